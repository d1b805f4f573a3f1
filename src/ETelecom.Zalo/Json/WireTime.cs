using System;
using System.Globalization;

namespace ETelecom.Zalo;

/// <summary>RFC 3339 in UTC, the format of the service.</summary>
internal static class WireTime
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>With <c>Z</c>, and a fraction only if needed.</summary>
    public static string ToText(DateTimeOffset value) => value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
