using System;
using System.IO;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Keeps a second process from the same journal. The operating system holds the lock, so it ends with the process, however that ends.
/// The lock file beside the journal is never deleted: deleting it while another process waits would let two in. On Linux the journal's own file is
/// locked as well, so that a hard link is no way around it; elsewhere that lock would be in SQLite's way.
/// </summary>
internal sealed class JournalLock : IDisposable
{
    private readonly string _journalPath;
    private readonly FileStream _file;
    private FileStream? _journal;

    private JournalLock(string journalPath, FileStream file)
    {
        _journalPath = journalPath;
        _file = file;
    }

    /// <exception cref="UsageException">Another process has it, or the folder cannot be written.</exception>
    public static JournalLock Take(string journalPath)
    {
        // A link is another name for the same journal, which has one lock.
        var path = FilePath.Of(journalPath);
        var held = new JournalLock(path, Open(CampaignFiles.Lock(path), FileMode.OpenOrCreate));
        try
        {
            held.TakeJournal();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Locks the journal's own file, once it is there.</summary>
    /// <exception cref="UsageException">Another process has it.</exception>
    public void TakeJournal()
    {
        if (OperatingSystem.IsLinux() && _journal is null && File.Exists(_journalPath)) _journal = Open(_journalPath, FileMode.Open);
    }

    public void Dispose()
    {
        _journal?.Dispose();
        _file.Dispose();
    }

    private static FileStream Open(string path, FileMode mode)
    {
        try
        {
            return LockedFile.TryOpen(path, mode) ?? throw new UsageException(words => words.JournalBusy, words => words.WaitForJournal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(words => words.JournalUnwritable(exception), words => words.OtherJournal);
        }
    }
}
