using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>
/// Packs from a checkout with a public remote: SourceLink leads there; with a member removed, a program that does not compile. What it does to its checkout
/// no other test may meet.
/// </summary>
[Collection(nameof(Packed))]
public sealed class ReleasedFromAnotherCheckoutTests(Packed packed, SecondCheckout clone) : IClassFixture<SecondCheckout>
{
    [Fact]
    public async Task A_release_needs_its_sources_and_a_removed_member_is_reported()
    {
        await clone.GitAsync("remote", "set-url", "origin", "https://github.com/another/something.git");
        await clone.GitAsync("add", "--all");
        await clone.GitAsync("commit", "--quiet", "--allow-empty", "--message", "released");
        await clone.GitAsync("tag", "v" + packed.Version);
        RenameInTheSdk("AlreadyGranted", "Granted");

        var broken = new Feed(await clone.PackAsync("src/ETelecom.Zalo", "broken", "-p:VersionSuffix=broken"));

        var release = await LastRelease.FindAsync(clone.Root);
        Assert.Equal("v" + packed.Version, release!.Tag);
        Assert.Contains("PermissionToCall/PermissionToCall.csproj", await release.ListAsync());
        using var programs = await release.ExtractAsync(broken);
        var build = await Command.Dotnet(programs.Path, "build", "PermissionToCall", "-nodeReuse:false").FailAsync();
        Assert.Contains("error CS0117: 'EnsureConsentStatus' does not contain a definition for 'AlreadyGranted'", build, StringComparison.Ordinal);
        await LeadsToItsSources(broken);
    }

    private async Task LeadsToItsSources(Feed feed)
    {
        var file = Path.Combine(feed.Folder, $"ETelecom.Zalo.{packed.Version}-broken");
        using var package = ZipFile.OpenRead(file + ".nupkg");
        using var symbols = ZipFile.OpenRead(file + ".snupkg");
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(symbols.GetEntry("lib/net10.0/ETelecom.Zalo.pdb")!.ReadBytes());
        var commit = (await clone.GitAsync("rev-parse", "HEAD")).Trim();

        var repository = XElement.Parse(package.ReadText("ETelecom.Zalo.nuspec")).Descendants().Single(element => element.Name.LocalName == "repository");
        Assert.Equal("https://github.com/another/something.git", repository.Attribute("url")?.Value);
        Assert.Equal(commit, repository.Attribute("commit")?.Value);
        Assert.Equal(
            $$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/another/something/{{{commit}}}/*"}}""",
            PortablePdb.SourceLinkOf(pdb.GetMetadataReader()));
    }

    private void RenameInTheSdk(string member, string newName)
    {
        foreach (var file in Directory.GetFiles(clone.PathTo("src/ETelecom.Zalo"), "*.cs", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).Replace(member, newName, StringComparison.Ordinal));
    }
}
