using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What a campaign is, fixed when its journal is made. Another list, OA or service is another campaign.</summary>
internal sealed record CampaignHeader
{
    public required string OaId { get; init; }

    /// <summary>For the rows that name none of their own; null when every row must.</summary>
    public CallType? CallType { get; init; }

    /// <summary>For the rows that name none of their own; null when every row must.</summary>
    public ReasonCode? ReasonCode { get; init; }

    /// <summary>The service's address. What one service took cannot be looked up at another.</summary>
    public required string Service { get; init; }

    /// <summary>The hash of the list of contacts.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Where the list of contacts was in the last run.</summary>
    public string? List { get; init; }

    /// <summary>Where the last run wrote the refused lines.</summary>
    public string? Refused { get; init; }

    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>How many numbers a spreadsheet had changed without loss.</summary>
    public long Corrected { get; init; }

    /// <summary>The name of the list's file, without its folder.</summary>
    public string? ListName { get; init; }

    /// <summary>The names of the list's own columns, which nothing is read from: the reports carry them.</summary>
    public IReadOnlyList<string> OwnColumns { get; init; } = [];

    /// <summary>What is sent for a row.</summary>
    public RequestConsentRequest RequestOf(CampaignRow row) => new()
    {
        OaId = OaId,
        Phone = PhoneReader.ToText(row.Phone),
        CallType = row.CallType ?? CallType!.Value,
        ReasonCode = row.ReasonCode ?? ReasonCode!.Value,
    };
}
