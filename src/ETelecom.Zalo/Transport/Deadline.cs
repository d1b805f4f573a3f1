using System;
using System.Threading;

namespace ETelecom.Zalo;

/// <summary>The end of a call: its deadline or its caller's token, whichever comes first, and which of the two it was.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly long _started;
    private readonly ITimer _timer;
    private volatile bool _passed;

    public Deadline(TimeSpan timeout, TimeProvider clock, CancellationToken caller)
    {
        _clock = clock;
        _timeout = timeout;
        _started = clock.GetTimestamp();
        _source = caller.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(caller) : new CancellationTokenSource();
        _timer = clock.CreateTimer(static deadline => ((Deadline)deadline!).Pass(), this, timeout, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    public bool Passed => _passed;

    public TimeSpan Elapsed => _clock.GetElapsedTime(_started);

    public TimeSpan Remaining => _timeout - Elapsed;

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Pass()
    {
        _passed = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended in this very moment.
        }
    }
}
