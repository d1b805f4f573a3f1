using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What the SDK retries automatically, and what it never retries.</summary>
public class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_retried_after_a_transient_failure(int status)
    {
        var transport = Failing(times: 2, () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("") });

        var answer = await transport.Client().CheckConsentAsync(AnyCheck);

        Assert.Equal(0, answer.Error);
        Assert.Equal(3, transport.Requests.Count);
    }

    [Fact]
    public async Task A_read_is_retried_after_a_connection_that_failed_before_or_after_it_was_sent()
    {
        var before = Unreachable();
        var after = Breaking();

        await Assert.ThrowsAsync<ZaloConsentException>(() => before.Client().CheckConsentAsync(AnyCheck));
        await Assert.ThrowsAsync<ZaloConsentException>(() => after.Client().CheckConsentAsync(AnyCheck));

        Assert.Equal(4, before.Attempts);
        Assert.Equal(4, after.Attempts);
    }

    [Theory]
    [InlineData(307, "")]
    [InlineData(400, """{"code":"invalid_argument","msg":"x"}""")]
    [InlineData(401, "")]
    [InlineData(403, "")]
    [InlineData(404, "")]
    [InlineData(501, "")]
    [InlineData(200, "not JSON")]
    public async Task A_read_is_not_retried_when_the_same_answer_would_come_again(int status, string body)
    {
        var transport = Answering(body, (HttpStatusCode)status);

        await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().CheckConsentAsync(AnyCheck));

        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task A_charged_request_is_retried_when_it_was_not_sent()
    {
        var transport = Unreachable();

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().RequestConsentAsync(AnyRequest));

        Assert.Equal(4, transport.Attempts);
        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
    }

    [Fact]
    public async Task A_charged_request_is_retried_after_429()
    {
        var transport = Failing(times: 1, () => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("") });

        await transport.Client().RequestConsentAsync(AnyRequest);

        Assert.Equal(2, transport.Requests.Count);
    }

    [Theory]
    [InlineData(200, "not JSON")]
    [InlineData(307, "")]
    [InlineData(400, """{"code":"invalid_argument","msg":"x"}""")]
    [InlineData(401, "")]
    [InlineData(403, "")]
    [InlineData(404, "")]
    [InlineData(408, "")]
    [InlineData(500, "")]
    [InlineData(501, "")]
    [InlineData(502, "")]
    [InlineData(503, """{"code":"unavailable","msg":"x"}""")]
    [InlineData(504, "")]
    public async Task A_charged_request_is_never_retried_after_any_other_answer(int status, string body)
    {
        var transport = Answering(body, (HttpStatusCode)status);

        await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().RequestConsentAsync(AnyRequest));

        Assert.Single(transport.Requests);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task A_charged_request_is_never_retried_after_an_answer_whose_body_was_cut(int status)
    {
        var transport = Answering(() => new StreamContent(new BrokenStream("{")), (HttpStatusCode)status);

        await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().RequestConsentAsync(AnyRequest));

        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task A_charged_request_is_never_retried_after_its_connection_broke()
    {
        var transport = Breaking();

        await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().RequestConsentAsync(AnyRequest));

        Assert.Equal(1, transport.Attempts);
    }

    [Fact]
    public async Task A_host_can_turn_retries_off()
    {
        var transport = Unreachable();

        await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client(options => options.MaxRetries = 0).CheckConsentAsync(AnyCheck));

        Assert.Equal(1, transport.Attempts);
    }

    [Fact]
    public void The_default_jitter_is_below_its_bound_and_differs_each_time()
    {
        var policy = new RetryPolicy(Options(options => options.RetryDelay = TimeSpan.FromSeconds(2)));
        var busy = new CallFailure(OperationEffect.Read, RequestOutcome.Unknown) { IsTransient = true };

        var delays = Enumerable.Range(0, 1000).Select(_ => policy.DelayAfter(1, busy, TimeSpan.MaxValue)!.Value.TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, 0, 2));
        Assert.InRange(delays.Average(), 0.8, 1.2);
        Assert.InRange(delays.Distinct().Count(), 900, 1000);
    }

    private static Transport Failing(int times, Func<HttpResponseMessage> failure)
    {
        var left = times;
        return new Transport((_, _) => Task.FromResult(left-- > 0 ? failure() : new HttpResponseMessage { Content = new StringContent("""{"error":0,"id":"1"}""") }));
    }
}
