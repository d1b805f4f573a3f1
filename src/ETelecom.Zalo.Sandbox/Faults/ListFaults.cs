using System;
using System.Globalization;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Pages of lists that are not as the vendor documents them.</summary>
internal static class ListFaults
{
    private const string EmptyPage = "empty-";

    /// <summary>A page begins with the last record of the page before it, the first page with its first record again.</summary>
    public static ConsentList.Page WithDuplicate(ConsentList list, ZaloAccount account, ConsentFilter filter, Paging paging, DateTimeOffset now)
    {
        var page = list.Find(account, filter, paging, now, TimeSpan.Zero);
        return page.Records is [var first, ..] ? page with { Records = [list.FindCursor(paging.After) ?? first, .. page.Records] } : page;
    }

    /// <summary>The last page is followed by empty pages without end, each with a new cursor.</summary>
    public static ConsentList.Page WithEmptyPages(ConsentList list, ZaloAccount account, ConsentFilter filter, Paging paging, DateTimeOffset now)
    {
        if (NumberOf(paging.After) is { } number)
        {
            var start = list.Find(account, filter, new Paging { Limit = paging.Limit }, now, TimeSpan.Zero);
            return start with { Records = [], Next = CursorOf(number + 1), Prev = "" };
        }

        var page = list.Find(account, filter, paging, now, TimeSpan.Zero);
        return page.Next.Length > 0 ? page : page with { Next = CursorOf(1) };
    }

    /// <summary>The last page leads back to the record after the newest.</summary>
    public static ConsentList.Page WithCursorCycle(ConsentList list, ZaloAccount account, ConsentFilter filter, Paging paging, DateTimeOffset now)
    {
        var page = list.Find(account, filter, paging, now, TimeSpan.Zero);
        if (page.Next.Length > 0) return page;
        return list.Find(account, filter, new Paging { Limit = 1 }, now, TimeSpan.Zero) is { Records: [var newest] } ? page with { Next = newest.IdText } : page;
    }

    private static int? NumberOf(string? cursor) =>
        cursor is not null && cursor.StartsWith(EmptyPage, StringComparison.Ordinal)
        && int.TryParse(cursor.AsSpan(EmptyPage.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string CursorOf(int number) => EmptyPage + number.ToString(CultureInfo.InvariantCulture);
}
