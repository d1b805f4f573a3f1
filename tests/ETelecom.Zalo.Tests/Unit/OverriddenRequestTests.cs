using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>RequestConsentAsync can be overridden: whatever an override throws after it sent, the request is never reported as not sent.</summary>
public sealed class OverriddenRequestTests
{
    private static readonly EnsureConsentOptions LookOnce = new() { RecoveryDuration = TimeSpan.Zero };

    private readonly FakeService _service = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly FakeStore _store;

    public OverriddenRequestTests() => _store = new FakeStore(_clock);

    [Fact]
    public async Task A_caller_who_cancels_learns_that_the_request_may_have_been_charged()
    {
        var (sent, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _service.BeforeTheAnswer = _ =>
        {
            sent.SetResult();
            return answer.Task;
        };
        using var client = Client((request, token) => request(CancellationToken.None).WaitAsync(token));
        using var source = new CancellationTokenSource();

        var call = client.EnsureConsentAsync(AnyRequest, LookOnce, source.Token);
        await sent.Task;
        await source.CancelAsync();
        var cancelled = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => call);
        answer.SetResult();

        Assert.Equal((RequestOutcome.Unknown, true, source.Token), (cancelled.Outcome, cancelled.MayHaveBeenCharged, cancelled.CancellationToken));
        Assert.Equal(ConsentIntentState.Unknown, (await _store.ReadAsync()).State);
    }

    [Theory]
    [InlineData("a deadline of its own")]
    [InlineData("a fault")]
    [InlineData("a read after the request")]
    [InlineData("a cancelled read after the request")]
    public async Task What_an_override_throws_after_the_request_leaves_it_unknown(string what)
    {
        _service.Lag = int.MaxValue;
        _service.Check = new() { Error = 20 };
        ZaloConsentClient? reader = null;
        using var client = Client(async (request, _) =>
        {
            var consent = await request(CancellationToken.None);
            switch (what)
            {
                case "a deadline of its own":
                    throw new OperationCanceledException();
                case "a fault":
                    throw new InvalidOperationException("password-that-never-shown");
                case "a read after the request":
                    _service.ListFailure = _ => FakeService.Json("", HttpStatusCode.Forbidden);
                    await reader!.ListRequestConsentAsync(new(), CancellationToken.None);
                    break;
                default:
                    await reader!.CheckConsentAsync(AnyCheck, new CancellationToken(canceled: true));
                    break;
            }

            return consent;
        });
        reader = client;

        var result = await client.EnsureConsentAsync(AnyRequest, LookOnce);
        _service.ListFailure = _ => null;
        var next = await client.EnsureConsentAsync(AnyRequest, LookOnce);

        Assert.Equal((EnsureConsentStatus.Unresolved, true), (result.Status, result.MayHaveBeenCharged));
        Assert.Equal(RequestOutcome.Unknown, result.Failure!.Outcome);
        Assert.DoesNotContain("never-shown", result.Failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(EnsureConsentStatus.Unresolved, next.Status);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task A_request_that_an_override_lost_is_found_by_its_record()
    {
        using var client = Client(async (request, _) =>
        {
            await request(CancellationToken.None);
            throw new InvalidOperationException();
        });

        var result = await client.EnsureConsentAsync(AnyRequest, LookOnce);

        Assert.Equal((EnsureConsentStatus.Recovered, "1000"), (result.Status, result.Consent?.Id));
    }

    [Fact]
    public async Task A_free_record_is_no_proof_that_an_override_sent_no_other_request()
    {
        using var client = Client((_, _) =>
        {
            // What it sent is listed later.
            _service.Add(new()
            {
                Id = "8", OaId = AnyRequest.OaId, Phone = Phone, CallType = AnyRequest.CallType, ReasonCode = AnyRequest.ReasonCode, CreatedAt = _clock.GetUtcNow(),
                Status = ConsentStatus.Failure, IsCharged = false,
            });
            throw new InvalidOperationException();
        });
        var options = new EnsureConsentOptions { RecoveryDuration = TimeSpan.FromMinutes(2) };

        var call = client.EnsureConsentAsync(AnyRequest, options);
        for (var waits = 0; !call.IsCompleted && waits < 1000; waits++)
        {
            await Task.Delay(1);
            _clock.Advance(options.RecoveryInterval);
        }

        Assert.Equal(EnsureConsentStatus.Unresolved, (await call).Status);
        Assert.Equal("8", Assert.Single((await call).Candidates).Id);
    }

    private OverridingClient Client(Func<Func<CancellationToken, Task<Consent>>, CancellationToken, Task<Consent>> send) =>
        new(Options(options => (options.MaxRetries, options.TimeProvider, options.IntentStore) = (0, _clock, _store)), _service.Transport, send);

    private sealed class OverridingClient(
        ZaloConsentClientOptions options, Transport transport, Func<Func<CancellationToken, Task<Consent>>, CancellationToken, Task<Consent>> send) : ZaloConsentClient(options, transport)
    {
        public override Task<Consent> RequestConsentAsync(RequestConsentRequest request, CancellationToken cancellationToken = default) =>
            send(token => base.RequestConsentAsync(request, token), cancellationToken);
    }
}
