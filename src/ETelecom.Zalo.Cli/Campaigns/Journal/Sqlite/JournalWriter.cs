using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Makes changes durable in the journal's file, many in one transaction.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    // A log of so many changed rows has eight megabytes at most.
    private const int MostInLog = 1000;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _update;
    private readonly Func<string, string> _clean;
    private readonly GroupCommit<Change, bool> _changes;
    private readonly LatestChange? _latest;
    private readonly SqliteCommand _mark;
    private long _base;
    private int _inLog;

    /// <param name="connection">The file.</param>
    /// <param name="opened">The change with which it was opened: the file has everything up to it.</param>
    /// <param name="latest">Where the number of the latest change is kept as well; null for nowhere.</param>
    /// <param name="clean">Takes out of the service's words what no file may hold: the key, if it echoes it.</param>
    public JournalWriter(SqliteConnection connection, long opened = 0, LatestChange? latest = null, Func<string, string>? clean = null)
    {
        _clean = clean ?? (text => text);
        _connection = connection;
        _base = opened;
        _latest = latest;
        _mark = connection.Prepare("UPDATE mark SET change = change + 1, base = $1 RETURNING change", 1);
        _update = connection.CreateCommand();
        _update.CommandText =
            """
            UPDATE row SET state = $state, first_sent_at = $first_sent_at, sent_at = $sent_at, ended_at = $ended_at,
                consent_id = $consent_id, charged = $charged, reply_status = $reply_status, detail = $detail, unknown_at = $unknown_at,
                delivery_status = $delivery_status, charged_before = $charged_before
            WHERE line = $line AND ($state <> 'sent' OR state = 'not_sent') AND ($intent IS NULL OR (state = 'sent' AND sent_at = $intent))
            """;
        foreach (var name in (string[])[
            "$state", "$first_sent_at", "$sent_at", "$ended_at", "$consent_id", "$charged", "$reply_status", "$detail", "$unknown_at", "$line", "$intent",
            "$delivery_status", "$charged_before"])
            _update.Parameters.Add(new SqliteParameter { ParameterName = name });
        _changes = new(changes => Task.FromResult(Commit(changes)));
    }

    /// <summary>Ends when the change is on the disk.</summary>
    /// <param name="change">The row as it is now.</param>
    /// <param name="intent">When the intent was made that this is the end of: it is written only while the row still has that one. Null where none is expected.</param>
    /// <exception cref="JournalException">It is not, and nothing will be any more.</exception>
    public Task WriteAsync(CampaignRow change, DateTimeOffset? intent = null) => _changes.AddAsync(new Change(change, intent));

    /// <summary>Writes what still waits, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _changes.DisposeAsync();
        if (!_changes.HasFailed) JournalMark.Close(_connection);
        await _update.DisposeAsync();
        await _mark.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <exception cref="JournalException">The disk does not take them; or another process has had a row, and it is not as this one left it.</exception>
    private IReadOnlyList<bool> Commit(IReadOnlyList<Change> changes)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            _update.Transaction = transaction;
            foreach (var (row, intent) in changes) Update(row, intent);
            var change = NextChange(transaction);
            transaction.Commit();
            _latest?.Set(change);
            EmptyLog(change, changes.Count);
            return [.. changes.Select(_ => true)];
        }
        catch (SqliteException exception)
        {
            throw JournalConnection.Fail(exception);
        }
    }

    private long NextChange(SqliteTransaction transaction)
    {
        _mark.Transaction = transaction;
        _mark.Parameters[0].Value = _base;
        return (long)_mark.ExecuteScalar()!;
    }

    /// <summary>Brings what the log holds into the file now and then. SQLite then begins the log anew.</summary>
    private void EmptyLog(long change, int count)
    {
        _inLog += count;
        if (_inLog < MostInLog) return;
        _inLog = 0;
        try
        {
            // A reader may be in the way: then the log grows until the next time.
            var isEmpty = _connection.Query("PRAGMA wal_checkpoint(PASSIVE)", row => row.GetInt64(0) == 0 && row.GetInt64(1) == row.GetInt64(2)).Single();
            if (isEmpty) _base = change;
        }
        catch (SqliteException)
        {
            // The change itself is durable, in the log.
        }
    }

    private void Update(CampaignRow change, DateTimeOffset? intent)
    {
        Set(0, JournalText.Of(change.State));
        Set(1, change.FirstSentAt?.ToUnixTimeMilliseconds());
        Set(2, change.SentAt?.ToUnixTimeMilliseconds());
        Set(3, change.EndedAt?.ToUnixTimeMilliseconds());
        Set(4, change.ConsentId);
        Set(5, change.Charged);
        Set(6, change.ReplyStatus);
        Set(7, change.Detail is { } detail ? _clean(detail) : null);
        Set(8, change.UnknownAt?.ToUnixTimeMilliseconds());
        Set(9, change.Line);
        Set(10, intent?.ToUnixTimeMilliseconds());
        Set(11, change.DeliveryStatus);
        Set(12, change.ChargedBefore);
        if (_update.ExecuteNonQuery() == 0) throw new JournalException(words => words.JournalChanged, null);

        void Set(int index, object? value) => _update.Parameters[index].Value = value ?? DBNull.Value;
    }

    private sealed record Change(CampaignRow Row, DateTimeOffset? Intent);
}
