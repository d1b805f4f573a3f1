using System;
using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>What is known of a call that failed, and what follows from it: the table of outcomes in the README.</summary>
internal readonly record struct CallFailure(OperationEffect Effect, RequestOutcome Outcome)
{
    public bool MayHaveBeenCharged => Effect == OperationEffect.Charged && Outcome is RequestOutcome.Accepted or RequestOutcome.Unknown;

    public ApiError? Error { get; init; }

    public string? RawBody { get; init; }

    public int StatusCode { get; init; }

    public IDictionary<string, IEnumerable<string>>? Headers { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request may fare better in a moment: the connection failed, or the service was busy.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Whether the SDK may send it again by itself. A read always; anything else only where it is certain that the service did not act:
    /// nothing was sent, or the service refused it for being too busy (429, the one refusal that is transient).
    /// </summary>
    public bool MayBeRepeated =>
        IsTransient && (Effect == OperationEffect.Read || Outcome is RequestOutcome.NotSent or RequestOutcome.Rejected);

    /// <summary>What the person on duty should do now.</summary>
    public string Advice => (Effect, Outcome) switch
    {
        (_, RequestOutcome.NotSent) => "Nothing was sent and nothing was charged: it is safe to send it again once the cause is mended.",
        (_, RequestOutcome.Rejected) => "The service refused the request and did not charge it: mend the cause before you send it again.",
        (OperationEffect.Read, _) => "This operation changes nothing and is never charged: it is safe to repeat.",
        (OperationEffect.Write, _) => "It may have been carried out, and is never charged: look before you repeat it.",
        (_, RequestOutcome.Accepted) => "The service took the request and may have charged it: do not send it again, look for it with ListRequestConsent.",
        _ => "It may have been taken and charged: do not send it again before you have looked for it with ListRequestConsent.",
    };
}
