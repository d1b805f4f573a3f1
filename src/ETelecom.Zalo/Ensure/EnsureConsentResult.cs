using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>What <see cref="IZaloConsentClient.EnsureConsentAsync"/> found or did.</summary>
public enum EnsureConsentStatus
{
    /// <summary>Calling is already allowed, and the permission has not expired. Nothing was sent, nothing was charged.</summary>
    AlreadyGranted,

    /// <summary>An earlier request is waiting for its reply. Nothing was sent, nothing was charged.</summary>
    AlreadyPending,

    /// <summary>One request was sent and answered. <see cref="Consent.Status"/> says whether it succeeded, <see cref="Consent.IsCharged"/> what it cost.</summary>
    Requested,

    /// <summary>One request was sent, its answer was lost, and its record was found in the list.</summary>
    Recovered,

    /// <summary>
    /// One request was sent, by this call or, with an intent store, by another program; its answer was lost, and no record, or more than one, matches it.
    /// It may have been charged.
    /// </summary>
    Unresolved,
}

/// <summary>The result of <see cref="IZaloConsentClient.EnsureConsentAsync"/>, with its evidence.</summary>
public sealed partial class EnsureConsentResult
{
    /// <summary>What was found or done.</summary>
    public required EnsureConsentStatus Status { get; init; }

    /// <summary>The record of the request that was sent, was recovered, or is waiting; null if calling was already allowed, and if unresolved.</summary>
    public Consent? Consent { get; init; }

    /// <summary>The answer of <c>CheckConsent</c> before anything was sent; null if it failed and was ignored.</summary>
    public CheckConsentResponse? Check { get; init; }

    /// <summary>How the request failed when its answer was lost; only if recovered or unresolved, and null if another program ended before it recorded the failure.</summary>
    public ZaloConsentException? Failure { get; init; }

    /// <summary>If unresolved: the records that may belong to the request. Empty if none was found.</summary>
    public IReadOnlyList<Consent> Candidates { get; init; } = [];

    /// <summary>How the last look-up failed, if none after it succeeded; only if unresolved.</summary>
    public ZaloConsentException? LookupFailure { get; init; }

    /// <summary>
    /// Whether the request that is waiting, or that a concurrent call sent, is for another call type or reason than this call asked for.
    /// It counts nevertheless: a person is not asked twice at the same time.
    /// </summary>
    public bool IsForAnotherPurpose { get; init; }

    /// <summary>Whether this call may have been charged: a request was sent, and no record says that it was free.</summary>
    public bool MayHaveBeenCharged => Status switch
    {
        EnsureConsentStatus.AlreadyGranted or EnsureConsentStatus.AlreadyPending => false,
        EnsureConsentStatus.Unresolved => true,
        _ => Consent?.IsCharged != false,
    };

    /// <summary>This result for one of the callers who share it.</summary>
    /// <param name="sent">The request that was sent, if one was.</param>
    /// <param name="asked">The caller's.</param>
    internal EnsureConsentResult For(RequestConsentRequest asked, RequestConsentRequest sent) => new()
    {
        Status = Status, Consent = Consent, Check = Check, Failure = Failure, Candidates = Candidates, LookupFailure = LookupFailure,
        IsForAnotherPurpose = Status switch
        {
            EnsureConsentStatus.AlreadyGranted => false,
            EnsureConsentStatus.AlreadyPending => Differs(Consent?.CallType, Consent?.ReasonCode, asked),
            _ => Differs(sent.CallType, sent.ReasonCode, asked),
        },
    };

    private static bool Differs(CallType? callType, ReasonCode? reason, RequestConsentRequest asked) =>
        !(callType ?? asked.CallType).Means(asked.CallType) || !(reason ?? asked.ReasonCode).Means(asked.ReasonCode);
}
