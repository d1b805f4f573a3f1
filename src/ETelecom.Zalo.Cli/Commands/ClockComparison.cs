using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>Compares this machine's clock with the service's, by the Date header of its answers.</summary>
internal static class ClockComparison
{
    // The SDK matches records by their time within five minutes.
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(2);

    /// <summary>How far this machine is ahead; null if the service sends no time.</summary>
    public static TimeSpan? Ahead(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers, TimeProvider clock)
    {
        var date = headers.FirstOrDefault(header => header.Key.Equals("Date", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        return DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var service)
            ? clock.GetUtcNow() - service
            : null;
    }

    public static bool IsRight(TimeSpan ahead) => ahead.Duration() <= MostSkew;
}
