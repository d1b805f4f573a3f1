// The hand-written half of the interface: the two methods that combine several calls.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

public partial interface IZaloConsentClient
{
    /// <summary>
    /// Requests consent at most once, and only if it is needed: not if calling is already allowed, and not if an earlier request is
    /// waiting for its reply. If the outcome of the request is unknown, it is looked up in the list of requests and
    /// never sent again. Concurrent calls for the same OA and phone on this client share one request and one result.
    /// </summary>
    /// <remarks>
    /// Charged at most once. It calls <c>CheckConsent</c>, <c>ListRequestConsent</c> and at most one <c>RequestConsent</c> that the service may have
    /// acted on (429 is retried), each with the deadline of the client's options. Over your own <c>HttpClient</c>, a message handler that retries what it has buffered or
    /// copied is not visible and can send it more often. If the outcome is unknown, it then looks up the request for <see cref="EnsureConsentOptions.RecoveryDuration"/>, one minute
    /// by default. The service has no idempotency key: two programs that ask for the same phone at the same moment can still both be charged,
    /// unless they share an <see cref="ZaloConsentClientOptions.IntentStore"/>.
    /// <para>
    /// A waiting request counts whatever its purpose, and so does one that a concurrent call sends:
    /// <see cref="EnsureConsentResult.IsForAnotherPurpose"/> indicates whether it is for another call type or reason. A call without
    /// <see cref="EnsureConsentOptions.RequestWithoutCheck"/> never shares a request with a call that sets it, and each waits for a lost request only as long as its own options allow.
    /// A call that may not share a request waits until the other call ends, at most for the deadline plus its own <see cref="EnsureConsentOptions.RecoveryDuration"/>; where
    /// another program with the same store is asking, at most for the deadline plus 15 seconds. Then it ends with a <see cref="ZaloConsentTimeoutException"/> and <see cref="RequestOutcome.NotSent"/>.
    /// </para>
    /// </remarks>
    /// <param name="request">The person, the OA, the call type and the reason.</param>
    /// <param name="options">How long and how often to look up a lost request; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Ends the call at once, including the search for a request whose answer was lost: <see cref="ZaloConsentCanceledException"/> indicates whether it may have
    /// been charged. Call again later: a listed request is found and not sent again. Do not pass the token of a web request (<c>RequestAborted</c>),
    /// which ends the call before the outcome is known, unless something else finishes the call.
    /// </param>
    /// <returns>What was found or done: <see cref="EnsureConsentResult.Status"/>. A lost answer is a result, not an exception.</returns>
    /// <exception cref="ZaloConsentException">Nothing was charged: a read before the request or the intent store failed, or the request was not sent or was refused.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="System.ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="System.ArgumentException"><paramref name="options"/> contains an invalid value.</exception>
    Task<EnsureConsentResult> EnsureConsentAsync(
        RequestConsentRequest request, EnsureConsentOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// The records of all earlier requests, newest first according to the vendor's documentation. Pages are read on demand. A record that moves
    /// between two pages is returned once. An empty page or a repeated cursor ends the list.
    /// </summary>
    /// <remarks>Never charged. Each page is requested when its first record is.</remarks>
    /// <param name="filter">Which records; null for all of them.</param>
    /// <param name="cancellationToken">Ends the enumeration at once.</param>
    /// <exception cref="ZaloConsentException">A page could not be read. The records before it have been returned.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<Consent> ListAllAsync(ConsentFilter? filter = null, CancellationToken cancellationToken = default);
}
