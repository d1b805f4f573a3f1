using System;
using System.IO;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Keeps a second process from the same journal. The operating system holds the lock, so it ends with the process, however that ends.
/// The file stays: whoever deletes it while another waits for it would let two in.
/// </summary>
internal sealed class JournalLock : IDisposable
{
    private readonly FileStream _file;

    private JournalLock(FileStream file) => _file = file;

    /// <exception cref="UsageException">Another process has it, or the folder cannot be written.</exception>
    public static JournalLock Take(string journalPath)
    {
        try
        {
            return new JournalLock(new FileStream(journalPath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new UsageException($"The journal's folder cannot be written: {exception.Message}", "Choose another place with --journal.");
        }
        catch (IOException exception)
        {
            throw new UsageException(
                $"Another process works on this journal, or its folder cannot be written: {exception.Message}",
                "Wait for it to end, or stop it with Ctrl+C; two at once would ask people twice.");
        }
    }

    public void Dispose() => _file.Dispose();
}
