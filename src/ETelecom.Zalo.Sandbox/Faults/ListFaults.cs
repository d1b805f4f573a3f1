using System;
using System.Globalization;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Pages of lists that are late or not as the vendor documents them.</summary>
internal static class ListFaults
{
    private const string EmptyPage = "empty-";

    /// <summary>The page that a call gets, with the fault that it meets or without one.</summary>
    public static ConsentList.Page Find(
        ConsentList list, ZaloAccount account, ConsentFilter filter, Paging paging, DateTimeOffset now, FaultUse? use)
    {
        var fault = use?.Fault;
        if (fault == SandboxFault.OldestFirst || fault == SandboxFault.GrowingList)
            return list.FindOldestFirst(account, filter, paging, now, grows: fault == SandboxFault.GrowingList);

        var empty = fault == SandboxFault.EmptyPages ? EmptyPageOf(paging.After) : null;
        if (empty is not null) paging = new Paging { Limit = paging.Limit };
        var page = list.Find(account, filter, paging, now, fault == SandboxFault.ListLag ? use!.Duration : TimeSpan.Zero);
        if (empty is { } number) return page with { Records = [], Next = CursorOf(number + 1), Prev = "" };
        if (page.Next.Length > 0) return page;
        if (fault == SandboxFault.EmptyPages) return page with { Next = CursorOf(1) };
        if (fault != SandboxFault.CursorCycle) return page;
        return list.Find(account, filter, new Paging { Limit = 1 }, now, TimeSpan.Zero) is { Records: [var newest] } ? page with { Next = newest.IdText } : page;
    }

    private static int? EmptyPageOf(string? cursor) =>
        cursor is not null && cursor.StartsWith(EmptyPage, StringComparison.Ordinal)
        && int.TryParse(cursor.AsSpan(EmptyPage.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string CursorOf(int number) => EmptyPage + number.ToString(CultureInfo.InvariantCulture);
}
