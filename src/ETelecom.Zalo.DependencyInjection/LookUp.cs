using System;
using System.Globalization;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// The options of <c>zalo-consent list</c> that find a request whose answer was lost. The OA belongs to the sender and is not personal data; the phone is
/// omitted unless the host asks for it.
/// </summary>
internal readonly struct LookUp(object request, DateTimeOffset sentAt, DateTimeOffset lostAt, bool includePhone)
{
    // By how much the service's clock may differ, as of EnsureConsentOptions.ClockSkew.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public string? OaId => Of(request).OaId;

    /// <summary>The option with its value and a space in front, or nothing.</summary>
    public string PhoneOption => includePhone && Of(request).Phone is { } phone ? " --phone " + PhoneNumber.Normalize(phone) : "";

    public string From => Text(sentAt - Skew);

    public string To => Text(lostAt + Skew);

    /// <summary>Whom a request is about.</summary>
    public static (string? OaId, string? Phone) Of(object request) => request switch
    {
        RequestConsentRequest requested => (requested.OaId, requested.Phone),
        CheckConsentRequest check => (check.OaId, check.Phone),
        ListRequestConsentRequest list => (list.Filter?.OaId, list.Filter?.Phone),
        _ => (null, null),
    };

    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
