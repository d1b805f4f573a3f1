using System;
using System.Linq;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>A version is written in one place: the packages' in Directory.Build.props, the SDK's in global.json, Node's in .node-version.</summary>
public partial class VersionTests
{
    [Fact]
    public void No_project_has_a_version_of_its_own()
    {
        var projects = Repository.Files.Where(file => ProjectFile().IsMatch(file) && file != "Directory.Build.props");

        Assert.DoesNotContain(projects, file => PackageVersion().IsMatch(Repository.Read(file)));
        Assert.Single(PackageVersion().Matches(Repository.Read("Directory.Build.props")));
    }

    [Fact]
    public void The_version_of_the_packages_has_its_part_of_the_changelog()
    {
        var version = PackageVersion().Match(Repository.Read("Directory.Build.props")).Groups[1].Value;

        Assert.Contains($"\n## [{version}]", Repository.Read("CHANGELOG.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_documents_name_the_node_that_ci_runs()
    {
        var node = Repository.Read(".node-version").Trim();
        var named = MarkdownFile.All.SelectMany(document => NodeVersion().Matches(Repository.Read(document.Path)))
            .Select(match => match.Groups[1].Value);

        Assert.Equal([node], named.Distinct());
        Assert.Contains($">={node}.", Repository.Read("spec/package.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflows_take_the_versions_from_their_files()
    {
        var files = Repository.Files.Where(file => file.StartsWith(".github/workflows/", StringComparison.Ordinal));
        var workflows = string.Concat(files.Select(Repository.Read));

        Assert.DoesNotContain("dotnet-version:", workflows, StringComparison.Ordinal);
        Assert.DoesNotContain("node-version:", workflows, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\.(csproj|props|targets)$")]
    private static partial Regex ProjectFile();

    [GeneratedRegex(@"<Version(?:Prefix)?>([^<]+)</Version")]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"\bNode (\d+)")]
    private static partial Regex NodeVersion();
}
