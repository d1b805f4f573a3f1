using System;
using System.IO;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Which file a path means, however it is written.</summary>
internal static class FilePath
{
    /// <summary>The whole path; of a link, that of the file it leads to.</summary>
    public static string Of(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } file ? file.FullName : Path.GetFullPath(path);

    /// <summary>What can be made again is never written over what cannot: the journal and the list of contacts.</summary>
    /// <exception cref="UsageException">It would be.</exception>
    public static void MustNotBe(string path, params string[] kept)
    {
        // In whatever case: not every disk tells them apart.
        if (kept.Select(Of).Contains(Of(path), StringComparer.OrdinalIgnoreCase)) throw new UsageException(words => words.WouldBeOverwritten(path));
    }
}
