using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>Packs once more, from another path: the same bytes.</summary>
[Collection(nameof(Packed))]
public sealed class FromAnotherCheckoutTests(Packed packed, SecondCheckout clone) : IClassFixture<SecondCheckout>
{
    [Fact]
    public async Task Two_packs_of_one_commit_are_the_same_bytes()
    {
        var again = await clone.PackAsync("Generated.sln", "again");

        var files = Directory.GetFiles(again).Select(file => Path.GetFileName(file)).Order().ToList();
        Assert.Equal(2 * (Packed.Libraries.Length + 1), files.Count);
        Assert.All(files, file => Assert.True(
            File.ReadAllBytes(Path.Combine(again, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(packed.Feed.Folder, file))),
            $"{file} has other bytes. See which of its entries: unzip -v."));
    }
}
