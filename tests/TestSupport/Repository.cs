using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ETelecom.Zalo.TestSupport;

/// <summary>The checkout that the tests were built in.</summary>
public static class Repository
{
    // What tools made or fetched.
    private static readonly string[] NotOurs = [".git", "node_modules", "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "../.."));

    private static readonly Lazy<IReadOnlySet<string>> OwnFiles = new(() => FilesIn(Root).Select(Relative).ToHashSet(StringComparer.Ordinal));

    /// <summary>Its files, from the root on, with slashes.</summary>
    public static IReadOnlySet<string> Files => OwnFiles.Value;

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    /// <summary>The text of a file, whatever ends its lines.</summary>
    public static string Read(string relative) => File.ReadAllText(PathTo(relative)).ReplaceLineEndings("\n");

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(FilesIn));

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
