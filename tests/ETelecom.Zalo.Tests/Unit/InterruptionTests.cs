using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A call that this side ends, by a deadline, a cancellation or a disposed HttpClient, says whether the service may have accepted the request.</summary>
public class InterruptionTests
{
    [Fact]
    public async Task The_Timeout_of_the_callers_HttpClient_is_a_deadline_too()
    {
        using var http = new HttpClient(Stalling()) { Timeout = TimeSpan.FromMilliseconds(50) };
        using var client = new ZaloConsentClient(http, Options());

        var exception = await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("its own Timeout", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_passes_while_waiting_leaves_the_outcome_unknown()
    {
        var exception = Assert.IsType<ZaloConsentTimeoutException>(await FailureAtDeadline(Stalling()));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("deadline", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_passes_in_the_body_of_a_2xx_was_accepted()
    {
        var exception = await FailureAtDeadline(Answering(() => new StreamContent(new StalledStream())));

        Assert.IsType<ZaloConsentTimeoutException>(exception);
        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal(200, exception.ResponseStatusCode);
    }

    [Fact]
    public async Task What_came_of_a_body_that_stalls_is_kept()
    {
        var exception = await FailureAtDeadline(Answering(() => new StreamContent(new StalledStream("""{"id":"14"""))));

        Assert.Equal("""{"id":"14""", exception.RawBody);
    }

    [Fact]
    public async Task The_callers_cancellation_carries_the_callers_token_and_the_outcome()
    {
        using var source = new CancellationTokenSource();
        var transport = Stalling(whenItBegins: source.Cancel);

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => transport.Client().RequestConsentAsync(AnyRequest, source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
    }

    /// <summary>As the remarks of the exception say.</summary>
    [Fact]
    public async Task The_task_of_a_cancelled_call_is_canceled_and_its_outcome_comes_with_await()
    {
        using var source = new CancellationTokenSource();
        var call = Stalling(whenItBegins: source.Cancel).Client().RequestConsentAsync(AnyRequest, source.Token);

        Assert.True((await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => call)).MayHaveBeenCharged);
        Assert.Equal(TaskStatus.Canceled, call.Status);
        Assert.Null(call.Exception);
    }

    [Fact]
    public async Task Waiting_for_a_cancelled_call_and_continuing_it_show_that_it_was_cancelled_and_GetResult_shows_the_outcome()
    {
        using var source = new CancellationTokenSource();
        var call = Stalling(whenItBegins: source.Cancel).Client().RequestConsentAsync(AnyRequest, source.Token);

        var waited = Assert.IsType<TaskCanceledException>(Assert.Throws<AggregateException>(() => Wait(call)).InnerException);
        Assert.Same(call, waited.Task);
        Assert.Null(waited.InnerException);
        var continued = await call.ContinueWith(ended => ended, TaskScheduler.Default);
        Assert.True(continued.IsCanceled);
        Assert.Null(continued.Exception);
        var got = Assert.Throws<ZaloConsentCanceledException>(() => GetResult(call));
        Assert.Equal(source.Token, got.CancellationToken);
        Assert.Equal(RequestOutcome.Unknown, got.Outcome);
        Assert.True(got.MayHaveBeenCharged);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_a_stalled_body_and_a_2xx_was_accepted()
    {
        using var source = new CancellationTokenSource();
        var transport = Answering(() => new StreamContent(new StalledStream { WhenItStalls = source.Cancel }));

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => transport.Client().RequestConsentAsync(AnyRequest, source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal(200, exception.ResponseStatusCode);
        Assert.NotNull(exception.RawBody);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_sends_nothing()
    {
        var transport = Answering(AnyRecord);

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(
            () => transport.Client().RequestConsentAsync(AnyRequest, new CancellationToken(canceled: true)));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task An_HttpClient_that_is_disposed_during_a_call_makes_the_outcome_unknown()
    {
        var http = new HttpClient(Stalling()) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new ZaloConsentClient(http, Options());

        var call = client.RequestConsentAsync(AnyRequest);
        http.Dispose();
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => call);

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("it was disposed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_HttpClient_that_was_disposed_before_sends_nothing_and_is_not_tried_again()
    {
        var http = new HttpClient(Answering(AnyRecord));
        var observer = new Recorder();
        using var client = new ZaloConsentClient(http, Options(options => options.Observer = observer));
        http.Dispose();

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Contains("is disposed", exception.Message, StringComparison.Ordinal);
        Assert.Empty(observer.Waits);
    }

    // As programs without async do.
    private static void Wait(Task call) => call.Wait();

    private static void GetResult(Task call) => call.GetAwaiter().GetResult();

    private static async Task<ZaloConsentException> FailureAtDeadline(Transport transport)
    {
        var clock = new FakeTimeProvider();
        using var client = transport.Client(options => (options.TimeProvider, options.Timeout) = (clock, TimeSpan.FromSeconds(5)));

        var call = client.RequestConsentAsync(AnyRequest);
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        return await Assert.ThrowsAnyAsync<ZaloConsentException>(() => call);
    }
}
