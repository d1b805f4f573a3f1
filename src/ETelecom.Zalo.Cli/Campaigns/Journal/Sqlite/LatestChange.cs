using System;
using System.Buffers.Binary;
using System.IO;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The number of a journal's latest change that this user wrote on this machine, beside no copy of the journal, so that an older copy is noticed wherever
/// it is. Held for as long as the journal is open: two copies cannot be sent at once.
/// </summary>
internal sealed class LatestChange : IDisposable
{
    private readonly FileStream? _file;

    private LatestChange(FileStream? file)
    {
        _file = file;
        var bytes = new byte[sizeof(long)];
        if (file is not null && file.Length >= bytes.Length) file.ReadExactly(bytes);
        Number = BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>0 when none is known.</summary>
    public long Number { get; private set; }

    /// <param name="folder">Where the tool keeps what it knows on this machine; null for nowhere.</param>
    /// <param name="journal">Which journal: <see cref="JournalMark.Journal"/>.</param>
    /// <exception cref="UsageException">Another process has a copy of this journal open, or the journal is damaged.</exception>
    public static LatestChange Of(string? folder, string journal)
    {
        if (folder is null) return new LatestChange(null);
        // A journal may come from anywhere, and it must not name another file.
        if (!Guid.TryParseExact(journal, "N", out var id)) throw JournalSchema.Damaged();
        try
        {
            var place = Path.Combine(folder, "journals");
            Directory.CreateDirectory(place);
            return new LatestChange(LockedFile.TryOpen(Path.Combine(place, id.ToString("N")), FileMode.OpenOrCreate)
                ?? throw new UsageException(words => words.JournalBusy, words => words.WaitForJournal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without it, older copies are not noticed.
            return new LatestChange(null);
        }
    }

    /// <summary>Called when the change is durable, and before anything is sent that it allows.</summary>
    public void Set(long change)
    {
        if (_file is null) return;
        Number = change;
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, change);
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without it, older copies are not noticed.
        }
    }

    public void Dispose() => _file?.Dispose();
}
