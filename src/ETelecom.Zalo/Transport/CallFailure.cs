using System;
using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>How a call ended that has no answer: which exception its caller gets.</summary>
internal enum CallEnd
{
    Failed,
    TimedOut,
    Canceled,
}

/// <summary>What is known of a call that failed, and what follows from it: the table of outcomes in the README.</summary>
internal sealed record CallFailure(OperationEffect Effect, RequestOutcome Outcome)
{
    /// <summary>What happened, in words that follow the name of the operation.</summary>
    public string What { get; init; } = "";

    public CallEnd End { get; init; }

    public Exception? Cause { get; init; }

    public bool MayHaveBeenCharged => Effect == OperationEffect.Charged && Outcome is RequestOutcome.Accepted or RequestOutcome.Unknown;

    /// <summary>Whether the request certainly went out once at most; a handler above a caller's transport may have sent what it buffered or copied.</summary>
    public bool WasSentOnce { get; init; } = true;

    public ApiError? Error { get; init; }

    public string? RawBody { get; init; }

    public int StatusCode { get; init; }

    public IDictionary<string, IEnumerable<string>>? Headers { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request may succeed a moment later: the connection failed, or the service was busy.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Whether the SDK may retry. A read always; anything else only where it is certain that the service did not act: nothing was sent, or
    /// the service refused it for being too busy (429, the one refusal that is transient).
    /// </summary>
    public bool MayBeRetried =>
        IsTransient && (Effect == OperationEffect.Read || Outcome is RequestOutcome.NotSent or RequestOutcome.Rejected);

    /// <summary>What the person on duty should do now.</summary>
    public string Advice => (Effect, Outcome) switch
    {
        (_, RequestOutcome.NotSent) => "Nothing was sent and nothing was charged: it is safe to send it again once the cause is fixed.",
        (_, RequestOutcome.Rejected) => "The service refused the request and did not charge it: fix the cause before you send it again.",
        (OperationEffect.Read, _) => "This operation changes nothing and is never charged: it is safe to retry.",
        (OperationEffect.Write, _) => "It may have been carried out, and is never charged: look before you retry it.",
        (_, RequestOutcome.Accepted) => "The service accepted the request and may have charged it: do not send it again, look for it with ListRequestConsent.",
        _ => "It may have been accepted and charged: do not send it again before you have looked for it with ListRequestConsent.",
    };
}
