using System;
using System.Collections.Generic;
using System.Threading;

namespace ETelecom.Zalo;

/// <summary>How a failed call ended: which exception the caller gets.</summary>
internal enum CallEnd
{
    Failed,
    TimedOut,
    Canceled,
}

/// <summary>What is known about a failed call, and what follows from it: the table of outcomes in the README.</summary>
internal sealed record CallFailure(OperationEffect Effect, RequestOutcome Outcome)
{
    /// <summary>What happened, in words that follow the name of the operation.</summary>
    public string What { get; init; } = "";

    public CallEnd End { get; init; }

    public Exception? Cause { get; init; }

    public bool MayHaveBeenCharged => Effect == OperationEffect.Charged && Outcome is RequestOutcome.Accepted or RequestOutcome.Unknown;

    /// <summary>Whether the request certainly went out once at most; a handler above a caller's transport may have sent what it buffered or copied.</summary>
    public bool WasSentOnce { get; init; } = true;

    /// <summary>Whether a second send would have been observed: not over a caller's own transport.</summary>
    public bool SeesWire { get; init; } = true;

    /// <summary>Whether the answer was that of another request, so that it shows nothing about this one.</summary>
    public bool IsOfAnotherRequest { get; init; }

    public ApiError? Error { get; init; }

    public string? RawBody { get; init; }

    public int StatusCode { get; init; }

    public IDictionary<string, IEnumerable<string>>? Headers { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the failure is transient: the connection failed, or the service was busy.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Whether the SDK may retry. Reads always; anything else only if it is certain that the service did not act: nothing was sent, or
    /// the service refused it because it is busy (429, the only transient refusal), and the wire is observed.
    /// </summary>
    public bool MayBeRetried =>
        IsTransient && (Effect == OperationEffect.Read || (SeesWire && Outcome is RequestOutcome.NotSent or RequestOutcome.Rejected));

    /// <summary>The exception that the caller gets.</summary>
    /// <param name="sentence">What happened; the advice follows it.</param>
    /// <param name="caller">The token of a caller who has cancelled.</param>
    public Exception ToException(string sentence, CancellationToken caller = default)
    {
        var message = $"{sentence} {Advice}";
        return End switch
        {
            CallEnd.Canceled => new ZaloConsentCanceledException(message, this, Cause, caller),
            CallEnd.TimedOut => new ZaloConsentTimeoutException(message, this, Cause),
            _ => new ZaloConsentException(message, this, Cause),
        };
    }

    /// <summary>What the person on call should do next.</summary>
    private string Advice => (Effect, Outcome) switch
    {
        (_, RequestOutcome.NotSent) => "Nothing was sent and nothing was charged: it is safe to retry once the cause is fixed.",
        (_, RequestOutcome.Rejected) => "The service refused the request and did not charge it: fix the cause before you retry.",
        (OperationEffect.Read, _) => "This operation changes nothing and is never charged: it is safe to retry.",
        (OperationEffect.Write, _) => "It may have been carried out, and is never charged: check before you retry.",
        (_, RequestOutcome.Accepted) => "The service accepted the request and may have charged it: do not retry, look it up with ListRequestConsent.",
        _ => "It may have been accepted and charged: look it up with ListRequestConsent before you retry.",
    };
}
