using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ETelecom.Zalo;

/// <summary>A page of the list.</summary>
/// <param name="Records">What is on it.</param>
/// <param name="IsCutShort">Whether the list ends with this page although the service names another: its cursor came before.</param>
internal readonly record struct ListPage(IReadOnlyList<Consent> Records, bool IsCutShort);

/// <summary>The list, page after page as they are asked for; nothing is kept of a page that was read.</summary>
internal static class ListPages
{
    /// <summary>
    /// In which order records come and what marks the last page is documented, but may not be so. The list ends with no cursor, with an
    /// empty page, whatever cursor it has, and with a cursor that came before: following one of these may never end.
    /// </summary>
    public static async IAsyncEnumerable<ListPage> ListPagesAsync(
        this IZaloConsentClient client, ConsentFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        while (true)
        {
            var request = new ListRequestConsentRequest { Filter = filter, Paging = cursor is null ? null : new Paging { After = cursor } };
            var page = await client.ListRequestConsentAsync(request, cancellationToken).ConfigureAwait(false);
            var records = page.Consents ?? [];
            cursor = page.Paging?.Next;
            var isLast = records.Count == 0 || string.IsNullOrEmpty(cursor);
            var isCutShort = !isLast && !cursors.Add(cursor!);
            yield return new ListPage(records, isCutShort);
            if (isLast || isCutShort) yield break;
        }
    }
}
