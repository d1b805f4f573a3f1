using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>
/// Writes what happens to a SQLite file, in the order in which it happened. Whatever waits is written in one transaction, so that many calls
/// share the cost of one commit; all questions are answered from memory.
/// </summary>
internal sealed class Journal : IJournal
{
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });

    // What no commit has held yet: after one that failed it is written again with the next, so that the file never has a gap.
    private readonly List<Action<JournalFile>> _unwritten = [];

    private readonly JournalFile _file;
    private readonly Task _writing;

    private Journal(JournalFile file)
    {
        _file = file;
        _writing = Task.Run(WriteAllAsync);
    }

    /// <exception cref="InvalidOperationException">The file cannot be used; the message says why.</exception>
    public static Journal Open(string path, int seed) => new(JournalFile.Open(path, seed));

    public void Restore(Epoch epoch) => _file.Restore(epoch);

    public void Write(Record record) => Add(file => file.Write(record));

    public void Write(RequestEntry entry)
    {
        // The current values: the call may continue before they are written.
        var (fault, status, record) = (entry.Fault, entry.Status, entry.Record);
        Add(file => file.Write(entry, fault, status, record));
    }

    public void Write(TimeSpan clockOffset) => Add(file => file.Write(clockOffset));

    public void Forget() => Add(file => file.Forget());

    /// <summary>Completes when all that was written until now is in the file; fails when it could not be written.</summary>
    public Task CommittedAsync()
    {
        var committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _entries.Writer.TryWrite(new Entry(null, committed)) ? committed.Task : Task.FromException(NotWritten("the sandbox stops"));
    }

    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        _file.Dispose();
    }

    private static ServiceError NotWritten(string why) =>
        new(ApiErrorCode.Internal, $"what was done could not be written to the data file and may be lost with the process: {why}");

    private void Add(Action<JournalFile> write) => _entries.Writer.TryWrite(new Entry(write, null));

    private async Task WriteAllAsync()
    {
        var waiting = new List<TaskCompletionSource>();
        while (await _entries.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (_entries.Reader.TryRead(out var entry))
            {
                if (entry.Write is { } write) _unwritten.Add(write);
                if (entry.Committed is { } committed) waiting.Add(committed);
            }

            var failure = TryCommit();
            foreach (var committed in waiting)
            {
                if (failure is null) committed.SetResult();
                else committed.SetException(failure);
            }

            waiting.Clear();
        }
    }

    private ServiceError? TryCommit()
    {
        try
        {
            _file.Begin();
            foreach (var write in _unwritten) write(_file);
            _file.Commit();
            _unwritten.Clear();
            return null;
        }
        catch (SqliteException exception)
        {
            // A full disk, for example. The error is passed to those who wait; the next batch may succeed.
            _file.RollBack();
            return NotWritten(exception.Message);
        }
    }

    /// <summary>Something to write, or a wait until everything before is written.</summary>
    private readonly record struct Entry(Action<JournalFile>? Write, TaskCompletionSource? Committed);
}
