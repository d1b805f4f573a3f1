using System;
using System.Globalization;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>A number per unit of time: <c>20/s</c>, <c>500/min</c>, <c>10000/h</c>.</summary>
internal static class Rate
{
    // One per day: a slower rate is not useful, and the sum of the delays would exceed a TimeSpan.
    private const double LeastPerSecond = 1 / 86400d;

    /// <summary>As a number per second.</summary>
    public static bool TryParse(string text, out double perSecond)
    {
        perSecond = 0;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return false;
        if (!double.TryParse(text[..slash], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
        var seconds = text[(slash + 1)..] switch { "s" => 1, "min" => 60, "h" => 3600, _ => 0 };
        if (seconds == 0 || number <= 0) return false;
        perSecond = number / seconds;
        return perSecond is >= LeastPerSecond and <= 1_000_000;
    }
}
