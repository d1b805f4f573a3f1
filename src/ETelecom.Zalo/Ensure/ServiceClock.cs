using System;

namespace ETelecom.Zalo;

/// <summary>
/// Compares the service's times with this machine's: the two clocks may differ by the skew. Where that leaves two answers, it gives the one
/// after which nothing is sent, since that cannot cost money.
/// </summary>
/// <param name="Skew">By how much the clocks may differ, in either direction; zero or more.</param>
public readonly record struct ServiceClock(TimeSpan Skew)
{
    /// <summary>What the service's clock shows at least when this machine's shows <paramref name="ours"/>.</summary>
    public DateTimeOffset Earliest(DateTimeOffset ours) => ours - Skew;

    /// <summary>Whether a time of the service has certainly come; false for none.</summary>
    public bool HasPassed(DateTimeOffset? theirs, DateTimeOffset now) => Earliest(now) >= theirs;

    /// <summary>Whether a time of the service may lie between two of this machine's; true for none.</summary>
    public bool MayBeBetween(DateTimeOffset? theirs, DateTimeOffset from, DateTimeOffset to) => theirs is null || (Earliest(from) <= theirs && theirs <= to + Skew);

    /// <summary>
    /// Whether a time of the service reads no earlier than one of this machine's; false for none. What is old would pass for new if the skew were granted
    /// here, so it is not. The service's times may come without fractions.
    /// </summary>
    public static bool ReadsNoEarlier(DateTimeOffset? theirs, DateTimeOffset ours) => theirs >= ours.AddTicks(-(ours.Ticks % TimeSpan.TicksPerSecond));
}
