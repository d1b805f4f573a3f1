using System;
using System.Collections.Generic;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Makes changes durable, many at a time: one writer commits all waiting changes in one transaction, and only then lets each of
/// them continue. Waiting for the disk costs the same for one row as for a hundred.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    private const int MaxBatch = 1024;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _update;
    private readonly Channel<(CampaignRow Change, DateTimeOffset? Intent, TaskCompletionSource Durable)> _waiting =
        Channel.CreateUnbounded<(CampaignRow, DateTimeOffset?, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<string, string> _clean;
    private readonly Task _writing;
    private JournalException? _failure;

    public JournalWriter(SqliteConnection connection, Func<string, string>? clean = null)
    {
        _clean = clean ?? (text => text);
        _connection = connection;
        _update = connection.CreateCommand();
        _update.CommandText =
            """
            UPDATE row SET state = $state, first_sent_at = $first_sent_at, sent_at = $sent_at, ended_at = $ended_at,
                consent_id = $consent_id, charged = $charged, reply_status = $reply_status, detail = $detail, unknown_at = $unknown_at,
                delivery_status = $delivery_status, charged_before = $charged_before
            WHERE line = $line AND ($state <> 'sent' OR state = 'left') AND ($intent IS NULL OR (state = 'sent' AND sent_at = $intent))
            """;
        foreach (var name in (string[])[
            "$state", "$first_sent_at", "$sent_at", "$ended_at", "$consent_id", "$charged", "$reply_status", "$detail", "$unknown_at", "$line", "$intent",
            "$delivery_status", "$charged_before"])
            _update.Parameters.Add(new SqliteParameter { ParameterName = name });
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Ends when the change is on the disk.</summary>
    /// <param name="change">The row as it is now.</param>
    /// <param name="intent">When the intent was made that this is the end of: it is written only while the row still has that one. Null where none is expected.</param>
    /// <exception cref="JournalException">It is not, and nothing will be any more.</exception>
    public Task WriteAsync(CampaignRow change, DateTimeOffset? intent = null)
    {
        var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite((change, intent, durable))) throw _failure ?? throw new ObjectDisposedException(nameof(JournalWriter));
        return durable.Task;
    }

    /// <summary>Writes what still waits, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        if (_failure is null) JournalMark.Close(_connection);
        await _update.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<(CampaignRow Change, DateTimeOffset? Intent, TaskCompletionSource Durable)>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            if (_failure is null) Commit(batch);
            foreach (var (_, _, durable) in batch)
            {
                if (_failure is null) durable.SetResult();
                else durable.SetException(_failure);
            }

            batch.Clear();
        }
    }

    private void Commit(List<(CampaignRow Change, DateTimeOffset? Intent, TaskCompletionSource Durable)> batch)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            _update.Transaction = transaction;
            foreach (var (change, intent, _) in batch) Update(change, intent);
            transaction.Commit();
        }
        catch (SqliteException exception)
        {
            Fail(JournalConnection.Fail(exception));
        }
        catch (JournalException exception)
        {
            // Another process has had the row: it is not as this one left it.
            Fail(exception);
        }
    }

    private void Fail(JournalException failure)
    {
        _failure = failure;
        _waiting.Writer.TryComplete();
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
}
