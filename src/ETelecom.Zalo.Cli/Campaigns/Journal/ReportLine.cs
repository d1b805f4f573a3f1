using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>One line of the list of contacts, with all that became of it.</summary>
/// <param name="Line">The line in the list.</param>
/// <param name="Phone">The number as it was sent, or the cell as it was written when the line was refused.</param>
/// <param name="State">
/// The row's state, as the figures count it: a row that was caught between intent and answer is unknown, or <see cref="Tally.InProgressName"/> while a living run sends it;
/// <c>refused_line</c> or <c>duplicate</c> when it never became a row.
/// </param>
internal sealed record ReportLine(long Line, string Phone, string State)
{
    public const string RefusedLine = "refused_line";
    public const string Duplicate = "duplicate";

    public string? CallType { get; init; }

    public string? ReasonCode { get; init; }

    public string? Reference { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? ConsentId { get; init; }

    public bool? Charged { get; init; }

    public string? ReplyStatus { get; init; }

    public string? Detail { get; init; }

    public string? DeliveryStatus { get; init; }

    /// <summary>The number as the list has it.</summary>
    public string? Written { get; init; }

    /// <summary>The cells of the list's own columns, in the order of <see cref="CampaignHeader.OwnColumns"/>; it may end early.</summary>
    public IReadOnlyList<string> Own { get; init; } = [];

    /// <summary>Of a duplicate, the line that has the number already.</summary>
    public long? FirstLine { get; init; }
}
