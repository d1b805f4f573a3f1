using System;

namespace ETelecom.Zalo.TestSupport;

/// <summary>The clock of a machine that is set wrong, or jumps; time passes on it as ever.</summary>
internal sealed class ClockAhead : TimeProvider
{
    public TimeSpan By { get; set; } = TimeSpan.FromDays(1);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
