using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

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
    // What tools made or fetched.
    private static readonly string[] NotOurs = [".git", "node_modules", "bin", "obj", "artifacts"];

    public static string Root { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(FolderOfThisFile(), "..", ".."));

    /// <summary>The folder that this project is built from.</summary>
    public static string Sources => FolderOfThisFile();

    public static IReadOnlyList<Document> All { get; } = [.. FilesIn(Root).Select(Read).OrderBy(document => document.Path, StringComparer.Ordinal)];

    public IEnumerable<Block> Blocks => Fenced().Matches(Text).Select(match => new Block(
        this, match.Groups["language"].Value, match.Groups["text"].Value.TrimEnd('\n'), Text.AsSpan(0, match.Index).Count('\n') + 1));

    public static IEnumerable<Block> BlocksIn(string language) =>
        All.SelectMany(document => document.Blocks).Where(block => block.Language == language);

    private static Document Read(string file) => new(
        System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file).ReplaceLineEndings("\n"));

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder, "*.md").Concat(
        Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(System.IO.Path.GetFileName(inner))).SelectMany(FilesIn));

    private static string FolderOfThisFile([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"^```(?<language>\S*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();
}
