using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace ETelecom.Zalo.TestSupport;

/// <summary>A file system of a few megabytes, which really is full when it is full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("disk-");

    public SmallDisk(int kibibytes)
    {
        var isMounted = OperatingSystem.IsLinux() && Mount("-t", "tmpfs", "-o", $"size={kibibytes}k", "none", _folder.FullName);
        if (!isMounted) _folder.Delete();
        Needed.Is(isMounted, "A disk that is full needs a file system of its own: run this on Linux, as root or with a sudo that asks nothing.");
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Uses the remaining space, as other programs do.</summary>
    public void Fill()
    {
        try
        {
            using var file = new FileStream(PathOf("of-others"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true) file.WriteByte(0);
        }
        catch (IOException)
        {
            // Now it is full.
        }
    }

    /// <summary>As a disk that may be read and no longer written.</summary>
    public void Protect() => Assert.True(Mount("-o", "remount,ro", _folder.FullName));

    public void Enlarge(int kibibytes) => Mount("-o", $"remount,size={kibibytes}k", _folder.FullName);

    public void Dispose()
    {
        AsRoot("umount", _folder.FullName);
        _folder.Delete();
    }

    private static bool Mount(params string[] args) => AsRoot(["mount", .. args]);

    private static bool AsRoot(params string[] command)
    {
        string[] words = Environment.IsPrivilegedProcess ? command : ["sudo", "--non-interactive", .. command];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no such program here.
            return false;
        }
    }
}
