using System;
using System.Globalization;

namespace ETelecom.Zalo;

/// <summary>RFC 3339 in UTC, the one form that the service writes, without a detour over cultures and formats.</summary>
internal static class WireTime
{
    private const string Pattern = "0000-00-00T00:00:00";

    /// <summary>With <c>Z</c>, and no fraction where there is none.</summary>
    public static string ToText(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>2019-08-24T14:15:22Z</c>, with up to seven digits of a fraction. False for any other form, which may be a time all the same.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length <= Pattern.Length || text[text.Length - 1] != 'Z') return false;
        for (var i = 0; i < Pattern.Length; i++)
        {
            if (Pattern[i] == '0' ? text[i] is < '0' or > '9' : text[i] != Pattern[i]) return false;
        }

        if (!TryReadFraction(text, out var ticks)) return false;
        int year = Number(text, 0, 4), month = Number(text, 5, 2), day = Number(text, 8, 2);
        int hour = Number(text, 11, 2), minute = Number(text, 14, 2), second = Number(text, 17, 2);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        time = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(ticks));
        return true;
    }

    private static bool TryReadFraction(string text, out int ticks)
    {
        ticks = 0;
        var digits = text.Length - Pattern.Length - 2;
        if (digits < 0) return true;
        if (text[Pattern.Length] != '.' || digits is 0 or > 7) return false;
        for (var i = 0; i < 7; i++)
        {
            var digit = i < digits ? text[Pattern.Length + 1 + i] : '0';
            if (digit is < '0' or > '9') return false;
            ticks = (ticks * 10) + (digit - '0');
        }

        return true;
    }

    private static int Number(string text, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++) number = (number * 10) + (text[i] - '0');
        return number;
    }
}
