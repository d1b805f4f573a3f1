using System;
using System.Linq;
using System.Net.Http;

namespace ETelecom.Zalo;

/// <summary>Reads <c>Retry-After</c>, as seconds or as a date.</summary>
internal static class RetryAfter
{
    /// <summary>No call lasts longer than this, so nobody can wait longer.</summary>
    private static readonly TimeSpan Longest = ZaloConsentClientOptions.MaxTimeout;

    /// <summary>
    /// How long the service asks to wait, from nothing to an hour; null when it does not say, or not in a form of HTTP. A date is
    /// counted from the answer's own <c>Date</c> where it has one: the two clocks may differ.
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

    /// <summary>HTTP allows any number of digits; .NET reads no more than an <see cref="int"/> and passes over what is longer.</summary>
    private static bool IsTooLongForANumber(HttpResponseMessage response) =>
        response.Headers.RetryAfter is null
        && response.Headers.TryGetValues("Retry-After", out var values)
        && values.All(value => value.Length > 0 && value.All(character => character is >= '0' and <= '9'));
}
