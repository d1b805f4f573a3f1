using System;

namespace ETelecom.Zalo;

/// <summary>
/// Whether a call is retried, and after which delay: only what a <see cref="CallFailure"/> allows.
/// </summary>
internal sealed class RetryPolicy(ZaloConsentClientOptions options)
{
    // A generator for each number: one that is shared would need a lock on .NET Framework, and a number is needed before a retry only.
    private readonly Func<double> _random = options.Random ?? (static () => new Random(Guid.NewGuid().GetHashCode()).NextDouble());

    /// <summary>
    /// The delay before a retry after the <paramref name="attempt"/>th attempt failed; null for no retry. A delay that
    /// would last to the deadline or beyond is not started: the last failure is more useful than a timeout.
    /// </summary>
    public TimeSpan? DelayAfter(int attempt, CallFailure failure, TimeSpan remaining)
    {
        if (!failure.MayBeRetried || attempt > options.MaxRetries) return null;
        var delay = Backoff(attempt);
        if (failure.RetryAfter > delay) delay = failure.RetryAfter.Value;
        return delay < remaining ? delay : null;
    }

    /// <summary>Exponential with full jitter: a random delay below a bound that doubles up to a cap, so that many clients do not retry in step.</summary>
    private TimeSpan Backoff(int attempt)
    {
        var bound = Math.Min(options.MaxRetryDelay.TotalMilliseconds, options.RetryDelay.TotalMilliseconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromMilliseconds(bound * _random());
    }
}
