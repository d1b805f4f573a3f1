using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace ETelecom.Zalo.Cli;

/// <summary>A command that finishes the work in progress after the first Ctrl+C, and stops at once after the second.</summary>
internal interface IFinishesFirst;

/// <summary>
/// Ctrl+C and the signals that end a program: the first asks to finish, the second to stop at once.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly CancellationTokenSource _second = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _count;

    public CancellationToken First => _first.Token;

    public CancellationToken Second => _second.Token;

    public static Interrupts OfThisProcess()
    {
        var interrupts = new Interrupts();
        // The system handles a third one and ends the process.
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            interrupts._signals.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = interrupts.Signal()));
        return interrupts;
    }

    /// <summary>Counts one more; false if there have already been two.</summary>
    public bool Signal()
    {
        var count = Interlocked.Increment(ref _count);
        if (count == 1) _first.Cancel();
        if (count == 2) _second.Cancel();
        return count <= 2;
    }

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _first.Dispose();
        _second.Dispose();
    }
}
