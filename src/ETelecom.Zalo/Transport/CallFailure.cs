using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>What is known of a call that failed.</summary>
internal readonly record struct CallFailure(OperationEffect Effect, RequestOutcome Outcome)
{
    public bool MayHaveBeenCharged => Effect == OperationEffect.Charged && Outcome is RequestOutcome.Accepted or RequestOutcome.Unknown;

    public ApiError? Error { get; init; }

    public string? RawBody { get; init; }

    public int StatusCode { get; init; }

    public IDictionary<string, IEnumerable<string>>? Headers { get; init; }

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
