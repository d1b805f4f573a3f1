using System;

namespace ETelecom.Zalo;

/// <summary>
/// Compares the service's times with this machine's: the two clocks may differ by the skew. Where that leaves two answers, it gives the one
/// after which nothing is sent, since that cannot cost money.
/// </summary>
internal readonly record struct ServiceClock(TimeSpan Skew)
{
    /// <summary>What the service's clock shows at least when this machine's shows <paramref name="ours"/>.</summary>
    public DateTimeOffset Earliest(DateTimeOffset ours) => ours - Skew;

    /// <summary>Whether a time of the service has certainly come; false for none.</summary>
    public bool HasPassed(DateTimeOffset? theirs, DateTimeOffset now) => Earliest(now) >= theirs;

    /// <summary>Whether a time of the service may lie between two of this machine's.</summary>
    public bool MayBeBetween(DateTimeOffset theirs, DateTimeOffset from, DateTimeOffset to) => Earliest(from) <= theirs && theirs <= to + Skew;
}
