using System;
using System.IO;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Keeps a second process from the same journal. The operating system holds the lock, so it ends with the process, however that ends.
/// The file stays: whoever deletes it while another waits for it would let two in.
/// </summary>
internal sealed class JournalLock : IDisposable
{
    // EWOULDBLOCK and, on Windows, a sharing violation.
    private const int Locked = 11;
    private const int WindowsLocked = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private JournalLock(FileStream file) => _file = file;

    /// <exception cref="UsageException">Another process has it, or the folder cannot be written.</exception>
    public static JournalLock Take(string journalPath)
    {
        try
        {
            // A link is another name for the same journal, which has one lock.
            return new JournalLock(new FileStream(FilePath.Of(journalPath) + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (exception.HResult is Locked or WindowsLocked)
        {
            throw new UsageException(words => words.JournalBusy, words => words.WaitForJournal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(words => words.JournalUnwritable(exception), words => words.OtherJournal);
        }
    }

    public void Dispose() => _file.Dispose();
}
