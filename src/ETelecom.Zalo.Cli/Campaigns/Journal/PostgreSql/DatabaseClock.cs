using System;
using System.Threading;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The time of the database, as last heard; between, what has passed by this machine's steady clock is added.</summary>
internal sealed class DatabaseClock(TimeProvider machine) : TimeProvider
{
    private Reading _last = new(machine.GetUtcNow(), machine.GetTimestamp());

    public override long TimestampFrequency => machine.TimestampFrequency;

    public void Set(DateTimeOffset now) => Volatile.Write(ref _last, new Reading(now, machine.GetTimestamp()));

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _last) is var last ? last.Time + machine.GetElapsedTime(last.Timestamp) : default;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    private sealed record Reading(DateTimeOffset Time, long Timestamp);
}
