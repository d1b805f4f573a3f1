using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ETelecom.Zalo.Tests;

namespace ETelecom.Zalo.DocumentTests;

/// <summary>A fenced block of a document: what stands between its fences, and where.</summary>
internal sealed record Block(Document Document, string Language, string Text, int Line)
{
    /// <summary>Where it is, as an editor opens it: <c>README.md:27</c>.</summary>
    public override string ToString() => $"{Document.Path}:{Line}";
}

/// <summary>A document of the repository: every Markdown file that a person wrote.</summary>
internal sealed partial record Document(string Path, string Text)
{
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => new Document(file, Repository.Read(file))),
    ];

    public IEnumerable<Block> Blocks => Fenced().Matches(Text).Select(match => new Block(
        this, match.Groups["language"].Value, match.Groups["text"].Value.TrimEnd('\n'), Text.AsSpan(0, match.Index).Count('\n') + 1));

    public static IEnumerable<Block> BlocksIn(string language) =>
        All.SelectMany(document => document.Blocks).Where(block => block.Language == language);

    [GeneratedRegex(@"^```(?<language>\S*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();
}
