using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;

namespace ETelecom.Zalo.RepositoryTests.Documents;

/// <summary>Code that a document shows: a <c>#region</c> of this project. Regions of one name in one file are one snippet, such as its usings and its body.</summary>
internal sealed partial record Snippet(string Name, string Text, bool IsRun)
{
    public static IReadOnlyList<Snippet> All { get; } =
        [.. Directory.EnumerateFiles(Repository.PathTo("tests/ETelecom.Zalo.RepositoryTests/Documents/Code"), "*.cs").SelectMany(file => ReadFrom(File.ReadAllText(file)))];

    public static IEnumerable<Snippet> ReadFrom(string source)
    {
        source = source.ReplaceLineEndings("\n");
        return Region().Matches(source)
            .Select(match => (Name: match.Groups["name"].Value, Text: Dedent(match.Groups["text"].Value), Above: source[..match.Index]))
            .GroupBy(region => region.Name)
            .Select(regions => new Snippet(
                regions.Key,
                string.Join("\n\n", regions.Select(region => region.Text)),
                regions.All(region => HasOnlyUsings(region.Text) || region.Text.Contains("[Fact]", StringComparison.Ordinal) || IsInATest(region.Above))));
    }

    private static bool HasOnlyUsings(string text) => text.Split('\n').All(line => line.StartsWith("using ", StringComparison.Ordinal));

    /// <summary>Whether the last member that began before it is a test: only that is sure to run.</summary>
    private static bool IsInATest(string above) => Member().Matches(above).LastOrDefault() is { } member && member.Groups["above"].Value is "    [Fact]" or "    [SkippableFact]";

    private static string Dedent(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")).Trim('\n');
    }

    [GeneratedRegex(@"^ *#region (?<name>\S+)\n(?<text>.*?)^ *#endregion$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^(?<above>.*)\n    (public|internal|private) [^=;\n]*\(", RegexOptions.Multiline)]
    private static partial Regex Member();
}
