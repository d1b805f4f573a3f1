using System;
using System.IO;
using System.Runtime.InteropServices;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Output;

/// <summary>Whether this process has a standard output at all, which <see cref="Console.Out"/> says only when it is written to.</summary>
internal static class StandardOutput
{
    private const int FileDescriptor = 1;
    private const int GetFlags = 3;
    private const int AccessMode = 3;
    private const int ReadOnly = 0;

    /// <summary>
    /// After <c>&gt;&amp;-</c> the file descriptor is unused, or belongs to a file that the runtime has opened for reading in the meantime.
    /// </summary>
    public static bool IsClosed()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput() == Stream.Null;
        var flags = Control(FileDescriptor, GetFlags);
        return flags < 0 || (flags & AccessMode) == ReadOnly;
    }

    /// <summary>Whether it is redirected to a file on a disk; false where that cannot be known.</summary>
    public static bool IsFile() => UnixFile.IsRegular("/dev/stdout") == true;

    /// <summary>Whether an exception means that an output cannot be written: full, closed, or a closed terminal.</summary>
    public static bool IsUnwritable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException;

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command);
}
