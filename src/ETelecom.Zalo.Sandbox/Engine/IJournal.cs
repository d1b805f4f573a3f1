using System;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Keeps what happens beyond the end of the process, in the order in which it happens. The server has one; a sandbox of a test does not.</summary>
internal interface IJournal : IAsyncDisposable
{
    /// <summary>Puts in what earlier runs left.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read; the message says why.</exception>
    void Restore(SandboxState state);

    void Write(Record record);

    void Write(int sequence, RequestLog.Entry entry);

    void Write(TimeSpan offset);

    void Forget();

    /// <summary>Completes when all that was written until now would survive the end of the process; fails when it could not be written.</summary>
    Task CommittedAsync();
}
