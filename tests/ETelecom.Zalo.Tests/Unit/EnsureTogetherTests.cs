using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Callers who ask for the same phone share one request, and each may leave: it knows then what may have been sent.</summary>
public class EnsureTogetherTests
{
    private readonly FakeService _service = new();
    private readonly ZaloConsentClient _client;

    public EnsureTogetherTests() => _client = _service.Transport.Client(options => options.MaxRetries = 0);

    [Fact]
    public async Task Callers_who_ask_for_the_same_phone_at_once_share_one_request()
    {
        var answer = new TaskCompletionSource();
        _service.BeforeTheAnswer = _ => answer.Task;
        var other = new RequestConsentRequest { OaId = AnyRequest.OaId, Phone = "0987654321", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder };

        var calls = Enumerable.Range(0, 10).Select(i => _client.EnsureConsentAsync(i % 2 == 0 ? AnyRequest : other)).ToList();
        answer.SetResult();
        var results = await Task.WhenAll(calls);

        Assert.Equal(1, _service.Charges);
        Assert.All(results, result => Assert.Equal("1000", result.Consent!.Id));
    }

    [Fact]
    public async Task A_caller_who_leaves_does_not_end_it_for_the_others()
    {
        var answer = new TaskCompletionSource();
        var sent = new TaskCompletionSource();
        _service.BeforeTheAnswer = _ =>
        {
            sent.TrySetResult();
            return answer.Task;
        };
        using var source = new CancellationTokenSource();

        var leaves = _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token);
        var stays = _client.EnsureConsentAsync(AnyRequest);
        await sent.Task;
        await source.CancelAsync();
        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => leaves);
        answer.SetResult();

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
        Assert.Equal(EnsureConsentStatus.Requested, (await stays).Status);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task After_all_callers_have_cancelled_the_next_one_starts_again()
    {
        using var source = new CancellationTokenSource();
        _service.BeforeTheAnswer = Cancelling(source);
        await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token));

        Assert.Equal(EnsureConsentStatus.AlreadyPending, (await _client.EnsureConsentAsync(AnyRequest)).Status);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_sends_nothing()
    {
        await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(_service.Paths);
    }

    [Fact]
    public async Task A_cancellation_before_the_request_says_that_nothing_was_sent()
    {
        using var source = new CancellationTokenSource();
        _service.BeforeTheList = Cancelling(source);

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task A_cancellation_while_the_request_is_in_progress_reports_a_possible_charge()
    {
        using var source = new CancellationTokenSource();
        _service.BeforeTheAnswer = Cancelling(source);

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
    }

    [Fact]
    public async Task A_caller_who_does_not_allow_a_request_without_a_check_gets_no_charge_from_one_who_does()
    {
        var answer = new TaskCompletionSource();
        _service.BeforeTheAnswer = _ => answer.Task;
        _service.ListFailure = _ => FakeService.Json("", System.Net.HttpStatusCode.InternalServerError);

        var allows = _client.EnsureConsentAsync(AnyRequest, new() { RequestWithoutCheck = true });
        var doesNot = _client.EnsureConsentAsync(AnyRequest);
        answer.SetResult();

        Assert.Equal(EnsureConsentStatus.Requested, (await allows).Status);
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => doesNot);
        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task A_caller_waits_for_a_lost_request_no_longer_than_its_own_options_say()
    {
        var clock = new FakeTimeProvider();
        using var client = _service.Transport.Client(options => (options.MaxRetries, options.TimeProvider) = (0, clock));
        var answer = new TaskCompletionSource();
        _service.BeforeTheAnswer = _ => answer.Task;
        _service.RequestAnswer = _ => FakeService.Json("<html>", System.Net.HttpStatusCode.GatewayTimeout);
        _service.Lag = int.MaxValue;

        var patient = client.EnsureConsentAsync(AnyRequest, new() { RecoveryDuration = TimeSpan.FromHours(1) });
        var hasty = client.EnsureConsentAsync(AnyRequest, new() { RecoveryDuration = TimeSpan.FromSeconds(2) });
        answer.SetResult();
        // The list before the request, and the first look-up after it.
        Assert.True(SpinWait.SpinUntil(() => _service.Lists == 2, TimeSpan.FromSeconds(30)));
        clock.Advance(TimeSpan.FromSeconds(1.9));
        await Task.Delay(50);
        Assert.False(hasty.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        // The clock does not advance: it has waited long enough.
        var result = await hasty.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.False(patient.IsCompleted);
        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
        Assert.Equal(504, result.Failure!.ResponseStatusCode);
    }

    /// <summary>The other one searches for its lost request for days.</summary>
    [Fact]
    public async Task A_caller_who_may_not_share_waits_no_longer_than_its_own_options_say()
    {
        var clock = new SuspendableClock(DateTimeOffset.UtcNow);
        using var client = _service.Transport.Client(options => (options.MaxRetries, options.TimeProvider) = (0, clock));
        _service.RequestAnswer = _ => FakeService.Json("<html>", System.Net.HttpStatusCode.GatewayTimeout);
        _service.Lag = int.MaxValue;

        var other = client.EnsureConsentAsync(AnyRequest, new() { RequestWithoutCheck = true, RecoveryDuration = TimeSpan.FromDays(7) });
        var own = client.EnsureConsentAsync(AnyRequest, new() { RecoveryDuration = TimeSpan.FromMinutes(1) });
        var begun = clock.GetTimestamp();
        await clock.AdvanceUntilAsync(own, TimeSpan.FromSeconds(5));
        var failure = await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => own);

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.False(failure.MayHaveBeenCharged);
        Assert.Contains("another call for the same phone and OA did not end in time", failure.Message, StringComparison.Ordinal);
        // The deadline of 30 seconds and the minute.
        Assert.True(clock.GetElapsedTime(begun) >= TimeSpan.FromSeconds(90));
        Assert.False(other.IsCompleted);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task A_caller_who_may_not_share_can_cancel_its_wait()
    {
        var answer = new TaskCompletionSource();
        _service.BeforeTheAnswer = _ => answer.Task;
        using var source = new CancellationTokenSource();

        var other = _client.EnsureConsentAsync(AnyRequest, new() { RequestWithoutCheck = true });
        var own = _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token);
        await source.CancelAsync();
        var cancelled = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => own);
        answer.SetResult();

        Assert.Equal(RequestOutcome.NotSent, cancelled.Outcome);
        Assert.Equal(EnsureConsentStatus.Requested, (await other).Status);
    }

    [Theory]
    [InlineData("audio", "product_service_consulting")]
    [InlineData("video", "update_order")]
    public async Task A_caller_who_shares_a_request_for_another_purpose_learns_it(string callType, string reason)
    {
        var another = new RequestConsentRequest { OaId = AnyRequest.OaId, Phone = Phone, CallType = new CallType(callType), ReasonCode = new ReasonCode(reason) };
        var answer = new TaskCompletionSource();
        _service.BeforeTheAnswer = _ => answer.Task;

        var first = _client.EnsureConsentAsync(AnyRequest);
        var other = _client.EnsureConsentAsync(another);
        answer.SetResult();

        Assert.False((await first).IsForAnotherPurpose);
        Assert.True((await other).IsForAnotherPurpose);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task A_pending_request_for_another_purpose_counts_and_is_named()
    {
        await _client.EnsureConsentAsync(AnyRequest);

        var same = await _client.EnsureConsentAsync(AnyRequest);
        var other = await _client.EnsureConsentAsync(ForAnotherPurpose);

        Assert.Equal(EnsureConsentStatus.AlreadyPending, same.Status);
        Assert.False(same.IsForAnotherPurpose);
        Assert.Equal(EnsureConsentStatus.AlreadyPending, other.Status);
        Assert.True(other.IsForAnotherPurpose);
    }

    [Fact]
    public async Task A_pending_request_for_the_same_purpose_in_another_case_is_for_no_other()
    {
        await _client.EnsureConsentAsync(AnyRequest);

        var upper = new RequestConsentRequest
        {
            OaId = AnyRequest.OaId, Phone = Phone, CallType = new CallType("VIDEO"), ReasonCode = new ReasonCode("PRODUCT_SERVICE_CONSULTING"),
        };

        Assert.False((await _client.EnsureConsentAsync(upper)).IsForAnotherPurpose);
    }

    [Fact]
    public async Task A_token_may_follow_the_request()
    {
        await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, new CancellationToken(canceled: true)));

        Assert.Equal(EnsureConsentStatus.Requested, (await _client.EnsureConsentAsync(AnyRequest, CancellationToken.None)).Status);
    }

    private static RequestConsentRequest ForAnotherPurpose { get; } =
        new() { OaId = AnyRequest.OaId, Phone = Phone, CallType = CallType.Audio, ReasonCode = AnyRequest.ReasonCode };

    /// <summary>The caller cancels, and the service never answers.</summary>
    private static Func<CancellationToken, Task> Cancelling(CancellationTokenSource source) => async token =>
    {
        await source.CancelAsync();
        await Task.Delay(Timeout.Infinite, token);
    };
}
