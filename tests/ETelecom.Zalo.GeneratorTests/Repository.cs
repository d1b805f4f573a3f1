using System;
using System.IO;

namespace ETelecom.Zalo.GeneratorTests;

/// <summary>The repository that these tests were built in.</summary>
internal static class Repository
{
    private static readonly string Root = FolderOf("Generated.sln", AppContext.BaseDirectory);

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    private static string FolderOf(string file, string? start)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, file))) return folder;
        }

        throw new InvalidOperationException($"No {file} above {start}.");
    }
}
