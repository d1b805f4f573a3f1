using System;
using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>How far an attempt to ask a person has come.</summary>
public enum ConsentIntentState
{
    /// <summary>Its owner is checking whether the request is needed. Nothing can have been sent.</summary>
    Checking,

    /// <summary>Its owner may send the request, once: from here on it may have been charged.</summary>
    Sending,

    /// <summary>The answer was lost, or the owner ended: the request is looked up in the list.</summary>
    Searching,

    /// <summary>The request was not found, or cannot be distinguished from others. It is not sent again until it is found or a person decides so.</summary>
    Unknown,

    /// <summary>What became of it is known. Another attempt may begin.</summary>
    Ended,
}

/// <summary>How an attempt to ask a person ended.</summary>
public enum ConsentIntentOutcome
{
    /// <summary>The request was sent and answered.</summary>
    Answered,

    /// <summary>The answer was lost, and the record was found in the list.</summary>
    Recovered,

    /// <summary>The service refused the request: not charged.</summary>
    Refused,

    /// <summary>The request was not sent.</summary>
    NotSent,

    /// <summary>The permission was there, or an earlier request waited: nothing was sent.</summary>
    NotNeeded,

    /// <summary>The outcome is unknown, and a person decided that another request may be sent.</summary>
    Released,
}

/// <summary>One person of one OA and account, and the last attempt to ask them: what <see cref="IConsentIntentStore"/> keeps.</summary>
public sealed record ConsentIntent
{
    /// <summary>The account that pays, as <see cref="ZaloConsentClientOptions.GetIntentAccount"/> returns it.</summary>
    public required string Account { get; init; }

    /// <summary>The OA that asks.</summary>
    public required string OaId { get; init; }

    /// <summary>The phone in normal form: digits, with the country code, for example <c>84912345678</c>. It is personal data.</summary>
    public required string Phone { get; init; }

    /// <summary>Which attempt it is, from 1 on.</summary>
    public required int Attempt { get; init; }

    /// <summary>The state of the attempt.</summary>
    public required ConsentIntentState State { get; init; }

    /// <summary>Who works on it, or did last: a text of at most 200 characters that no other call uses.</summary>
    public required string Owner { get; init; }

    /// <summary>For what kind of call this attempt asks.</summary>
    public required CallType CallType { get; init; }

    /// <summary>Why this attempt asks.</summary>
    public required ReasonCode ReasonCode { get; init; }

    /// <summary>Set by the store, higher with each write; 0 before the first.</summary>
    public long Revision { get; init; }

    /// <summary>The IDs of all records that were listed before the request; null when they are not all known.</summary>
    public IReadOnlyList<string>? IdsBefore { get; init; }

    /// <summary>When a request was last about to be sent, by the clock of the store, once that is over; while <see cref="State"/> is sending, <see cref="ChangedAt"/> says so.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the call stopped waiting for the answer, by the clock of the store; null when it was not.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>The ID of the record, where an answer that could not be read names it.</summary>
    public string? RecordId { get; init; }

    /// <summary>Whether the service itself answered, so that a lost request can no longer be in progress.</summary>
    public bool IsServiceDone { get; init; }

    /// <summary>How it ended; null before.</summary>
    public ConsentIntentOutcome? Outcome { get; init; }

    /// <summary>What is known of the last request that was sent; null when none was, or nothing is known.</summary>
    public EnsureConsentResult? Result { get; init; }

    /// <summary>Until when the owner may work on it, by the clock of the store, which sets it.</summary>
    public DateTimeOffset LeaseUntil { get; init; }

    /// <summary>When it was written, by the clock of the store, which sets it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The time of the store when it was read or written, set by the store and never kept.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Whether the time of its owner is over.</summary>
    public bool IsLeaseOver => LeaseUntil <= Now;

    /// <summary>The attempt, its state and its outcome, without the phone.</summary>
    public override string ToString() => FormattableString.Invariant($"Attempt = {Attempt}, State = {State}, Outcome = {Outcome}, Revision = {Revision}");

    /// <summary>
    /// Whether it is what a write of <paramref name="intent"/> made, whose answer may have been lost: a later revision, with the same owner, attempt and state. For a
    /// store to distinguish its own write from another's.
    /// </summary>
    /// <param name="intent">What was to be written.</param>
    public bool IsWrittenFrom(ConsentIntent intent) =>
        Revision > (intent ?? throw new ArgumentNullException(nameof(intent))).Revision && (Owner, Attempt, State) == (intent.Owner, intent.Attempt, intent.State);

    /// <summary>Whether its owner is active, so that all others wait.</summary>
    internal bool IsAlive => State is ConsentIntentState.Checking or ConsentIntentState.Sending or ConsentIntentState.Searching && !IsLeaseOver;

    /// <summary>Whether this attempt sent a request whose record is known.</summary>
    internal bool HasRecord => Outcome is ConsentIntentOutcome.Answered or ConsentIntentOutcome.Recovered;

    /// <summary>Whether another attempt may begin: this one cannot be in progress or unknown, or it has been unknown for as long as the caller allows.</summary>
    internal bool AllowsAnother(TimeSpan? resendUnknownAfter) => State switch
    {
        ConsentIntentState.Ended => true,
        // Without its next write, which this attempt cannot make any more once another has begun, its owner sends nothing.
        ConsentIntentState.Checking => IsLeaseOver,
        ConsentIntentState.Unknown => Now - (LostAt ?? ChangedAt) >= resendUnknownAfter,
        _ => false,
    };
}
