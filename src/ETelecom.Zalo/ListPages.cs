using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ETelecom.Zalo;

/// <summary>A page of the list.</summary>
/// <param name="Records">Its records.</param>
/// <param name="IsCutShort">Whether the list ends here although the service gives another cursor: that cursor was used before.</param>
internal readonly record struct ListPage(IReadOnlyList<Consent> Records, bool IsCutShort);

/// <summary>Reads the list page by page, on demand; keeps nothing of a page that was read.</summary>
internal static class ListPages
{
    /// <summary>
    /// The documented order and end of the list may not be what the service does. The list ends without a cursor, with an
    /// empty page, whatever its cursor, and with a cursor that was used before: otherwise it might never end.
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
