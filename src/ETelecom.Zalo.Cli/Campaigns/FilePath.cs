using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Which file a path means, however it is written, and who may read what is written to it.</summary>
internal static class FilePath
{
    /// <summary>The whole path; of a link, that of the file it leads to.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A circular link, or no such file: opening it reports the error.
            return full;
        }
    }

    /// <summary>A path as a person reads it: from the current folder on where it is below it.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Of(Environment.CurrentDirectory), Path.GetFullPath(path));
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>What can be made again is never written over what cannot: any name of a campaign's files and of its list.</summary>
    /// <exception cref="UsageException">It would be.</exception>
    public static void MustNotBe(string path, IEnumerable<string> kept)
    {
        // Case-insensitive, as some file systems are.
        if (kept.Select(Identity).Contains(Identity(path), StringComparer.OrdinalIgnoreCase))
            throw new UsageException(words => words.WouldBeOverwritten(path));
    }

    /// <summary>Makes a file with personal data in it, or empties it: its owner alone can read it.</summary>
    public static FileStream CreateForOwner(string path)
    {
        var file = new FileStream(path, OwnerOnlyFile.Options(FileMode.Create, FileShare.Read));
        // An older file keeps its mode; that of a device is not ours to change.
        if (UnixFile.IsRegular(path) == true) OwnerOnlyFile.Restrict(path);
        return file;
    }

    /// <summary>The same for all names of a file; of one that is not there yet, by the folder that it would be in.</summary>
    private static string Identity(string path)
    {
        var full = Of(path);
        if (UnixFile.IdentityOf(full) is { } known) return known;
        return Path.GetDirectoryName(full) is { } folder && UnixFile.IdentityOf(folder) is { } place
            ? Path.Combine(place, Path.GetFileName(full))
            : full;
    }
}
