using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>One person to ask, as the plan has it.</summary>
/// <param name="Line">Where it stands in the list of contacts; a row's identity.</param>
/// <param name="Phone">Country code and number: 84912345678.</param>
/// <param name="CallType">Its own, or null for the campaign's.</param>
/// <param name="ReasonCode">Its own, or null for the campaign's.</param>
/// <param name="Reference">The owner's name for it.</param>
internal sealed record CampaignRow(long Line, long Phone, CallType? CallType, ReasonCode? ReasonCode, string? Reference)
{
    /// <summary>When it may have been sent first, by this machine's clock; null when it certainly never was.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>When it may have been sent last.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Its record's id, where an answer named it.</summary>
    public string? ConsentId { get; init; }

    /// <summary>When its outcome became unknown; null when that is not on record, as after a crash.</summary>
    public DateTimeOffset? UnknownAt { get; init; }

    /// <summary>What the service said of it, when its outcome is unknown.</summary>
    public string? Detail { get; init; }
}
