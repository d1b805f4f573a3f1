using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>How long the SDK waits before it sends again, and what ends a wait.</summary>
public class WaitTests
{
    [Fact]
    public async Task The_bound_of_the_waits_doubles_up_to_its_cap()
    {
        var waits = await WaitsOf(Unreachable(), chance: 1, options =>
            (options.MaxRetries, options.RetryDelay, options.MaxRetryDelay) = (5, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500)));

        Assert.Equal([100, 200, 400, 500, 500], waits);
    }

    [Theory]
    [InlineData(0, new double[] { 0, 0, 0 })]
    [InlineData(0.25, new double[] { 125, 250, 500 })]
    public async Task A_wait_is_a_random_part_of_its_bound(double chance, double[] expected) =>
        Assert.Equal(expected, await WaitsOf(Unreachable(), chance));

    [Fact]
    public async Task Retry_After_in_seconds_is_kept_to()
    {
        var waits = await WaitsOf(Busy(header => header.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))), chance: 0);

        Assert.Equal([7000, 7000, 7000], waits);
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_counted_from_the_services_own_clock()
    {
        var theirNow = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);

        var waits = await WaitsOf(
            Busy(header => (header.Date, header.RetryAfter) = (theirNow, new RetryConditionHeaderValue(theirNow.AddSeconds(5)))), chance: 0);

        Assert.Equal([5000, 5000, 5000], waits);
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_read_in_any_culture()
    {
        var previous = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
        try
        {
            var waits = await WaitsOf(Busy(header =>
            {
                header.TryAddWithoutValidation("Date", "Sat, 03 Feb 2001 04:05:06 GMT");
                header.TryAddWithoutValidation("Retry-After", "Sat, 03 Feb 2001 04:05:10 GMT");
            }), chance: 0);

            Assert.Equal([4000, 4000, 4000], waits);
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("1.5")]
    [InlineData("-3")]
    public async Task A_Retry_After_that_is_no_HTTP_is_passed_over(string value)
    {
        var waits = await WaitsOf(Busy(header => header.TryAddWithoutValidation("Retry-After", value)), chance: 1);

        Assert.Equal([500, 1000, 2000], waits);
    }

    [Fact]
    public async Task A_Retry_After_of_more_seconds_than_a_number_can_hold_is_the_longest_wait()
    {
        var transport = Busy(header => header.TryAddWithoutValidation("Retry-After", "99999999999999999999"));

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().RequestConsentAsync(AnyRequest));

        Assert.Single(transport.Requests);
        Assert.Equal(TimeSpan.FromHours(1), exception.RetryAfter);
    }

    [Theory]
    [InlineData(31, 31)]
    [InlineData(86400, 3600)]
    public async Task A_Retry_After_beyond_the_deadline_is_not_awaited_and_is_reported_up_to_an_hour(int asked, int reported)
    {
        var transport = Busy(header => header.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(asked)));

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().RequestConsentAsync(AnyRequest));

        Assert.Single(transport.Requests);
        Assert.Equal(TimeSpan.FromSeconds(reported), exception.RetryAfter);
        Assert.Equal(429, exception.ResponseStatusCode);
    }

    [Fact]
    public async Task A_wait_beyond_the_deadline_is_not_started_and_the_last_failure_is_reported()
    {
        var clock = new FakeTimeProvider();
        var transport = Unreachable();
        using var client = transport.Client(options =>
            (options.TimeProvider, options.Timeout, options.RetryDelay, options.Random) = (clock, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(4), () => 1));

        var call = client.RequestConsentAsync(AnyRequest);
        // The first wait takes 4 of the 5 seconds; the second one would take 8, so it is not begun.
        clock.Advance(TimeSpan.FromSeconds(4));
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => call);

        Assert.Equal(2, transport.Attempts);
        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
    }

    [Fact]
    public async Task The_one_deadline_counts_for_all_attempts_together()
    {
        var clock = new FakeTimeProvider();
        var attempts = 0;
        var transport = new Transport(async (_, token) =>
        {
            if (++attempts == 1) return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("") };
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("An infinite wait ended.");
        });
        using var client = transport.Client(options =>
            (options.TimeProvider, options.Timeout, options.RetryDelay, options.Random) = (clock, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(4), () => 1));

        var call = client.CheckConsentAsync(AnyCheck);
        clock.Advance(TimeSpan.FromSeconds(4));
        SpinWait.SpinUntil(() => attempts == 2, TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(1.1));

        await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => call);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_a_wait_at_once()
    {
        using var source = new CancellationTokenSource();
        const string body = """{"code":"resource_exhausted","msg":"x"}""";
        var transport = Busy(_ => { }, body);
        // The clock does not advance: only the token can end the wait.
        using var client = transport.Client(options =>
            (options.TimeProvider, options.RetryDelay, options.Random) = (new FakeTimeProvider(), TimeSpan.FromSeconds(1), () => 1));

        var call = client.RequestConsentAsync(AnyRequest, source.Token);
        await source.CancelAsync();
        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => call);

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
        Assert.Equal(ApiErrorCode.ResourceExhausted, exception.Error!.Code);
        Assert.Equal(body, exception.RawBody);
        Assert.Equal(429, exception.ResponseStatusCode);
        Assert.Single(transport.Requests);
    }

    private static Transport Busy(Action<HttpResponseHeaders> change, string body = "") => new((_, _) =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent(body) };
        change(response.Headers);
        return Task.FromResult(response);
    });

    /// <summary>The waits of a call that fails to its end, in milliseconds, on a clock that runs through them.</summary>
    private static async Task<double[]> WaitsOf(Transport transport, double chance, Action<ZaloConsentClientOptions>? change = null)
    {
        var recorder = new Recorder();
        var clock = new FakeTimeProvider();
        using var client = transport.Client(options =>
        {
            (options.TimeProvider, options.Timeout) = (clock, TimeSpan.FromHours(1));
            (options.RetryDelay, options.Random, options.Observer) = (TimeSpan.FromSeconds(0.5), () => chance, recorder);
            change?.Invoke(options);
        });

        var call = client.CheckConsentAsync(AnyCheck);
        while (!call.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(250));
            // A moment for the attempt itself, or the clock runs to the deadline before it.
            await Task.Delay(1);
        }

        await Assert.ThrowsAsync<ZaloConsentException>(() => call);
        return [.. recorder.Waits.Select(wait => wait.TotalMilliseconds)];
    }
}
