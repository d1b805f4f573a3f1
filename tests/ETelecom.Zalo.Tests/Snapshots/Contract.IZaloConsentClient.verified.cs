/// <summary>
/// Ask a person on Zalo for permission to call, check whether it was given, and list the requests made. This document describes the part of the Zalo service of the eTelecom API that deals with calling consent. It is based on eTelecom's public documentation and is not published by eTelecom.
/// </summary>
public partial interface IZaloConsentClient
{
    /// <summary>
    /// Asks the owner of a phone number over Zalo for permission to be called, and returns the record of the request. A request can be charged (is_charged) and there is no idempotency key, so the same request sent twice can ask the person twice and cost twice. When no answer came back, look for the record with ListRequestConsent before sending again.
    /// </summary>
    /// <remarks>
    /// It may cost money. The SDK sends it again by itself only where the service certainly did not act: nothing was sent, or the answer was 429.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">A request for calling permission: whom to ask, for which OA, for what kind of call, and why. All four fields are needed.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> says whether the request may have been taken.</param>
    /// <returns>The record of the request. A status of N in it means that the request was taken and then failed.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> says whether the service took the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<Consent> RequestConsentAsync(
        RequestConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Send a request for calling permission, with the status, the headers and the raw body of the answer.
    /// </summary>
    /// <remarks>
    /// It may cost money. The SDK sends it again by itself only where the service certainly did not act: nothing was sent, or the answer was 429.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">A request for calling permission: whom to ask, for which OA, for what kind of call, and why. All four fields are needed.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> says whether the request may have been taken.</param>
    /// <returns>The record of the request. A status of N in it means that the request was taken and then failed.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> says whether the service took the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<ZaloResponse<Consent>> RequestConsentWithResponseAsync(
        RequestConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says whether an OA may call a phone number over Zalo now, and until when. It asks nobody and is not known to cost anything.
    /// </summary>
    /// <remarks>
    /// It is a read: it is never taken for a charge, and after a failure that may pass the SDK sends it again by itself, within the deadline.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/check-if-the-customer-has-granted-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">The OA and the phone number whose calling permission is to be checked.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> says whether the request may have been taken.</param>
    /// <returns>Whether the permission is there. Only an error of 0 is read as a yes.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> says whether the service took the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<CheckConsentResponse> CheckConsentAsync(
        CheckConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Check whether the person has granted calling permission, with the status, the headers and the raw body of the answer.
    /// </summary>
    /// <remarks>
    /// It is a read: it is never taken for a charge, and after a failure that may pass the SDK sends it again by itself, within the deadline.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/check-if-the-customer-has-granted-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">The OA and the phone number whose calling permission is to be checked.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> says whether the request may have been taken.</param>
    /// <returns>Whether the permission is there. Only an error of 0 is read as a yes.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> says whether the service took the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<ZaloResponse<CheckConsentResponse>> CheckConsentWithResponseAsync(
        CheckConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns one page of the records of earlier requests, newest first, 100 a page unless paging.limit says otherwise. Pass paging.next of an answer as paging.after to get the page after it, until paging.next is empty.
    /// </summary>
    /// <remarks>
    /// It is a read: it is never taken for a charge, and after a failure that may pass the SDK sends it again by itself, within the deadline.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">Which records to list, and which page of them.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> says whether the request may have been taken.</param>
    /// <returns>One page of records.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> says whether the service took the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<ListRequestConsentResponse> ListRequestConsentAsync(
        ListRequestConsentRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// List the requests for calling permission, with the status, the headers and the raw body of the answer.
    /// </summary>
    /// <remarks>
    /// It is a read: it is never taken for a charge, and after a failure that may pass the SDK sends it again by itself, within the deadline.
    /// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.
    /// </remarks>
    /// <param name="request">Which records to list, and which page of them.</param>
    /// <param name="cancellationToken">Ends the call at once. <see cref="ZaloConsentCanceledException"/> says whether the request may have been taken.</param>
    /// <returns>One page of records.</returns>
    /// <exception cref="ZaloConsentException">The call failed: <see cref="ZaloConsentException.Outcome"/> says whether the service took the request.</exception>
    /// <exception cref="ZaloConsentTimeoutException">The deadline of <see cref="ZaloConsentClientOptions.Timeout"/> passed.</exception>
    /// <exception cref="ZaloConsentCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    Task<ZaloResponse<ListRequestConsentResponse>> ListRequestConsentWithResponseAsync(
        ListRequestConsentRequest request, CancellationToken cancellationToken = default);
}
