// Beside the generated methods: all pages of the list as one sequence.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ETelecom.Zalo;

public partial class ZaloConsentClient
{
    /// <inheritdoc/>
    public virtual async IAsyncEnumerable<Consent> ListAllAsync(
        ConsentFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // New records push older ones on to the next page while it is being read, so a record can come twice.
        var delivered = new HashSet<string>(StringComparer.Ordinal);
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var request = new ListRequestConsentRequest { Filter = filter, Paging = cursor is null ? null : new Paging { After = cursor } };
            var page = await ListRequestConsentAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var consent in page.Consents ?? [])
            {
                if (consent.Id is null || delivered.Add(consent.Id)) yield return consent;
            }

            cursor = page.Paging?.Next;
        }
        while (!string.IsNullOrEmpty(cursor) && cursors.Add(cursor!));
    }
}
