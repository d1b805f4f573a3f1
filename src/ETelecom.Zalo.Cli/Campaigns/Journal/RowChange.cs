using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// A row's next state, with all that is kept beside it; written in one statement, so that it is there whole or not at all.
/// </summary>
internal sealed record RowChange(long Line, RowState State)
{
    /// <summary>The intent that this change is the end of: it is written only while the row still has that one. Null where none is expected.</summary>
    public DateTimeOffset? Intent { get; init; }

    public DateTimeOffset? FirstSentAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When its outcome became unknown: from then on, at the latest, its request can no longer have gone out.</summary>
    public DateTimeOffset? UnknownAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? ConsentId { get; init; }

    /// <summary>Whether this row was charged; null when nobody can say.</summary>
    public bool? Charged { get; init; }

    public string? ReplyStatus { get; init; }

    /// <summary>The service's error, for the report.</summary>
    public string? Detail { get; init; }

    /// <summary>What is durable before anything is sent.</summary>
    public static RowChange IntentOf(CampaignRow row, DateTimeOffset now) =>
        new(row.Line, RowState.Sent) { FirstSentAt = row.FirstSentAt ?? now, SentAt = now };

    /// <summary>Whether the row still is as an intent left it. The journal keeps milliseconds.</summary>
    public bool IsOf(RowChange intent) =>
        State == RowState.Sent && SentAt?.ToUnixTimeMilliseconds() == intent.SentAt?.ToUnixTimeMilliseconds();

    /// <summary>The row as it was before the intent: what was sent did not reach the service, or was not taken.</summary>
    public static RowChange NotSent(CampaignRow row) => new(row.Line, RowState.Left) { FirstSentAt = row.FirstSentAt, SentAt = row.SentAt };
}
