using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>What is in each package beside its code: what a stranger reads before using it, and what it makes them depend on.</summary>
[Collection(nameof(Packed))]
public sealed partial class ContentsTests(Packed packed)
{
    public static TheoryData<string> All => [.. Packed.Libraries, Packed.Tool];

    public static TheoryData<string> Libraries => [.. Packed.Libraries];

    [Theory]
    [MemberData(nameof(All))]
    public void It_says_what_it_is_whose_it_is_and_what_is_new(string id)
    {
        var metadata = packed.ReadMetadata(id);
        string Text(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

        Assert.Equal(id, Text("id"));
        Assert.Equal(packed.Version, Text("version"));
        Assert.Equal("MIT", Text("license"));
        Assert.All(["authors", "description", "tags", "releaseNotes"], name => Assert.NotEmpty(Text(name)));
        var changes = File.ReadAllText(Repository.PathTo("CHANGELOG.md")).ReplaceLineEndings("\n");
        var ofThisVersion = changes.Split($"\n## [{packed.Version.Split('-')[0]}]")[1].Split("\n## [")[0];
        Assert.StartsWith(Text("releaseNotes"), ofThisVersion[ofThisVersion.IndexOf('\n')..].Trim(), StringComparison.Ordinal);

        using var package = packed.Open(id);
        Assert.Equal(File.ReadAllBytes(Repository.PathTo("src/icon.png")), package.GetEntry(Text("icon"))!.ReadBytes().ToArray());
        Assert.Equal(File.ReadAllText(Repository.PathTo($"src/{id}/README.md")), package.ReadText(Text("readme")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_names_the_commit_and_no_place_on_this_machine(string id)
    {
        var repository = packed.ReadMetadata(id).Elements().Single(element => element.Name.LocalName == "repository");

        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
        Assert.True(repository.Attribute("url") is not { } url || url.Value.StartsWith("https://", StringComparison.Ordinal), repository.ToString());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_README_leads_to_no_file_of_the_repository(string id)
    {
        using var package = packed.Open(id);

        Assert.Empty(RelativeLink().Matches(package.ReadText("README.md")).Select(link => link.Value));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Each_assembly_has_its_documents_and_its_symbols(string id)
    {
        using var package = packed.Open(id);
        using var symbols = packed.Open(id, "snupkg");
        var assemblies = package.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(assemblies);
        Assert.All(assemblies, assembly => Assert.NotNull(package.GetEntry(Path.ChangeExtension(assembly, ".xml"))));
        Assert.Equal(
            assemblies.Select(assembly => Path.ChangeExtension(assembly, ".pdb")).Order(),
            symbols.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".pdb", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void What_each_depends_on_is_what_was_reviewed()
    {
        var list = new StringBuilder();
        foreach (var id in Packed.Libraries.Append(Packed.Tool))
        {
            list.Append(id).Append('\n');
            foreach (var group in packed.ReadMetadata(id).Descendants().Where(element => element.Name.LocalName == "group"))
            {
                list.Append("  ").Append(group.Attribute("targetFramework")!.Value).Append('\n');
                foreach (var line in group.Elements().Select(LineOf).Order(StringComparer.Ordinal)) list.Append("    ").Append(line).Append('\n');
            }
        }

        // The packages of this project ask for one another in the version at hand.
        Snapshot.Matches(list.Replace($"[{packed.Version}]", "[this version alone]").ToString(), "Dependencies", "txt");
    }

    private static string LineOf(XElement dependency) =>
        dependency.Attribute("id") is { } id ? $"{id.Value} {dependency.Attribute("version")!.Value}" : dependency.Attribute("name")!.Value;

    [GeneratedRegex(@"\]\((?!https://|#)[^)]*\)|<img[^>]*>")]
    private static partial Regex RelativeLink();
}
