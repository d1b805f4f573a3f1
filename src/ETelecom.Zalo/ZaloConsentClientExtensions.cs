using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>Overloads of the client's methods.</summary>
public static class ZaloConsentClientExtensions
{
    /// <summary><see cref="IZaloConsentClient.EnsureConsentAsync"/> with its default options.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The person, the OA, the call type and the reason.</param>
    /// <param name="cancellationToken">See <see cref="IZaloConsentClient.EnsureConsentAsync"/>.</param>
    /// <returns>What was found or done.</returns>
    /// <exception cref="ZaloConsentException">Nothing was charged: a read before the request failed, or the request was not sent or was refused.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="request"/> is null.</exception>
    public static Task<EnsureConsentResult> EnsureConsentAsync(
        this IZaloConsentClient client, RequestConsentRequest request, CancellationToken cancellationToken = default) =>
        (client ?? throw new ArgumentNullException(nameof(client))).EnsureConsentAsync(request, null, cancellationToken);

    /// <summary>
    /// The records page by page, on demand. Unlike <see cref="IZaloConsentClient.ListAllAsync"/> it keeps no IDs: a list of any length takes
    /// the memory of one page, and a record that the service lists twice comes twice.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="filter">Which records; null for all.</param>
    /// <param name="cancellationToken">Cancels the reading at any point.</param>
    /// <returns>The pages; each is read when it is asked for.</returns>
    /// <exception cref="ZaloConsentException">A page could not be read, in spite of retries. Reading is free.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    public static IAsyncEnumerable<ListPage> ListPagesAsync(
        this IZaloConsentClient client, ConsentFilter? filter = null, CancellationToken cancellationToken = default) =>
        ReadPagesAsync(client ?? throw new ArgumentNullException(nameof(client)), filter, cancellationToken);

    // The documented order and end of the list may not be what the service does. Reading ends without a cursor, with an
    // empty page, whatever its cursor, and with a cursor that was used before: otherwise it might never end.
    private static async IAsyncEnumerable<ListPage> ReadPagesAsync(
        IZaloConsentClient client, ConsentFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
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
