namespace ETelecom.Zalo;

/// <summary>
/// What happened to a request, as far as the client can know. <c>RequestConsent</c> can cost money and has no idempotency key,
/// so check this after every failure.
/// </summary>
public enum RequestOutcome
{
    /// <summary>Nothing was sent: the request is invalid, or the service could not be reached. Not charged. Retrying is safe.</summary>
    NotSent,

    /// <summary>The service refused the request. Not charged. Fix the cause before retrying; after 429, wait for <see cref="ZaloConsentException.RetryAfter"/>.</summary>
    Rejected,

    /// <summary>The service accepted the request, even if its answer could not be read. It may have been charged. Do not retry.</summary>
    Accepted,

    /// <summary>The request was sent, but no definite answer was received. It may have been charged: look it up before you retry.</summary>
    Unknown,
}
