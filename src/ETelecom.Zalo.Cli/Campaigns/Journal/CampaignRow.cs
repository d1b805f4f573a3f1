using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>One person to ask: what the plan has, and what became of it so far.</summary>
/// <param name="Line">The line in the list of contacts; identifies the row.</param>
/// <param name="Phone">Country code and number: 84912345678.</param>
/// <param name="CallType">Its own, or null for the campaign's.</param>
/// <param name="ReasonCode">Its own, or null for the campaign's.</param>
/// <param name="Reference">The owner's name for it.</param>
internal sealed record CampaignRow(long Line, long Phone, CallType? CallType, ReasonCode? ReasonCode, string? Reference)
{
    public RowState State { get; init; }

    /// <summary>How many intents it has had. A journal that several machines share takes a change of the latest one only; 0 in SQLite.</summary>
    public int Attempt { get; init; }

    /// <summary>When it may have been sent first, by the journal's clock; null when it certainly never was.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>When it may have been sent last.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>
    /// When its outcome became unknown: from then on, at the latest, its request can no longer have gone out. Null when that is not on
    /// record, as after a crash.
    /// </summary>
    public DateTimeOffset? UnknownAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its record's id, where an answer named it.</summary>
    public string? ConsentId { get; init; }

    /// <summary>Whether this row was charged; null if unknown.</summary>
    public bool? Charged { get; init; }

    public string? ReplyStatus { get; init; }

    /// <summary>Whether the person's device got the request, as the service says it.</summary>
    public string? DeliveryStatus { get; init; }

    /// <summary>
    /// How many earlier requests for this row may have been charged, and were not the last: it was sent again by the decision of a person.
    /// </summary>
    public int ChargedBefore { get; init; }

    /// <summary>
    /// How many charges it may have cost, earlier requests included. What is not known to be free counts as charged.
    /// </summary>
    public int PossibleCharges => ChargedBefore + State switch
    {
        RowState.Sent or RowState.Unknown => 1,
        RowState.Requested or RowState.Recovered or RowState.Failed => Charged == false ? 0 : 1,
        _ => 0,
    };

    /// <summary>Whether an earlier request of it has an unknown outcome: it was allowed to be sent again.</summary>
    public bool IsResent => State == RowState.NotSent && FirstSentAt is not null;

    /// <summary>The service's error, for the report.</summary>
    public string? Detail { get; init; }

    /// <summary>What is durable before anything is sent.</summary>
    public CampaignRow Intent(DateTimeOffset now) => AsPlanned() with { State = RowState.Sent, FirstSentAt = FirstSentAt ?? now, SentAt = now };

    /// <summary>Whether the row still is as an intent left it. SQLite keeps milliseconds.</summary>
    public bool IsOf(CampaignRow intent) =>
        State == RowState.Sent && SentAt?.ToUnixTimeMilliseconds() == intent.SentAt?.ToUnixTimeMilliseconds();

    /// <summary>To be sent again: what was sent did not reach the service, or was not accepted.</summary>
    public CampaignRow NotSent() => AsPlanned() with { FirstSentAt = FirstSentAt, SentAt = SentAt };

    /// <summary>As before it was allowed to be sent again: no request has followed the one whose outcome is unknown.</summary>
    public CampaignRow NotResent() => this with { ChargedBefore = Math.Max(0, ChargedBefore - 1) };

    /// <summary>As if it had never been sent, but for what it may have cost.</summary>
    public CampaignRow AsPlanned() => new(Line, Phone, CallType, ReasonCode, Reference) { Attempt = Attempt, ChargedBefore = ChargedBefore };
}
