using System;
using System.Threading;
#if !NET
using System.Threading.Tasks;
#endif

namespace ETelecom.Zalo;

/// <summary>The end of a call: its deadline or its caller's token, whichever comes first, and which of the two it was.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public Deadline(TimeSpan timeout, TimeProvider clock, CancellationToken caller)
    {
#if NET
        _timer = new CancellationTokenSource(timeout, clock);
#else
        _timer = clock.CreateCancellationTokenSource(timeout);
#endif
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _timer.Token);
    }

    public CancellationToken Token => _either.Token;

    public bool Passed => _timer.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
