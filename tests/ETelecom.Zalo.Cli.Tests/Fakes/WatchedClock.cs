using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>Reports when a long wait begins.</summary>
internal sealed class WatchedClock : TimeProvider
{
    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _from = TimeSpan.MaxValue;
    private bool _isOver = true;

    public Task Waits => _waits.Task;

    /// <summary>The longest wait that was begun since it is watched.</summary>
    public TimeSpan Longest { get; private set; }

    /// <param name="from">The shortest wait that is reported.</param>
    /// <param name="isOver">Whether such a wait ends at all.</param>
    public void WatchFrom(TimeSpan from, bool isOver = true) => (_from, _isOver) = (from, isOver);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < _from) return base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > Longest) Longest = dueTime;
        _waits.TrySetResult();
        return base.CreateTimer(callback, state, _isOver ? dueTime : Timeout.InfiniteTimeSpan, period);
    }
}
