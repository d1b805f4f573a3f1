using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>The end of a call: its deadline or its caller's token, whichever comes first. It can be reused after its end.</summary>
internal sealed class Deadline(ZaloConsentClientOptions options) : IDisposable
{
    private CancellationTokenSource _source = new();
    private CancellationTokenRegistration _caller;
    private long _started;

    public CancellationToken Token => _source.Token;

    public TimeSpan Elapsed => options.TimeProvider.GetElapsedTime(_started);

    public TimeSpan Remaining => options.Timeout - Elapsed;

    public void Begin(CancellationToken caller)
    {
        _started = options.TimeProvider.GetTimestamp();
        if (options.TimeProvider == TimeProvider.System) _source.CancelAfter(options.Timeout);
        else _source = options.TimeProvider.CreateCancellationTokenSource(options.Timeout);
        _caller = caller.Register(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    /// <summary>Ends it for reuse; false if that is not possible, because its time is over or the platform does not support it.</summary>
    public bool TryReset()
    {
        // First: the caller must not cancel what may soon be the deadline of another call.
        _caller.Dispose();
#if NET
        return _source.TryReset();
#else
        return false;
#endif
    }

    public void Dispose()
    {
        _caller.Dispose();
        _source.Dispose();
    }
}
