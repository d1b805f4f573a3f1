// The hand-written half of the client: all pages of the list as one sequence.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

public partial class ZaloConsentClient
{
    /// <inheritdoc/>
    public virtual async IAsyncEnumerable<Consent> ListAllAsync(
        ConsentFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // New records push older ones to the next page while the list is read, so a record can occur twice.
        var delivered = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in this.ListPagesAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            foreach (var consent in page.Records)
            {
                if (consent.Id is null || delivered.Add(consent.Id)) yield return consent;
            }
        }
    }
}
