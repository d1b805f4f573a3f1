using System;
using System.IO;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>What a build reports when it cannot have its turn.</summary>
public sealed class GenerationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("generation");

    [Fact]
    public void A_contract_that_another_build_holds_is_reported_where_the_build_reads_it()
    {
        var generation = new Generation
        {
            Spec = "spec.yaml", Settings = "nswag.json", Tools = "tools", ReviewedListing = "listing.txt", Folder = _folder.FullName, Hash = "hash", LongestWait = TimeSpan.Zero,
        };

        using (new FileStream(Path.Combine(_folder.FullName, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            Assert.Single(generation.Run());

        Assert.Contains("Another build has held the contract", File.ReadAllText(Path.Combine(_folder.FullName, "errors.txt")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
