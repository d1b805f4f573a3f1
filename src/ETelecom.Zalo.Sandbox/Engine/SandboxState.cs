using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The state of a sandbox: the epoch, and what outlives a reset.</summary>
internal sealed class SandboxState : IAsyncDisposable
{
    private readonly IJournal _journal;
    private readonly Lock _resetting = new();
    private Epoch _epoch;

    private SandboxState(ZaloSandboxOptions options, IJournal journal)
    {
        (Options, _journal) = (options, journal);
        Faults = new SandboxFaults(options, Changes, Listeners);
        _epoch = new Epoch(options, Changes, journal);
    }

    public ZaloSandboxOptions Options { get; }

    public ChangeLog Changes { get; } = new();

    public ListenerGate Listeners { get; } = new();

    public SandboxFaults Faults { get; }

    /// <summary>The current epoch. A call reads it once and uses it until its end.</summary>
    public Epoch Epoch => Volatile.Read(ref _epoch);

    /// <summary>What the journal holds, or nothing. The journal is closed with the state.</summary>
    /// <exception cref="InvalidOperationException">The journal cannot be read; the message says why.</exception>
    public static async Task<SandboxState> OpenAsync(ZaloSandboxOptions options, IJournal journal)
    {
        var state = new SandboxState(options, journal);
        try
        {
            journal.Restore(state.Epoch);
            return state;
        }
        catch
        {
            await state.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Completes when all that happened until now would survive the end of the process.</summary>
    public Task CommittedAsync() => _journal.CommittedAsync();

    public void Reset()
    {
        lock (_resetting)
        {
            Epoch.Forget();
            _journal.Forget();
            Volatile.Write(ref _epoch, new Epoch(Options, Changes, _journal));
        }

        Faults.Clear();
        Changes.Add(ChangeKind.Reset);
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();
}
