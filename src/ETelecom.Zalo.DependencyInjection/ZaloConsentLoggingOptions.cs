namespace ETelecom.Zalo;

/// <summary>Which personal data the log of the calls may contain. Named like the client: <c>services.Configure&lt;ZaloConsentLoggingOptions&gt;("partner", …)</c>.</summary>
public sealed class ZaloConsentLoggingOptions
{
    /// <summary>
    /// Whether to log who a call was for: the OA, the phone with its middle digits masked, and the ID of the consent.
    /// Default: false. A key and a body are never logged.
    /// </summary>
    public bool IncludeIdentifiers { get; set; }

    /// <summary>
    /// Whether the log contains the whole phone number, in the form <c>84987654321</c>, of a request that may have been charged and was not found or
    /// is still being looked up (events 3 and 7), so that the person on call can look it up. Every other event masks or omits the number.
    /// Default: false. It is personal data, which everyone who can read the log can then read.
    /// </summary>
    public bool IncludePhoneToLookUp { get; set; }
}
