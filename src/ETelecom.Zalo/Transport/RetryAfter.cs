using System;
using System.Linq;
using System.Net.Http;

namespace ETelecom.Zalo;

/// <summary>Reads <c>Retry-After</c>, as seconds or as a date.</summary>
internal static class RetryAfter
{
    /// <summary>No call lasts longer than this.</summary>
    private static readonly TimeSpan Longest = ZaloConsentClientOptions.MaxTimeout;

    /// <summary>
    /// How long the service asks to wait, from zero to one hour; null if it does not, or not in a valid format. A date is
    /// relative to the <c>Date</c> of the answer, if it has one: the two clocks may differ.
    /// </summary>
    public static TimeSpan? From(HttpResponseMessage response, TimeProvider clock)
    {
        if (IsTooLongForANumber(response)) return Longest;
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - (response.Headers.Date ?? clock.GetUtcNow()));
        if (wait is not { } asked) return null;
        if (asked > Longest) return Longest;
        return asked > TimeSpan.Zero ? asked : TimeSpan.Zero;
    }

    /// <summary>HTTP allows any number of digits; .NET reads an <see cref="int"/> and ignores longer values.</summary>
    private static bool IsTooLongForANumber(HttpResponseMessage response) =>
        response.Headers.RetryAfter is null
        && response.Headers.TryGetValues("Retry-After", out var values)
        && values.All(value => value.Length > 0 && value.All(character => character is >= '0' and <= '9'));
}
