using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo;

/// <summary>
/// Decides which record of the list belongs to a request whose answer was lost. <see cref="IZaloConsentClient.EnsureConsentAsync"/> does it by this rule;
/// it is public for programs that keep a journal of their own requests.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="sentAt">When it can have been sent at the earliest, by this machine's clock.</param>
/// <param name="lostAt">When its answer was given up, by this machine's clock.</param>
/// <param name="clock">How much the two clocks may differ.</param>
/// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
// A request has no idempotency key, so another program's record can equal it in all but the id. Therefore:
// - Where the id is known, the record with that id is the own one, and no other.
// - Otherwise it is the only new record that fits in phone, OA, kind of call, reason and time. New is what was not listed before the request
//   was sent; where that is not known, what is not older than the request, and here the clock skew is no excuse.
// - A request may still be in progress after its answer was lost and be committed later, beside the other program's record. Only an answer of
//   the service itself shows that it has ended. Without one, the search continues to its end, so that a second record is seen in time.
// - A record that says "not charged" makes the caller pay again if it is another program's, so it is accepted at the end of the search only,
//   and not within a minute after the loss, when a gateway may still deliver the request and the list may lag. One that was charged, or
//   does not say, costs nothing when it is the wrong one: the result is "may have been charged" either way.
public sealed class OwnRecord(RequestConsentRequest request, DateTimeOffset sentAt, DateTimeOffset lostAt, ServiceClock clock)
{
    private static readonly TimeSpan InFlight = TimeSpan.FromMinutes(1);

    private readonly string _phone = PhoneNumber.Normalize((request ?? throw new ArgumentNullException(nameof(request))).Phone);

    /// <summary>The record's id, when the answer named it.</summary>
    public string? Id { get; init; }

    /// <summary>The ids that were listed before the request was sent; null when they are not all known.</summary>
    public ISet<string>? Before { get; init; }

    /// <summary>Whether the service itself answered, so that nothing of the request is in progress.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Whether the request certainly went out once at most. Else there can be several own ones, and a free one proves nothing.</summary>
    public bool IsOnlyOne { get; init; } = true;

    /// <summary>When the call stopped waiting for the answer, by this machine's clock.</summary>
    public DateTimeOffset LostAt => lostAt;

    /// <summary>Since when records can be the own one, by the service's clock.</summary>
    public DateTimeOffset Since => clock.Earliest(sentAt);

    /// <summary>
    /// Whether a failure shows that the service is done with the request: a 2xx, unless it answers another request, or its own error body, unless that says that
    /// it gave up waiting.
    /// </summary>
    /// <param name="failure">The failure of the request.</param>
    public static bool EndedWith(ZaloConsentException failure) =>
        failure is { Outcome: RequestOutcome.Accepted, State.IsOfAnotherRequest: false }
        || (failure.Error is { } error && error.Code != ApiErrorCode.DeadlineExceeded && error.Code != ApiErrorCode.Canceled);

    /// <summary>The id that an accepted answer names even though it could not be read.</summary>
    /// <param name="failure">The failure of the request.</param>
    /// <param name="request">The request.</param>
    /// <returns>The id; null for none, for several, and for an answer to another request.</returns>
    public static string? IdIn(ZaloConsentException failure, RequestConsentRequest request)
    {
        if (failure is not { Outcome: RequestOutcome.Accepted, RawBody: { } body }) return null;
        var isOfThisRequest = LooseJson.ValuesOf(body, new Consent { OaId = "" }).All(oaId => oaId == request.OaId)
            && LooseJson.ValuesOf(body, new Consent { Phone = "" }).All(phone => PhoneNumber.Normalize(phone) == PhoneNumber.Normalize(request.Phone));
        var ids = LooseJson.ValuesOf(body, new Consent { Id = "" });
        return isOfThisRequest && ids.Count == 1 ? ids[0] : null;
    }

    /// <summary>Whether a record can be the own one, judging by the fields that it has.</summary>
    /// <param name="record">A record of the list.</param>
    public bool Fits(Consent record) =>
        (record.Id is null || Before?.Contains(record.Id) != true)
        && (Id is null || record.Id == Id)
        && (record.OaId ?? request.OaId) == request.OaId
        && (record.Phone is null || PhoneNumber.Normalize(record.Phone) == _phone)
        && (record.CallType ?? request.CallType).Means(request.CallType)
        && (record.ReasonCode ?? request.ReasonCode).Means(request.ReasonCode)
        && clock.MayBeBetween(record.CreatedAt, sentAt, lostAt);

    /// <summary>The own record among all those that fit.</summary>
    /// <param name="fitting">What fits of a complete list.</param>
    /// <param name="now">The time of the look-up, by this machine's clock.</param>
    /// <param name="isLast">Whether this is the last look-up of the search.</param>
    /// <returns>The record; null when none, or when it is not certain which one.</returns>
    public Consent? Find(IReadOnlyList<Consent> fitting, DateTimeOffset now, bool isLast)
    {
        if (!IsOnlyOne && fitting.Any(record => record.IsCharged == false)) return null;
        if (Id is not null) return fitting.Count > 0 ? fitting[0] : null;
        if (fitting.Count != 1 || fitting[0] is not { Id: not null, OaId: not null, Phone: not null } only) return null;
        if (Before is null && !ServiceClock.ReadsNoEarlier(only.CreatedAt, sentAt)) return null;
        var isSafe = only.IsCharged == false ? isLast && now - lostAt >= InFlight : isLast || HasEnded;
        return isSafe ? only : null;
    }
}
