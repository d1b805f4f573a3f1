namespace ETelecom.Zalo;

/// <summary>What the log of the calls may hold. Named like the client: <c>services.Configure&lt;ZaloConsentLoggingOptions&gt;("partner", …)</c>.</summary>
public sealed class ZaloConsentLoggingOptions
{
    /// <summary>
    /// Whether the log names whom a call was for: the OA, the phone with its middle digits masked, and the ID of the consent.
    /// Default: false. A key and a body are never logged.
    /// </summary>
    public bool IncludeIdentifiers { get; set; }
}
