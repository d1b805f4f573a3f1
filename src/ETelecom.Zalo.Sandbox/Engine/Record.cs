using System;
using System.Globalization;

namespace ETelecom.Zalo.Sandbox;

/// <summary>What a person answered, and when.</summary>
internal sealed record Reply(ReplyStatus Status, DateTimeOffset At);

/// <summary>
/// One request as it is kept. Only the reply is ever set later; how far the record got otherwise follows from the time
/// (<see cref="RecordLife"/>).
/// </summary>
internal sealed class Record
{
    public required long Id { get; init; }

    public required ZaloAccount Account { get; init; }

    public required string OaId { get; init; }

    public required string Phone { get; init; }

    public required CallType CallType { get; init; }

    public required ReasonCode ReasonCode { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required bool IsCharged { get; init; }

    /// <summary>The request was accepted and then failed: the person was not asked.</summary>
    public bool Failed { get; init; }

    /// <summary>Lists do not show the record before this time.</summary>
    public DateTimeOffset ListedFrom { get; init; }

    /// <summary>Its place on the bill, from 1; 0 when it is not charged. Set when it is entered.</summary>
    public int ChargeSequence { get; set; }

    /// <summary>The record before this one of the same number. Set when it is entered.</summary>
    public Record? PreviousOfPhone { get; set; }

    public Reply? Reply { get; set; }

    public string IdText => Id.ToString(CultureInfo.InvariantCulture);
}
