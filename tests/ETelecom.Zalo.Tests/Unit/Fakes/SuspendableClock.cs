using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>The clocks of a machine that can be suspended: the time of day passes, timestamps and timers do not advance.</summary>
internal sealed class SuspendableClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private TimeSpan _suspended;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _suspended;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    /// <summary>Lets the time of day pass alone; less than zero as if it were set back.</summary>
    public void Suspend(TimeSpan time) => _suspended += time;

    /// <summary>Lets time pass, in steps, until a call has ended.</summary>
    public async Task AdvanceUntilAsync(Task call, TimeSpan step)
    {
        for (var waits = 0; !call.IsCompleted; waits++)
        {
            if (waits == 1000) throw new TimeoutException("The call does not end.");
            await Task.Delay(1);
            Advance(step);
        }
    }
}
