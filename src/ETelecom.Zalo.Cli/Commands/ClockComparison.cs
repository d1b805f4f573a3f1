using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>How far this machine's clock is from the service's, by the time that the service puts on its answers.</summary>
internal static class ClockComparison
{
    // The SDK matches records by their time within five minutes.
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(2);

    /// <summary>How far this machine is ahead; null when the service does not tell the time.</summary>
    public static TimeSpan? Ahead(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers, TimeProvider clock)
    {
        var date = headers.FirstOrDefault(header => header.Key.Equals("Date", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        return DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var service)
            ? clock.GetUtcNow() - service
            : null;
    }

    public static bool IsRight(TimeSpan ahead) => ahead.Duration() <= MostSkew;
}
