// Beside the generated methods: the two calls that are made of several of them.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

public partial interface IZaloConsentClient
{
    /// <summary>
    /// Asks for permission to call, at most once, and only if it is needed: not when the permission is there, and not when an earlier
    /// request still waits for its reply. When the outcome of the request is unknown it is looked for in the list of requests, and
    /// never sent again. Calls for the same OA and phone that run at the same time on this client share one request and one result.
    /// </summary>
    /// <remarks>
    /// It may cost money, at most once. It makes a <c>CheckConsent</c>, a <c>ListRequestConsent</c> and at most one <c>RequestConsent</c>, each with the deadline of the
    /// options; when the outcome is unknown, it then looks for the request, for a time of its own: <see cref="EnsureConsentOptions.RecoveryDuration"/>, a minute
    /// by default. The service has no idempotency key: two programs that ask for the same phone in the same moment can still both be charged,
    /// unless they share a <see cref="ZaloConsentClientOptions.IntentStore"/>.
    /// <para>
    /// A request that waits counts whatever it is for, and so does one that a call at the same time sends:
    /// <see cref="EnsureConsentResult.IsForAnotherPurpose"/> says when it is for another kind of call or reason. A call without
    /// <see cref="EnsureConsentOptions.RequestWithoutCheck"/> shares no request with a call that has it, and each waits for a lost request no longer than its own options say.
    /// </para>
    /// </remarks>
    /// <param name="request">Whom to ask, for which OA, for what kind of call, and why.</param>
    /// <param name="options">How long and how often to look for a request; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Ends the call at once, also the search for a request whose answer is lost: <see cref="ZaloConsentCanceledException"/> says whether it may have been
    /// charged. Then call again, later: a request that is listed is found and not sent again. A token that ends with a web request (<c>RequestAborted</c>)
    /// ends the call before that is known: do not pass it unless something else finishes the call.
    /// </param>
    /// <returns>What was found or done: <see cref="EnsureConsentResult.Status"/>. A lost answer is a result here, and no exception.</returns>
    /// <exception cref="ZaloConsentException">Nothing was charged: a read before the request or the store of intents failed, or the request was not sent or was refused.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="System.ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="System.ArgumentException"><paramref name="options"/> holds a value that is not allowed.</exception>
    Task<EnsureConsentResult> EnsureConsentAsync(
        RequestConsentRequest request, EnsureConsentOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// The records of all earlier requests, newest first according to the vendor's documentation, page after page as they are asked for. A record that moves
    /// between two pages comes once. An empty page ends the list, and so does a cursor that the service gives a second time.
    /// </summary>
    /// <remarks>It is made of reads, which are never taken for a charge. A page is asked for when its first record is.</remarks>
    /// <param name="filter">Which records; null for all of them.</param>
    /// <param name="cancellationToken">Ends the listing at once.</param>
    /// <exception cref="ZaloConsentException">A page could not be had. What came before it was delivered.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<Consent> ListAllAsync(ConsentFilter? filter = null, CancellationToken cancellationToken = default);
}
