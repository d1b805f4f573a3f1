using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>The end of a call: its deadline or its caller's token, whichever comes first.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly long _started;

    public Deadline(TimeSpan timeout, TimeProvider clock, CancellationToken caller)
    {
        _clock = clock;
        _timeout = timeout;
        _started = clock.GetTimestamp();
        _source = clock.CreateCancellationTokenSource(timeout);
        _caller = caller.Register(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public TimeSpan Elapsed => _clock.GetElapsedTime(_started);

    public TimeSpan Remaining => _timeout - Elapsed;

    public void Dispose()
    {
        // In this order: the caller must not cancel what is disposed.
        _caller.Dispose();
        _source.Dispose();
    }
}
