using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// How long an intent allows its row to be sent. A worker can be stopped between the two: by a signal, a debugger, a laptop that is closed.
/// What it learned before is then out of date, and the row may have passed to another.
/// </summary>
internal sealed class SendWindow(TimeProvider clock)
{
    /// <summary>The time that the reads of a pre-check may take.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly long _started = clock.GetTimestamp();

    public DateTimeOffset OpenedAt { get; } = clock.GetUtcNow();

    /// <summary>By both clocks: one can be set back, and the other stops while the machine sleeps.</summary>
    public bool IsOver => clock.GetUtcNow() - OpenedAt > Length || clock.GetElapsedTime(_started) > Length;
}

/// <summary>A row was not sent, because its intent was too old: it begins anew, with a pre-check and an intent of its own.</summary>
internal sealed class SendWindowException() : Exception("The row was not sent: too much time has passed since its intent.");
