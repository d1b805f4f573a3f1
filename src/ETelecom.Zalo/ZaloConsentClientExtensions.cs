using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>Shorter forms of the client's calls.</summary>
public static class ZaloConsentClientExtensions
{
    /// <summary><see cref="IZaloConsentClient.EnsureConsentAsync"/> with its default options.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">Whom to ask, for which OA, for what kind of call, and why.</param>
    /// <param name="cancellationToken">As of <see cref="IZaloConsentClient.EnsureConsentAsync"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="request"/> is null.</exception>
    public static Task<EnsureConsentResult> EnsureConsentAsync(
        this IZaloConsentClient client, RequestConsentRequest request, CancellationToken cancellationToken) =>
        (client ?? throw new ArgumentNullException(nameof(client))).EnsureConsentAsync(request, null, cancellationToken);
}
