/// <summary>
/// Ask a person on Zalo for permission to call, check whether it was given, and list the requests made. This document describes the part of the Zalo service of the eTelecom API that deals with calling consent. It is based on eTelecom's public documentation and is not published by eTelecom.
/// </summary>
public partial interface IZaloConsentClient
{
    /// <summary>
    /// Asks a person on Zalo for permission to call, and returns the record of the request. A request can be charged (is_charged) and there is no idempotency key, so sending the same request twice can ask the person twice and be charged twice. If no answer is received, look up the record with ListRequestConsent before you retry.
    /// </summary>
    /// <remarks>
    /// May be charged. Retried only if it is certain that the service did not act: nothing was sent, or the answer was 429.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">A request for calling permission: the person, the OA, the call type and the reason. All four fields are required.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> indicates whether the request may have been accepted.</param>
    /// <returns>The record of the request. If its status is N, the request was accepted and then failed.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> indicates whether the service accepted the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<Consent> RequestConsentAsync(
        RequestConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Send a request for calling permission, with the status, the headers and the raw body of the answer.
    /// </summary>
    /// <remarks>
    /// May be charged. Retried only if it is certain that the service did not act: nothing was sent, or the answer was 429.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">A request for calling permission: the person, the OA, the call type and the reason. All four fields are required.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> indicates whether the request may have been accepted.</param>
    /// <returns>The record of the request. If its status is N, the request was accepted and then failed.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> indicates whether the service accepted the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<ZaloResponse<Consent>> RequestConsentWithResponseAsync(
        RequestConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Checks whether an OA may call a phone number on Zalo now, and until when. It sends no request to the person and, according to the documentation, is not charged.
    /// </summary>
    /// <remarks>
    /// A read: never charged, and retried within the deadline after transient failures.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/check-if-the-customer-has-granted-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">The OA and the phone number to check.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> indicates whether the request may have been accepted.</param>
    /// <returns>Whether calling is allowed, which is the case only if error is 0.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> indicates whether the service accepted the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<CheckConsentResponse> CheckConsentAsync(
        CheckConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Check whether the person has granted calling permission, with the status, the headers and the raw body of the answer.
    /// </summary>
    /// <remarks>
    /// A read: never charged, and retried within the deadline after transient failures.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/check-if-the-customer-has-granted-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">The OA and the phone number to check.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> indicates whether the request may have been accepted.</param>
    /// <returns>Whether calling is allowed, which is the case only if error is 0.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> indicates whether the service accepted the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<ZaloResponse<CheckConsentResponse>> CheckConsentWithResponseAsync(
        CheckConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns one page of the records of earlier requests, newest first, 100 per page unless paging.limit is set. To get the next page, pass paging.next of the answer as paging.after, until paging.next is empty.
    /// </summary>
    /// <remarks>
    /// A read: never charged, and retried within the deadline after transient failures.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">The records to list, and the page.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> indicates whether the request may have been accepted.</param>
    /// <returns>One page of records.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> indicates whether the service accepted the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<ListRequestConsentResponse> ListRequestConsentAsync(
        ListRequestConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// List the requests for calling permission, with the status, the headers and the raw body of the answer.
    /// </summary>
    /// <remarks>
    /// A read: never charged, and retried within the deadline after transient failures.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">The records to list, and the page.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> indicates whether the request may have been accepted.</param>
    /// <returns>One page of records.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> indicates whether the service accepted the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<ZaloResponse<ListRequestConsentResponse>> ListRequestConsentWithResponseAsync(
        ListRequestConsentRequest request, CancellationToken cancellationToken = default);
}
