// Beside the generated answers: whether a 2xx is the answer that was asked for.
using System.Linq;

namespace ETelecom.Zalo;

/// <summary>An answer that can be well-formed and no answer to the request all the same.</summary>
internal interface IAnswer
{
    /// <summary>What is wrong with it as the answer to a request; null when nothing is.</summary>
    AnswerFault? FindFault(IWireRequest request);
}

/// <summary>An answer that says whether it was charged.</summary>
internal interface IChargedAnswer
{
    bool? IsCharged { get; }
}

public sealed partial class Consent : IAnswer
{
    /// <summary>
    /// A body without an ID and a status is no record: an error behind a gateway that made a 200 of it, an empty object, a record wrapped in
    /// another. And a record that names another phone, OA, kind of call or reason is the answer to another request: connections and proxies mix them up.
    /// </summary>
    // The vendor's sample has placeholders for all of them ("string", "unknown"): what has not the form of a value is not compared.
    AnswerFault? IAnswer.FindFault(IWireRequest request)
    {
        if (Id is null && Status is null) return AnswerFault.NoRecord;
        if (request is not RequestConsentRequest asked) return null;
        var isOther = Differs(Phone is null ? null : PhoneNumber.Normalize(Phone), PhoneNumber.Normalize(asked.Phone), minimumLength: 9)
            || Differs(OaId, asked.OaId, minimumLength: 1)
            || (CallType is { IsKnown: true, IsZeroValue: false } && CallType != asked.CallType)
            || (ReasonCode is { IsKnown: true, IsZeroValue: false } && ReasonCode != asked.ReasonCode);
        return isOther ? AnswerFault.OfAnotherRequest : null;
    }

    private static bool Differs(string? answered, string asked, int minimumLength) =>
        answered?.Length >= minimumLength && answered.All(character => character is >= '0' and <= '9') && answered != asked;
}

public sealed partial class CheckConsentResponse : IAnswer
{
    /// <summary>A body with fields, and none of the contract's, is something else: an error in a 200, or an answer wrapped in another.</summary>
    // An empty one is an answer: some servers leave zeros out.
    AnswerFault? IAnswer.FindFault(IWireRequest request) =>
        Error is null && ExpiredTime is null && Message is null && _unknownFields.Any ? AnswerFault.NoAnswer : null;
}

public sealed partial class ListRequestConsentResponse : IAnswer
{
    /// <summary>As an empty list it would say that nothing waits, and a person would be asked and paid for again.</summary>
    AnswerFault? IAnswer.FindFault(IWireRequest request) => Consents is null && Paging is null && _unknownFields.Any ? AnswerFault.NoAnswer : null;
}
