using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ETelecom.Zalo;

/// <summary>The list, page after page as they are asked for; nothing is kept of a page that was read.</summary>
internal static class ListPages
{
    /// <summary>A cursor that the service gives a second time ends the list: following it again would never end.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Consent>> ListPagesAsync(
        this IZaloConsentClient client, ConsentFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var request = new ListRequestConsentRequest { Filter = filter, Paging = cursor is null ? null : new Paging { After = cursor } };
            var page = await client.ListRequestConsentAsync(request, cancellationToken).ConfigureAwait(false);
            yield return page.Consents ?? [];
            cursor = page.Paging?.Next;
        }
        while (!string.IsNullOrEmpty(cursor) && cursors.Add(cursor!));
    }
}
