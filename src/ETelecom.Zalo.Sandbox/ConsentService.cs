using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// The three methods over the records of one account. What the vendor does not document is decided here and named in the README.
/// </summary>
internal sealed class ConsentService(TimeProvider clock)
{
    private const long FirstId = 1415096549774721001;
    private const string ShopId = "1057792338951722956";
    private const string UserId = "1057792338951722957";
    private const int DefaultLimit = 100;

    // Zalo's own numbers; whether eTelecom passes them through is not documented.
    private const int WaitingForReply = 8;
    private const int NeverAsked = 20;

    private readonly Lock _gate = new();
    private readonly List<Consent> _records = [];

    public Consent RequestConsent(RequestConsentRequest request)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var record = new Consent
            {
                Id = (FirstId + _records.Count).ToString(CultureInfo.InvariantCulture),
                ShopId = ShopId,
                UserId = UserId,
                OaId = request.OaId,
                Phone = request.Phone,
                CallType = request.CallType,
                ReasonCode = request.ReasonCode,
                Status = ConsentStatus.Success,
                ReplyStatus = ReplyStatus.Waiting,
                DeliveryStatus = DeliveryStatus.Unknown,
                IsCharged = true,
                ErrorCode = 0,
                ErrorMessage = "",
                CreatedAt = now,
                UpdatedAt = now,
            };
            _records.Add(record);
            return record;
        }
    }

    /// <summary>No person answers here, so permission is never there; the number says whether it was asked for.</summary>
    public CheckConsentResponse CheckConsent(CheckConsentRequest request)
    {
        lock (_gate)
        {
            return _records.Any(record => record.OaId == request.OaId && record.Phone == request.Phone)
                ? new CheckConsentResponse { Error = WaitingForReply, Message = "waiting for the reply" }
                : new CheckConsentResponse { Error = NeverAsked, Message = "this OA has never asked" };
        }
    }

    public ListRequestConsentResponse ListRequestConsent(ListRequestConsentRequest request)
    {
        var paging = request.Paging ?? new Paging();
        if (paging is { After: not null, Before: not null }) throw ServiceError.InvalidArgument("paging.before", "cannot go with paging.after");
        lock (_gate)
        {
            var newestFirst = Enumerable.Reverse(_records).Where(record => Matches(record, request.Filter ?? new ConsentFilter())).ToList();
            return Page(newestFirst, paging);
        }
    }

    /// <summary>A cursor is the id of the record at the edge of a page, so that it holds while new records come in.</summary>
    private static ListRequestConsentResponse Page(List<Consent> records, Paging paging)
    {
        var limit = paging.Limit ?? DefaultLimit;
        var start = paging switch
        {
            { After: { } after } => IndexOf(records, after, "paging.after") + 1,
            { Before: { } before } => Math.Max(0, IndexOf(records, before, "paging.before") - limit),
            _ => 0,
        };
        var end = paging.Before is { } edge ? IndexOf(records, edge, "paging.before") : start + Math.Min(limit, records.Count - start);
        return new ListRequestConsentResponse
        {
            Consents = records.GetRange(start, end - start),
            Paging = new PagingInfo
            {
                After = paging.After,
                Before = paging.Before,
                Limit = limit,
                Sort = paging.Sort,
                Next = end < records.Count && end > start ? records[end - 1].Id : "",
                Prev = start > 0 && end > start ? records[start].Id : "",
            },
        };
    }

    private static int IndexOf(List<Consent> records, string cursor, string field)
    {
        var index = records.FindIndex(record => record.Id == cursor);
        return index >= 0 ? index : throw ServiceError.InvalidArgument(field, "is not a cursor of this list");
    }

    private static bool Matches(Consent record, ConsentFilter filter) =>
        (filter.CallType is null || record.CallType == filter.CallType)
        && (filter.DateFrom is null || record.CreatedAt >= filter.DateFrom)
        && (filter.DateTo is null || record.CreatedAt <= filter.DateTo)
        && (filter.IsCharged is null || record.IsCharged == filter.IsCharged)
        && (filter.OaId is null || record.OaId == filter.OaId)
        && (filter.Phone is null || record.Phone == filter.Phone)
        && (filter.ReasonCode is null || record.ReasonCode == filter.ReasonCode)
        && (filter.ReplyStatus is null || record.ReplyStatus == filter.ReplyStatus)
        && (filter.Status is null || record.Status == filter.Status)
        && (filter.UserId is null || record.UserId == filter.UserId);
}
