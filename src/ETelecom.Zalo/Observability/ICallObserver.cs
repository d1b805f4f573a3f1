using System;
using System.Diagnostics;

namespace ETelecom.Zalo;

/// <summary>
/// Observes each call: the package for hosts writes its log with it, so that the SDK needs no logging package. It may throw: see
/// <see cref="Observers"/>.
/// </summary>
internal interface ICallObserver
{
    /// <summary>An attempt failed, and the call is retried after a delay.</summary>
    void Retrying(Operation operation, int attempt, CallFailure failure, TimeSpan delay);

    /// <summary>The call ended, successfully or not.</summary>
    void Ended(in CallReport call);

    /// <summary>The search for a request whose answer was lost ended: its call ended with <see cref="ChargeState.BeingLookedUp"/> before.</summary>
    void Settled(in SearchReport search);
}

/// <summary>How a call ended.</summary>
internal readonly record struct CallReport(Operation Operation, RequestOutcome Outcome, int StatusCode, int Attempts, TimeSpan Duration)
{
    /// <summary>The request. It contains personal data.</summary>
    public required object Request { get; init; }

    /// <summary>The answer; null after a failure. It contains personal data.</summary>
    public object? Response { get; init; }

    /// <summary>Null after a success.</summary>
    public Exception? Failure { get; init; }

    public ChargeState Charge { get; init; }

    /// <summary>When the call ended, by the clock of the options.</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>The trace that the call belongs to; all zeros for none.</summary>
    public ActivityTraceId Trace { get; init; }
}

/// <summary>The result of the search for a request whose answer was lost.</summary>
internal readonly record struct SearchReport(RequestConsentRequest Request, ZaloConsentException Failure)
{
    /// <summary>The record of the request; null if it was not found, or if more than one matches.</summary>
    public Consent? Found { get; init; }

    /// <summary>When the request was sent, by the clock of the options.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>When its answer was lost.</summary>
    public DateTimeOffset LostAt { get; init; }

    /// <summary>How long the search took.</summary>
    public TimeSpan Duration { get; init; }

    public ActivityTraceId Trace { get; init; }

    /// <summary>Whether the request was charged, as far as known after the search.</summary>
    public ChargeState Charge => Found?.IsCharged switch
    {
        true => ChargeState.Yes,
        false => ChargeState.No,
        null => ChargeState.Unknown,
    };
}

/// <summary>Whether a call was charged, as far as the client knows.</summary>
internal enum ChargeState
{
    No,
    Yes,
    Unknown,

    /// <summary>Not known yet: the caller looks up the record, and a <see cref="SearchReport"/> follows.</summary>
    BeingLookedUp,
}
