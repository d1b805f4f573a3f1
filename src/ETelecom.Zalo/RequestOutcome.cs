namespace ETelecom.Zalo;

/// <summary>
/// What became of a request, as far as this side can know. <c>RequestConsent</c> can cost money and has no idempotency key,
/// so this is the question to ask after every failure.
/// </summary>
public enum RequestOutcome
{
    /// <summary>Nothing was sent: refused locally, or the service was not reached. Not charged. Sending again is safe.</summary>
    NotSent,

    /// <summary>The service definitely refused the request. Not charged. Sending the same request again gets the same answer.</summary>
    Rejected,

    /// <summary>The service took the request, even if its answer could not be read. It may have been charged. Do not send it again.</summary>
    Accepted,

    /// <summary>The request went out and no definite answer came back. It may have been charged: look for it before sending again.</summary>
    Unknown,
}
