using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>RequestConsentAsync can be overridden: whatever an override throws after it sent, the request is never reported as not sent.</summary>
public sealed class OverriddenRequestTests
{
    private static readonly EnsureConsentOptions LookOnce = new() { RecoveryDuration = TimeSpan.Zero };

    private readonly FakeService _service = new();
    private readonly SuspendableClock _clock = new(DateTimeOffset.UtcNow);
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

        Assert.Equal(RequestOutcome.Unknown, cancelled.Outcome);
        Assert.True(cancelled.MayHaveBeenCharged);
        Assert.Equal(source.Token, cancelled.CancellationToken);
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
                    throw new InvalidOperationException("password-that-is-never-shown");
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

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
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

        Assert.Equal(EnsureConsentStatus.Recovered, result.Status);
        Assert.Equal("1000", result.Consent?.Id);
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
        await _clock.AdvanceUntilAsync(call, options.RecoveryInterval);

        Assert.Equal(EnsureConsentStatus.Unresolved, (await call).Status);
        Assert.Equal("8", Assert.Single((await call).Candidates).Id);
    }

    [Theory]
    [InlineData("a fault")]
    [InlineData("a deadline of its own")]
    [InlineData("no page")]
    public async Task Whatever_an_override_of_the_list_throws_after_the_request_leaves_it_unknown(string what)
    {
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        using var client = Client((request, token) => request(token));
        client.List = page => _service.Charges == 0 ? page() : Throwing(what);

        var result = await client.EnsureConsentAsync(AnyRequest, LookOnce);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
        Assert.Equal(502, result.Failure!.ResponseStatusCode);
        Assert.StartsWith("ListRequestConsent failed with an exception that is not of this client", result.LookupFailure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("never-shown", result.LookupFailure.ToString(), StringComparison.Ordinal);
        Assert.Equal(ConsentIntentState.Unknown, (await _store.ReadAsync()).State);
    }

    [Fact]
    public async Task A_look_up_after_one_whose_override_failed_finds_the_record()
    {
        _service.RequestAnswer = _ => FakeService.Json("<html>");
        using var client = Client((request, token) => request(token));
        var failures = 0;
        client.List = page => _service.Charges == 1 && failures++ == 0 ? Throwing("a fault") : page();

        var call = client.EnsureConsentAsync(AnyRequest);
        await _clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(5));

        Assert.Equal(EnsureConsentStatus.Recovered, (await call).Status);
        Assert.Equal(3, failures);
    }

    [Theory]
    [InlineData("a fault")]
    [InlineData("a deadline of its own")]
    [InlineData("no page")]
    public async Task Whatever_an_override_of_the_list_throws_before_the_request_says_that_nothing_was_sent(string what)
    {
        using var client = Client((request, token) => request(token));
        client.List = _ => Throwing(what);

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.EnsureConsentAsync(AnyRequest, LookOnce));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.Equal(0, _service.Charges);
        Assert.DoesNotContain("never-shown", failure.ToString(), StringComparison.Ordinal);
    }

    private static Task<ListRequestConsentResponse> Throwing(string what) => what switch
    {
        "a fault" => throw new InvalidOperationException("password-that-is-never-shown"),
        "a deadline of its own" => Task.FromException<ListRequestConsentResponse>(new OperationCanceledException()),
        _ => Task.FromResult<ListRequestConsentResponse>(null!),
    };

    private OverridingClient Client(Func<Func<CancellationToken, Task<Consent>>, CancellationToken, Task<Consent>> send) =>
        new(Options(options => (options.MaxRetries, options.TimeProvider, options.IntentStore) = (0, _clock, _store)), _service.Transport, send);

    private sealed class OverridingClient(
        ZaloConsentClientOptions options, Transport transport, Func<Func<CancellationToken, Task<Consent>>, CancellationToken, Task<Consent>> send) : ZaloConsentClient(options, transport)
    {
        public Func<Func<Task<ListRequestConsentResponse>>, Task<ListRequestConsentResponse>> List { get; set; } = page => page();

        public override Task<ListRequestConsentResponse> ListRequestConsentAsync(ListRequestConsentRequest request, CancellationToken cancellationToken = default) =>
            List(() => base.ListRequestConsentAsync(request, cancellationToken));

        public override Task<Consent> RequestConsentAsync(RequestConsentRequest request, CancellationToken cancellationToken = default) =>
            send(token => base.RequestConsentAsync(request, token), cancellationToken);
    }
}
