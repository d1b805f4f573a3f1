using System.IO;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A file that one process at a time has open. The operating system holds the lock, so it ends with the process, however that ends.</summary>
internal static class LockedFile
{
    // EWOULDBLOCK and, on Windows, a sharing violation.
    private const int Locked = 11;
    private const int WindowsLocked = unchecked((int)0x80070020);

    /// <summary>Opens it; null when another process has it.</summary>
    public static FileStream? TryOpen(string path, FileMode mode)
    {
        try
        {
            var file = new FileStream(path, OwnerOnlyFile.Options(mode, FileShare.None));
            if (UnixFile.TryLock(file.SafeFileHandle)) return file;
            file.Dispose();
            return null;
        }
        catch (IOException exception) when (exception.HResult is Locked or WindowsLocked)
        {
            return null;
        }
    }
}
