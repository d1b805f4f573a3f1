using System;
using System.IO;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Where something is written that can be made again: never over what cannot, the journal and the list of contacts.</summary>
internal static class OutputPath
{
    /// <exception cref="UsageException">It is one of them.</exception>
    public static void MustNotBe(string path, params string[] kept)
    {
        if (kept.Select(Path.GetFullPath).Contains(Path.GetFullPath(path), StringComparer.Ordinal))
            throw new UsageException(words => words.WouldBeOverwritten(path));
    }
}
