using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Records by filter and page, newest first. A cursor is the id of the record at the edge of a page: it holds while new records come in, and
/// when its record does not meet the filter any more.
/// </summary>
internal sealed class ConsentList(ConsentService service, RecordStore records)
{
    private const int DefaultLimit = 100;

    /// <summary>Maximum number of records on a page.</summary>
    private const int MaxLimit = 1000;

    /// <param name="Records">Newest first.</param>
    /// <param name="Limit">How many there may be.</param>
    /// <param name="Next">The cursor of the page after it; empty when there is none.</param>
    /// <param name="Prev">The cursor of the page before it; empty when there is none.</param>
    public sealed record Page(IReadOnlyList<Record> Records, int Limit, string Next, string Prev);

    /// <param name="account">Whose records; null for all.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="paging">Which page.</param>
    /// <param name="now">The time, which decides what a record's state is.</param>
    /// <param name="lag">How far the list is behind; null shows what is still hidden, too.</param>
    public Page Find(ZaloAccount? account, ConsentFilter filter, Paging paging, DateTimeOffset now, TimeSpan? lag)
    {
        if (paging is { After: not null, Before: not null }) throw ServiceError.InvalidArgument("paging.before", "cannot go with paging.after");
        var limit = Math.Min(paging.Limit ?? DefaultLimit, MaxLimit);
        var (after, before) = (Cursor(paging.After, "paging.after", account), Cursor(paging.Before, "paging.before", account));
        var found = Candidates(account, filter, after, before).Where(record => IsListed(record, filter, now, lag)).Take(limit + 1).ToList();
        var isMore = found.Count > limit;
        if (isMore) found.RemoveAt(limit);
        if (before is not null) found.Reverse();
        return new Page(
            found,
            limit,
            Next: found.Count > 0 && (isMore || before is not null) ? found[^1].IdText : "",
            Prev: found.Count > 0 && (before is null ? after is not null : isMore) ? found[0].IdText : "");
    }

    /// <summary>
    /// A page of a list that is not as documented: oldest first, and with a cursor on every page, the last record's or, without one, the same again.
    /// Where it grows, the newest record is not yet there when the one before it is read.
    /// </summary>
    public Page FindOldestFirst(ZaloAccount account, ConsentFilter filter, Paging paging, DateTimeOffset now, bool grows)
    {
        var limit = Math.Min(paging.Limit ?? DefaultLimit, MaxLimit);
        var after = Cursor(paging.After, "paging.after", account);
        var rest = Candidates(account, filter, null, null)
            .Where(record => (after is null || record.Id > after.Id) && IsListed(record, filter, now, TimeSpan.Zero))
            .Reverse()
            .ToList();
        if (grows && rest.Count > 1) rest.RemoveAt(rest.Count - 1);
        var found = rest.Take(limit).ToList();
        return new Page(found, limit, Next: found.Count > 0 ? found[^1].IdText : paging.After ?? "", Prev: "");
    }

    /// <summary>The record of a cursor; null without one.</summary>
    public Record? FindCursor(string? cursor) => service.Find(cursor);

    private bool IsListed(Record record, ConsentFilter filter, DateTimeOffset now, TimeSpan? lag) =>
        (lag is null || (record.ListedFrom <= now && record.CreatedAt <= now - lag)) && Matches(record, filter, now);

    private Record? Cursor(string? id, string field, ZaloAccount? account)
    {
        if (id is null) return null;
        return service.Find(id) is { } record && (account ?? record.Account) == record.Account
            ? record
            : throw ServiceError.InvalidArgument(field, "is not a cursor of this list");
    }

    /// <summary>What may match, going away from the cursor: older ones, or newer ones for <paramref name="before"/>.</summary>
    private IEnumerable<Record> Candidates(ZaloAccount? account, ConsentFilter filter, Record? after, Record? before)
    {
        if (filter.Phone is { } phone)
        {
            var ofPhone = Enum.GetValues<ZaloAccount>().Where(each => (account ?? each) == each).SelectMany(each => records.OfPhone(each, phone));
            if (account is null) ofPhone = ofPhone.OrderByDescending(record => record.Id);
            return before is null
                ? ofPhone.Where(record => after is null || record.Id < after.Id)
                : ofPhone.TakeWhile(record => record.Id > before.Id).Reverse();
        }

        var list = account is { } one ? records.Of(one) : records.All;
        return before is null
            ? Older(list, End(list, filter.DateTo, after), filter.DateFrom)
            : Newer(list, list.FindFirst(record => record.Id > before.Id), filter.DateTo);
    }

    private static int End(AppendOnlyList<Record> list, DateTimeOffset? dateTo, Record? after)
    {
        var byTime = dateTo is null ? list.Count : list.FindFirst(record => record.CreatedAt > dateTo);
        return after is null ? byTime : Math.Min(byTime, list.FindFirst(record => record.Id >= after.Id));
    }

    private static IEnumerable<Record> Older(AppendOnlyList<Record> list, int end, DateTimeOffset? dateFrom)
    {
        for (var i = end - 1; i >= 0; i--)
        {
            if (list[i].CreatedAt < dateFrom) yield break;
            yield return list[i];
        }
    }

    private static IEnumerable<Record> Newer(AppendOnlyList<Record> list, int start, DateTimeOffset? dateTo)
    {
        for (var i = start; i < list.Count; i++)
        {
            if (list[i].CreatedAt > dateTo) yield break;
            yield return list[i];
        }
    }

    private bool Matches(Record record, ConsentFilter filter, DateTimeOffset now) =>
        (filter.CallType is null || record.CallType == filter.CallType)
        && (filter.DateFrom is null || record.CreatedAt >= filter.DateFrom)
        && (filter.DateTo is null || record.CreatedAt <= filter.DateTo)
        && (filter.IsCharged is null || record.IsCharged == filter.IsCharged)
        && (filter.ReasonCode is null || record.ReasonCode == filter.ReasonCode)
        && (filter.Status is null || (record.Failed ? ConsentStatus.Failure : ConsentStatus.Success) == filter.Status)
        && (filter.UserId is null || filter.UserId == ConsentService.UserId)
        && service.IsOf(record, filter.OaId, filter.Phone)
        && (filter.ReplyStatus is null || service.LifeOf(record, now).ReplyStatus == filter.ReplyStatus);
}
