using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>Every place of the repository that a document names is there: links, their anchors, and paths and file names in backticks.</summary>
public partial class PlaceTests
{
    // Not files of the repository: where a user's own program has them.
    private static readonly string[] OfTheUser = ["appsettings.json", "Program.cs", "packages.lock.json"];

    private static readonly HashSet<string> Folders = [.. Repository.Files.SelectMany(FoldersOf)];

    public static TheoryData<string> Documents() => [.. MarkdownFile.All.Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_a_document_names_is_there(string path) =>
        Assert.Empty(Missing(MarkdownFile.All.Single(document => document.Path == path)));

    [Theory]
    [InlineData("[a](CONTRIBUTING.md#no-such-heading)", "CONTRIBUTING.md#no-such-heading")]
    [InlineData("[a](#nowhere)\n\n# Somewhere", "#nowhere")]
    [InlineData("[a](docs/gone.md)", "docs/gone.md")]
    [InlineData("![a](docs/gone.png)", "docs/gone.png")]
    [InlineData("see `src/ETelecom.Zalo/Gone.cs`", "src/ETelecom.Zalo/Gone.cs")]
    [InlineData("run `dotnet test tests/ETelecom.Zalo.GoneTests`", "tests/ETelecom.Zalo.GoneTests")]
    [InlineData("| a |\n|---|\n| `GoneForGood.cs` |", "GoneForGood.cs")]
    public void What_is_not_there_is_named(string text, string missing) =>
        Assert.Equal([missing], Missing(new MarkdownFile("README.md", text)));

    [Theory]
    [InlineData("[a](CONTRIBUTING.md#where-a-change-goes) [b](https://example.com/nowhere) [c](spec/)")]
    [InlineData("`spec/*.yaml` `application/json` `/v1/shop` `Generate.targets` `./build.ps1 Accept`")]
    [InlineData("`src/ETelecom.Zalo` `generator/obj/contract/listing.txt` `tests/ETelecom.Zalo.Tests/Snapshots/*.received.*`")]
    public void What_is_there_or_is_no_place_of_the_repository_is_let_through(string text) =>
        Assert.Empty(Missing(new MarkdownFile("README.md", text)));

    private static IEnumerable<string> Missing(MarkdownFile document)
    {
        var words = document.Code.Concat(document.Commands).SelectMany(code => code.Split(' ')).Select(word => word.Trim('(', ')', ','));
        return document.Links.Where(link => !LeadsSomewhere(link, document)).Concat(words.Where(word => !IsThere(word, document))).Distinct();
    }

    private static bool LeadsSomewhere(string link, MarkdownFile document)
    {
        if (link.Contains("://", StringComparison.Ordinal)) return true;
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? document.Path : Join(document.Folder, parts[0]);
        if (parts.Length == 1) return Repository.Files.Contains(target) || Folders.Contains(target);
        var page = target == document.Path ? document : MarkdownFile.All.FirstOrDefault(other => other.Path == target);
        return page?.Anchors.Contains(parts[1]) == true;
    }

    /// <summary>A word is a path when it begins with a folder of the repository or of the document, and a file name when it ends like one.</summary>
    private static bool IsThere(string word, MarkdownFile document)
    {
        if (!PathLike().IsMatch(word) || word.Contains("/obj/", StringComparison.Ordinal) || OfTheUser.Contains(word)) return true;
        var path = (word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word).TrimEnd('/');
        if (!path.Contains('/', StringComparison.Ordinal))
            return !FileName().IsMatch(path) || Repository.Files.Any(file => file == path || file.EndsWith("/" + path, StringComparison.Ordinal));
        string[] candidates = [path, Join(document.Folder, path)];
        var first = path.Split('/')[0];
        var isOurs = Folders.Contains(first) || Folders.Contains(Join(document.Folder, first));
        return !isOurs || candidates.Any(candidate => Repository.Files.Contains(candidate) || Folders.Contains(candidate));
    }

    private static IEnumerable<string> FoldersOf(string file)
    {
        for (var slash = file.LastIndexOf('/'); slash > 0; slash = file.LastIndexOf('/', slash - 1)) yield return file[..slash];
    }

    private static string Join(string folder, string relative)
    {
        var full = Path.GetFullPath(Path.Combine(Repository.Root, folder, relative));
        return Path.GetRelativePath(Repository.Root, full).Replace('\\', '/').TrimEnd('/');
    }

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)*/?$")]
    private static partial Regex PathLike();

    [GeneratedRegex(@"^\w[\w.-]*\.(cs|csproj|js|json|liquid|md|props|ps1|sln|targets|yaml)$")]
    private static partial Regex FileName();
}
