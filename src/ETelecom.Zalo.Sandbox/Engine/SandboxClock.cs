using System;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The time that records are dated with: the given clock, moved forward by what was asked for.</summary>
internal sealed class SandboxClock(TimeProvider source)
{
    private long _offset;

    public TimeSpan Offset => new(Interlocked.Read(ref _offset));

    public DateTimeOffset Now => source.GetUtcNow() + Offset;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);
}
