using System;
using System.Globalization;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>A duration as people type it: <c>90s</c>, <c>10m</c>, <c>24h</c>, <c>7d</c>.</summary>
internal static class TimeLength
{
    /// <summary>Maximum delay of a timer.</summary>
    public const int MaxDays = 49;

    public static bool TryParse(string text, out TimeSpan span)
    {
        span = default;
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        if (unit == 0 || number == 0 || (long)number * unit > MaxDays * 86400L) return false;
        span = TimeSpan.FromSeconds((long)number * unit);
        return true;
    }
}
