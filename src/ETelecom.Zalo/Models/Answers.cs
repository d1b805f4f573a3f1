// The hand-written half of the answers: whether a 2xx really answers the request.
using System.Linq;

namespace ETelecom.Zalo;

/// <summary>An answer that can be well-formed and still not answer the request.</summary>
internal interface IAnswer
{
    /// <summary>Why it does not answer the request; null if it does.</summary>
    AnswerFault? FindFault(IWireRequest request);
}

public sealed partial class Consent : IAnswer
{
    /// <summary>
    /// A body without an ID and a status is not a record: it is an error that a gateway turned into a 200, an empty object, or a record wrapped in
    /// another object. A record with another phone, OA, call type or reason answers another request: connections and proxies mix them up.
    /// </summary>
    // The vendor's sample has placeholders ("string", "unknown") for all of them: only well-formed values are compared.
    AnswerFault? IAnswer.FindFault(IWireRequest request)
    {
        if (Id is null && Status is null) return AnswerFault.NoRecord;
        if (request is not RequestConsentRequest asked) return null;
        var isOther = (Phone is not null && Phone != asked.Phone && Differs(PhoneNumber.Normalize(Phone), PhoneNumber.Normalize(asked.Phone), minimumLength: 9))
            || (OaId is not null && Differs(OaId, asked.OaId, minimumLength: 1))
            || (CallType is { IsKnown: true, IsZeroValue: false } callType && !callType.Means(asked.CallType))
            || (ReasonCode is { IsKnown: true, IsZeroValue: false } reason && !reason.Means(asked.ReasonCode));
        return isOther ? AnswerFault.OfAnotherRequest : null;
    }

    private static bool Differs(string answered, string asked, int minimumLength) =>
        answered != asked && answered.Length >= minimumLength && answered.All(character => character is >= '0' and <= '9');
}

public sealed partial class CheckConsentResponse : IAnswer
{
    /// <summary>A body with fields, but none of the contract's, is not an answer: it is an error in a 200, or an answer wrapped in another object.</summary>
    // An empty object is an answer: some servers omit zeros.
    AnswerFault? IAnswer.FindFault(IWireRequest request) =>
        Error is null && ExpiredTime is null && Message is null && _unknownFields.Any ? AnswerFault.NoAnswer : null;
}

public sealed partial class ListRequestConsentResponse : IAnswer
{
    /// <summary>Read as an empty list, it would mean that no request is waiting, and the person would be asked, and charged for, again.</summary>
    AnswerFault? IAnswer.FindFault(IWireRequest request) => Consents is null && Paging is null && _unknownFields.Any ? AnswerFault.NoAnswer : null;
}
