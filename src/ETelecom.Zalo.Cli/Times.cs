using System;
using System.Globalization;

namespace ETelecom.Zalo.Cli;

/// <summary>How times are entered and shown: in the zone of the machine, which is named where they are shown, unless the input has another zone.</summary>
internal static class Times
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    private static readonly string[] FormatsWithZone = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>A date alone means the start of the day.</summary>
    public static bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return DateTimeOffset.TryParseExact(text, FormatsWithZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

        // The first and the last day of the calendar do not exist in every zone.
        var exists = local > DateTime.MinValue.AddDays(1) && local < DateTime.MaxValue.AddDays(-1);
        time = exists ? new DateTimeOffset(local, zone.GetUtcOffset(local)) : default;
        return exists;
    }

    public static string Show(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return local.ToString(local.Offset == TimeSpan.Zero ? "yyyy-MM-dd HH:mm:ss 'UTC'" : "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
    }
}
