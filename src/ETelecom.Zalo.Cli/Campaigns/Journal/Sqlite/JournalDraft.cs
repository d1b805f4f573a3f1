using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// A journal in the making, in a file beside its place: it takes its name only when the plan in it is complete, so a journal that
/// bears its name always has every row.
/// </summary>
internal sealed class JournalDraft : IDisposable
{
    // Null for a plan that never becomes a journal.
    private readonly string? _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _addRow;
    private readonly SqliteCommand _addRefused;
    private readonly SqliteCommand _firstLine;

    private JournalDraft(string? path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
        // Until it has its name nothing hangs on it: the disk is waited for once, at the end.
        connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536");
        JournalSchema.Create(connection);
        _transaction = connection.BeginTransaction();
        _addRow = connection.Prepare(
            "INSERT OR IGNORE INTO row (line, phone, call_type, reason_code, reference, written, own, state) VALUES ($1, $2, $3, $4, $5, $6, $7, 'not_sent')", 7);
        _addRefused = connection.Prepare("INSERT INTO refused (line, reason, phone, first_line, reference, own) VALUES ($1, $2, $3, $4, $5, $6)", 6);
        _firstLine = connection.Prepare("SELECT line FROM row WHERE phone = $1", 1);
    }

    /// <exception cref="UsageException">The file cannot be made.</exception>
    public static JournalDraft Create(string journalPath)
    {
        var path = CampaignFiles.Draft(journalPath);
        try
        {
            // A killed run can have left it.
            File.Delete(path);
            FilePath.CreateForOwner(path).Dispose();
            return new JournalDraft(path, JournalConnection.OpenDraft(path));
        }
        catch (SqliteException exception)
        {
            throw JournalConnection.Refuse(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(words => words.JournalUnwritable(exception), words => words.OtherJournal);
        }
    }

    /// <summary>A plan that is only shown, in an unnamed file, which the system deletes with the process.</summary>
    /// <exception cref="UsageException">The file cannot be made.</exception>
    public static JournalDraft CreateTemporary()
    {
        try
        {
            return new JournalDraft(null, JournalConnection.OpenDraft(""));
        }
        catch (SqliteException exception)
        {
            throw JournalConnection.Refuse(exception);
        }
    }

    /// <summary>Adds a row, unless its number is there already: then the line that has it, else null.</summary>
    public long? Add(CampaignRow row, InputLine line)
    {
        var (callType, reason, own) = (row.CallType?.ToString(), row.ReasonCode?.ToString(), JournalText.OfTexts(line.Own));
        if (_addRow.Run(row.Line, row.Phone, callType, reason, row.Reference, line.Phone, own) > 0) return null;
        _firstLine.Parameters[0].Value = row.Phone;
        return (long)_firstLine.ExecuteScalar()!;
    }

    public void Refuse(InputLine line, RowRefusal refusal, long? firstLine = null) =>
        _addRefused.Run(line.Number, refusal.ToString(), line.Phone, firstLine, NullIfEmpty(line.Reference), JournalText.OfTexts(line.Own));

    public Tally Count() => JournalQueries.Count(_connection);

    /// <summary>The rows of a complete plan, each with its number as the list has it, and the cells of the list's own columns as JSON.</summary>
    public IEnumerable<(CampaignRow Row, string? Written, string? Own)> Rows() => JournalQueries.Rows(_connection, new Lock(), [RowState.NotSent])
        .Zip(_connection.Query("SELECT written, own FROM row ORDER BY line", row => (row.Text(0), row.Text(1))), (row, cells) => (row, cells.Item1, cells.Item2));

    /// <summary>The lines of a complete plan that never become rows.</summary>
    public IEnumerable<(long Line, string Reason, string? Phone, long? FirstLine, string? Reference, string? Own)> RefusedLines() => _connection.Query(
        "SELECT line, reason, phone, first_line, reference, own FROM refused ORDER BY line",
        row => (row.GetInt64(0), row.GetString(1), row.Text(2), row.Integer(3), row.Text(4), row.Text(5)));

    /// <summary>Makes the plan complete.</summary>
    public void Complete(CampaignHeader header)
    {
        using var command = _connection.Prepare(
            "INSERT INTO campaign (id, oa_id, call_type, reason_code, service, fingerprint, planned_at, corrected, own_columns, list_name) "
            + "VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9)",
            9);
        command.Run(
            header.OaId, header.CallType?.ToString(), header.ReasonCode?.ToString(), header.Service, header.Fingerprint,
            header.PlannedAt.ToUnixTimeMilliseconds(), header.Corrected, JournalText.OfTexts(header.OwnColumns), header.ListName);
        _transaction.Commit();
    }

    /// <summary>Gives the complete plan its name, on the disk.</summary>
    /// <exception cref="UsageException">The disk does not take it.</exception>
    public void BecomeJournal(string journalPath)
    {
        Close();
        try
        {
            using (var file = new FileStream(_path!, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
            File.Move(_path!, journalPath, overwrite: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(words => words.JournalUnwritable(exception), words => words.OtherJournal);
        }
    }

    /// <summary>Leaves nothing behind, unless it became a journal.</summary>
    public void Dispose()
    {
        Close();
        if (_path is not null) File.Delete(_path);
    }

    public static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private void Close()
    {
        _addRow.Dispose();
        _addRefused.Dispose();
        _firstLine.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }
}
