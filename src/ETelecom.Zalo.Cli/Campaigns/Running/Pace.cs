using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// When the next row may go out: evenly, at the rate that was asked for, slower when the service asks for patience, and back to the
/// rate step by step. System.Threading.RateLimiting has no limiter whose rate can change while it is used.
/// </summary>
internal sealed class Pace
{
    // With no rate asked for, the first 429 sets one: a hundred a second.
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1.0 / 100);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    // A timer waits for 49 days at most, and a service may ask for more.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    // A success takes back this share of what a refusal added.
    private const double Recovery = 0.02;

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly RunSettings _settings;
    private readonly TimeSpan _shortest;
    private readonly long _start;
    private TimeSpan _interval;
    private TimeSpan _next;
    private TimeSpan _pausedUntil;
    private int _pauses;

    public Pace(RunSettings settings, TimeProvider clock)
    {
        _settings = settings;
        _clock = clock;
        _start = clock.GetTimestamp();
        _interval = _shortest = settings.Rate is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
    }

    /// <summary>Waits for the turn of one row.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan turn;
        lock (_gate)
        {
            var now = Now;
            // What was not used is not saved up: after a pause there is no burst.
            turn = _next > now ? _next : now;
            _next = turn + _interval;
        }

        while (turn - Now is { Ticks: > 0 } wait) await Task.Delay(Min(wait, LongestDelay), _clock, cancellationToken);
    }

    /// <summary>All is well: one step back to the rate that was asked for.</summary>
    public void Succeeded()
    {
        lock (_gate)
        {
            _pauses = 0;
            if (_interval > _shortest) _interval -= (_interval - _shortest) * Recovery;
        }
    }

    /// <summary>
    /// The service asks to wait or cannot be reached: no row is sent before the pause is over. Many answers of the same moment cause one
    /// pause. Says how many pauses there were since anything succeeded.
    /// </summary>
    public int Pause(TimeSpan? retryAfter, bool slower)
    {
        lock (_gate)
        {
            var now = Now;
            if (now >= _pausedUntil)
            {
                _pauses++;
                if (slower) _interval = _interval == TimeSpan.Zero ? FirstInterval : Min(_interval * 2, LongestInterval);
                _pausedUntil = now + Min(_settings.FirstPause * Math.Pow(2, Math.Min(_pauses - 1, 30)), _settings.LongestPause);
            }

            if (retryAfter is { } asked && now + asked > _pausedUntil) _pausedUntil = now + asked;
            if (_next < _pausedUntil) _next = _pausedUntil;
            return _pauses;
        }
    }

    /// <summary>Time since the run began, by a monotonic clock.</summary>
    private TimeSpan Now => _clock.GetElapsedTime(_start);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
