using System;
using System.Globalization;

namespace ETelecom.Zalo;

/// <summary>RFC 3339 in UTC, the one form that the service writes, without a detour over cultures and formats.</summary>
internal static class WireTime
{
    /// <summary>With <c>Z</c>, and no fraction where there is none.</summary>
    public static string ToText(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>2019-08-24T14:15:22Z</c>, with up to seven digits of a fraction. False for any other form, which may be a time all the same.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[text.Length - 1] != 'Z')
            return false;
        int year = Number(text, 0, 4), month = Number(text, 5, 7), day = Number(text, 8, 10);
        int hour = Number(text, 11, 13), minute = Number(text, 14, 16), second = Number(text, 17, 19);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || Fraction(text) is not (>= 0 and var ticks)) return false;
        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddTicks(ticks);
        return true;
    }

    /// <summary>What follows the seconds, in ticks of 100 ns; -1 when it is not a point and one to seven digits.</summary>
    private static int Fraction(string text)
    {
        if (text.Length == 20) return 0;
        if (text[19] != '.' || text.Length is 21 or > 28) return -1;
        var ticks = Number(text, 20, text.Length - 1);
        for (var digits = text.Length - 21; digits < 7; digits++) ticks *= 10;
        return ticks;
    }

    /// <summary>The digits from a place to before another one; -1 when there is something else.</summary>
    private static int Number(string text, int start, int end)
    {
        var number = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] is < '0' or > '9') return -1;
            number = (number * 10) + (text[i] - '0');
        }

        return number;
    }
}
