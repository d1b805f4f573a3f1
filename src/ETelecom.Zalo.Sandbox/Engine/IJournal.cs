using System;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Keeps what happens beyond the end of the process, in the order in which it happens. The server has one with a file behind it.</summary>
internal interface IJournal : IAsyncDisposable
{
    /// <summary>Puts in what earlier runs left.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read; the message says why.</exception>
    void Restore(Epoch epoch);

    void Write(Record record);

    void Write(RequestEntry entry);

    void Write(TimeSpan clockOffset);

    void Forget();

    /// <summary>Completes when all that was written until now would survive the end of the process; fails when it could not be written.</summary>
    Task CommittedAsync();
}

/// <summary>Keeps nothing: records live as long as their sandbox.</summary>
internal sealed class NoJournal : IJournal
{
    public void Restore(Epoch epoch)
    {
    }

    public void Write(Record record)
    {
    }

    public void Write(RequestEntry entry)
    {
    }

    public void Write(TimeSpan clockOffset)
    {
    }

    public void Forget()
    {
    }

    public Task CommittedAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
