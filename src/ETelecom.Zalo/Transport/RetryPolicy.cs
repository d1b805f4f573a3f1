using System;

namespace ETelecom.Zalo;

/// <summary>
/// When a call is sent again by the SDK itself, and how long it waits before: it repeats what a <see cref="CallFailure"/> allows and
/// nothing else.
/// </summary>
internal sealed class RetryPolicy
{
    private readonly ZaloConsentClientOptions _options;
    private readonly Func<double> _random;

    public RetryPolicy(ZaloConsentClientOptions options)
    {
        _options = options;
        _random = options.Random ?? CreateRandom();
    }

    /// <summary>
    /// The wait before a call is sent again after its <paramref name="attempt"/>th attempt failed; null when it is not. A wait that
    /// would last to the deadline or beyond is not begun: the failure at hand says more than a deadline would.
    /// </summary>
    public TimeSpan? DelayAfter(int attempt, in CallFailure failure, TimeSpan remaining)
    {
        if (!failure.MayBeRepeated || attempt > _options.MaxRetries) return null;
        var delay = Backoff(attempt);
        if (failure.RetryAfter > delay) delay = failure.RetryAfter.Value;
        return delay < remaining ? delay : null;
    }

    /// <summary>Exponential with full jitter: anything from nothing to a bound that doubles up to a cap, so that many clients do not come back in step.</summary>
    private TimeSpan Backoff(int attempt)
    {
        var bound = Math.Min(_options.MaxRetryDelay.TotalMilliseconds, _options.RetryDelay.TotalMilliseconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromMilliseconds(bound * _random());
    }

#if NET
    private static Func<double> CreateRandom() => Random.Shared.NextDouble;
#else
    private static Func<double> CreateRandom()
    {
        var random = new Random();
        return () =>
        {
            lock (random) return random.NextDouble();
        };
    }
#endif
}
