using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Writes what happens to a SQLite file, in the order in which it happened. Whatever waits is written in one transaction, so that many calls
/// share the cost of one commit; all questions are answered from memory.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly Channel<Action<JournalFile>> _entries =
        Channel.CreateUnbounded<Action<JournalFile>>(new UnboundedChannelOptions { SingleReader = true });

    private readonly JournalFile _file;
    private readonly Task _writing;

    private Journal(JournalFile file)
    {
        _file = file;
        _writing = Task.Run(WriteAllAsync);
    }

    /// <exception cref="InvalidOperationException">The file cannot be used; the message says why.</exception>
    public static Journal Open(string path, int seed) => new(JournalFile.Open(path, seed));

    public void Restore(SandboxState state) => _file.Restore(state);

    public void Write(Record record) => Add(file => file.Write(record));

    public void Write(int sequence, RequestLog.Entry entry) => Add(file => file.Write(sequence, entry));

    public void Write(TimeSpan offset) => Add(file => file.Write(offset));

    public void Forget() => Add(file => file.Forget());

    /// <summary>Completes when all that was written until now is in the file; fails when it could not be written.</summary>
    public Task CommittedAsync()
    {
        var committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Add(file => file.OnCommit(committed)) ? committed.Task : Task.FromException(NotWritten("the sandbox stops"));
    }

    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        _file.Dispose();
    }

    private static ServiceError NotWritten(string why) =>
        new(ApiErrorCode.Internal, $"what was done could not be written to the data file and may be lost with the process: {why}");

    private bool Add(Action<JournalFile> entry) => _entries.Writer.TryWrite(entry);

    private async Task WriteAllAsync()
    {
        while (await _entries.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            try
            {
                _file.Begin();
                while (_entries.Reader.TryRead(out var entry)) entry(_file);
                _file.Commit();
            }
            catch (SqliteException exception)
            {
                // A full disk, for example. Those who wait are told; the next batch may fare better.
                _file.RollBack(NotWritten(exception.Message));
            }
        }
    }
}
