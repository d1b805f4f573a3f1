using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What .NET has no words for: a lock that no setting takes away, and which file a name means.</summary>
internal static class UnixFile
{
    // The same on every Unix.
    private const int Exclusive = 2;
    private const int DoNotWait = 4;

    // Of Linux. The layout of its answer is the same on every processor, unlike that of stat.
    private const int CurrentDirectory = -100;
    private const uint BasicFields = 0x7FF;
    private const int AnswerSize = 256;
    private const int ModeOffset = 28;
    private const int InodeOffset = 32;
    private const int DeviceOffset = 136;
    private const int KindMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>
    /// Locks an open file for this process, although <c>DOTNET_SYSTEM_IO_DISABLEFILELOCKING</c> switches the locks of .NET off; false when
    /// another has it. On Windows .NET's own lock holds always.
    /// </summary>
    public static bool TryLock(SafeFileHandle file) => OperatingSystem.IsWindows() || flock(file, Exclusive | DoNotWait) == 0;

    /// <summary>Device and inode, the same for every name of a file; null where they cannot be had, or for no file.</summary>
    public static string? IdentityOf(string path) => Ask(path) is { } answer
        ? string.Create(CultureInfo.InvariantCulture, $"{BitConverter.ToUInt64(answer, DeviceOffset)}:{BitConverter.ToUInt64(answer, InodeOffset)}")
        : null;

    /// <summary>Whether it is a file on a disk, and neither a device nor a pipe; null where that cannot be had.</summary>
    public static bool? IsRegular(string path) =>
        Ask(path) is { } answer ? (BitConverter.ToUInt16(answer, ModeOffset) & KindMask) == RegularFile : null;

    private static byte[]? Ask(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var answer = new byte[AnswerSize];
        return statx(CurrentDirectory, Encoding.UTF8.GetBytes(path + "\0"), 0, BasicFields, answer) == 0 ? answer : null;
    }

#pragma warning disable SYSLIB1054 // LibraryImport needs unsafe code for the same two calls.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int flock(SafeFileHandle file, int operation);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(
        int directory, byte[] path, int flags, uint mask, [Out] byte[] answer);
#pragma warning restore SYSLIB1054
}
