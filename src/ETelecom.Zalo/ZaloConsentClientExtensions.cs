using System;
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
}
