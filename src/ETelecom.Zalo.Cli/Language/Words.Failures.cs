// The texts of failures. Messages of the service are shown as received.
using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    /// <summary>The outcome of a request, and its cause.</summary>
    public IEnumerable<string> WhatHappened(ZaloConsentException failure) =>
        [OutcomeOf(failure.Outcome, failure.MayHaveBeenCharged), CauseOf(failure)];

    /// <summary>The outcome of a cancelled request.</summary>
    public string WhatHappened(ZaloConsentCanceledException cancelled) =>
        Text([OutcomeOf(cancelled.Outcome, cancelled.MayHaveBeenCharged)], "CancelledWith");

    public string Cancelled => Text();

    public string ServiceSays(string? code, string? message) => Text([code, message], "ServiceSaysCode");

    public string AnswerWas(string body) => Text([body]);

    /// <summary>By its type only: the message of an unexpected exception may contain anything.</summary>
    public string Unforeseen(Exception cause) => Text([cause.GetType().Name]);

    public string NotLoaded => Text();

    public string CheckKey => Text();

    public string CheckBaseUrl => Text();

    public string LookBeforeRetrying => Text();

    public string NoSuchRequest => Text();

    private string OutcomeOf(RequestOutcome outcome, bool mayHaveBeenCharged) => outcome switch
    {
        _ when mayHaveBeenCharged => Text("Outcome_MayHaveBeenCharged"),
        RequestOutcome.NotSent => Text("Outcome_NotSent"),
        RequestOutcome.Rejected => Text("Outcome_Rejected"),
        _ => Text("Outcome_NoAnswer"),
    };

    private string CauseOf(ZaloConsentException failure) => failure switch
    {
        ZaloConsentTimeoutException => Text("Cause_Timeout"),
        { Outcome: RequestOutcome.Accepted } => Text([failure.ResponseStatusCode], "Cause_Unreadable"),
        { ResponseStatusCode: > 0 } => Text([failure.ResponseStatusCode], "Cause_Status"),
        { Causes: null } => Text("Cause_Invalid"),
        { Outcome: RequestOutcome.NotSent } => Text([failure.Causes], "Cause_NotConnected"),
        _ => Text([failure.Causes], "Cause_ConnectionLost"),
    };
}
