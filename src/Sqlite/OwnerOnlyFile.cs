using System;
using System.IO;

namespace ETelecom.Zalo;

/// <summary>Files with personal data: on Unix, only their owner can read them.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Options to open a file. If it is created, only its owner can read it; an existing file keeps its mode.</summary>
    public static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (mode == FileMode.Create) options.Access = FileAccess.Write;
        if (mode != FileMode.Open && !OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    /// <summary>Denies everyone but the owner access to a file, if it exists.</summary>
    public static void Restrict(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Of another user, who chose its mode. Whether it can be written shows when it is.
        }
    }
}
