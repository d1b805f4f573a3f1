using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A request with an unknown outcome is sent again only by a caller who allows it, and stays unknown for all others until then.</summary>
public sealed class UnknownOutcomeTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly EnsureConsentOptions Never = new() { RecoveryDuration = TimeSpan.Zero };
    private static readonly EnsureConsentOptions AfterAnHour = new() { RecoveryDuration = TimeSpan.Zero, ResendUnknownAfter = Hour };

    private readonly FakeService _service = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly FakeStore _store;
    private readonly ZaloConsentClient _client;

    public UnknownOutcomeTests()
    {
        _store = new FakeStore(_clock);
        _client = NewClient();
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task It_is_not_sent_again_before_its_time()
    {
        await PutUnknownAsync(Hour - TimeSpan.FromTicks(1));

        var result = await _client.EnsureConsentAsync(AnyRequest, AfterAnHour);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task It_is_sent_again_once_when_its_time_has_come()
    {
        await PutUnknownAsync(Hour);

        var result = await _client.EnsureConsentAsync(AnyRequest, AfterAnHour);

        var after = await _store.ReadAsync();
        var next = await _client.EnsureConsentAsync(AnyRequest, AfterAnHour);

        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.Equal(2, after.Attempt);
        Assert.Equal(ConsentIntentOutcome.Answered, after.Outcome);
        Assert.Equal(EnsureConsentStatus.AlreadyPending, next.Status);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task It_is_never_sent_again_by_default()
    {
        await PutUnknownAsync(TimeSpan.FromDays(1000));

        Assert.Equal(EnsureConsentStatus.Unresolved, (await _client.EnsureConsentAsync(AnyRequest, Never)).Status);
        Assert.Equal(0, _service.Charges);
    }

    [Theory]
    [InlineData(30, 3600)]
    [InlineData(600, 6000)]
    public void The_shortest_time_is_an_hour_and_ten_times_the_timeout(int timeoutSeconds, int shortestSeconds)
    {
        var (timeout, shortest) = (TimeSpan.FromSeconds(timeoutSeconds), TimeSpan.FromSeconds(shortestSeconds));

        Assert.Empty(new EnsureConsentOptions { ResendUnknownAfter = shortest }.FindErrors(timeout));
        Assert.Contains("ResendUnknownAfter", Assert.Single(new EnsureConsentOptions { ResendUnknownAfter = shortest - TimeSpan.FromTicks(1) }.FindErrors(timeout)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the pre-check fails", 0)]
    [InlineData("the caller leaves in the pre-check", 0)]
    [InlineData("the permission is there", 0)]
    [InlineData("the store fails before the request", 0)]
    [InlineData("the answer to the last write is lost", 0)]
    [InlineData("the caller leaves after the last write", 0)]
    [InlineData("the service refuses the request", 1)]
    public async Task It_stays_unknown_after_an_attempt_that_was_not_charged(string what, int sent)
    {
        var unknown = await PutUnknownAsync(Hour);
        using var source = new CancellationTokenSource();
        switch (what)
        {
            case "the pre-check fails":
                _service.ListFailure = _ => FakeService.Json("", HttpStatusCode.InternalServerError);
                break;
            case "the caller leaves in the pre-check":
                _service.BeforeTheList = async token =>
                {
                    await source.CancelAsync();
                    await Task.Delay(Timeout.Infinite, token);
                };
                break;
            case "the permission is there":
                _service.Check = new() { Error = 0, ExpiredTime = DateTimeOffset.UtcNow.AddDays(1) };
                break;
            case "the store fails before the request":
                _store.BeforeWrite = FailOnce();
                break;
            case "the answer to the last write is lost":
                _store.AfterWrite = FailOnce();
                break;
            case "the caller leaves after the last write":
                _store.AfterWrite = _ => source.Cancel();
                break;
            case "the service refuses the request":
                _service.RequestAnswer = _ => FakeService.Json("""{"code":"invalid_argument","msg":"x"}""", HttpStatusCode.BadRequest);
                _service.Lag = int.MaxValue;
                break;
        }

        var call = _store.BeginAsync(() => _client.EnsureConsentAsync(AnyRequest, AfterAnHour, source.Token));
        if (what == "the permission is there") Assert.Equal(EnsureConsentStatus.AlreadyGranted, (await call).Status);
        else await Assert.ThrowsAnyAsync<Exception>(() => call);
        (_service.ListFailure, _service.BeforeTheList, _service.Check) = (_ => null, _ => Task.CompletedTask, new() { Error = 20 });
        var left = await _store.ReadAsync();
        Assert.Equal(ConsentIntentState.Unknown, left.State);
        Assert.Equal(unknown.SentAt, left.SentAt);
        Assert.Equal(unknown.LostAt, left.LostAt);

        Assert.Equal(EnsureConsentStatus.Unresolved, (await _client.EnsureConsentAsync(AnyRequest, Never)).Status);
        Assert.Equal(sent, _service.Charges);
    }

    [Fact]
    public async Task It_stays_unknown_until_the_last_write_before_the_request()
    {
        await PutUnknownAsync(Hour);
        ConsentIntentState? inTheCheck = null, inTheRequest = null;
        _service.BeforeTheList = async _ => inTheCheck ??= (await _store.ReadAsync()).State;
        _service.BeforeTheAnswer = async _ => inTheRequest = (await _store.ReadAsync()).State;

        await _client.EnsureConsentAsync(AnyRequest, AfterAnHour);

        Assert.Equal(ConsentIntentState.Unknown, inTheCheck);
        Assert.Equal(ConsentIntentState.Sending, inTheRequest);
    }

    [Fact]
    public async Task Two_programs_that_may_send_it_again_send_it_once()
    {
        await PutUnknownAsync(Hour);
        using var other = NewClient();
        var both = new TaskCompletionSource();
        var lists = 0;
        _service.BeforeTheList = async token =>
        {
            if (Interlocked.Increment(ref lists) == 2) both.SetResult();
            await both.Task.WaitAsync(token);
        };

        var calls = new[] { _client.EnsureConsentAsync(AnyRequest, AfterAnHour), other.EnsureConsentAsync(AnyRequest, AfterAnHour) };
        await AdvanceUntilAsync(Task.WhenAll(calls));

        Assert.Equal(1, _service.Charges);
        Assert.Equal("1000", (await calls[0]).Consent!.Id);
        Assert.Equal("1000", (await calls[1]).Consent!.Id);
    }

    [Theory]
    [InlineData("resends an unknown outcome", EnsureConsentStatus.Unresolved)]
    [InlineData("lets a request wait for an hour only", EnsureConsentStatus.AlreadyPending)]
    [InlineData("trusts the clock", EnsureConsentStatus.AlreadyPending)]
    public async Task A_caller_gets_no_charge_that_its_settings_forbid_from_a_caller_for_the_same_phone_who(string does, EnsureConsentStatus expected)
    {
        var now = _clock.GetUtcNow();
        if (does == "resends an unknown outcome") await PutUnknownAsync(Hour);
        if (does == "lets a request wait for an hour only") _service.Add(new() { Id = "7", Phone = Phone, CreatedAt = now.AddHours(-2) });
        if (does == "trusts the clock") _service.Add(new() { Id = "7", Phone = Phone, ExpiresAt = now.AddMinutes(-2) });
        var bold = does switch
        {
            "resends an unknown outcome" => AfterAnHour,
            "lets a request wait for an hour only" => new EnsureConsentOptions { PendingWindow = Hour },
            _ => new EnsureConsentOptions { ClockSkew = TimeSpan.Zero },
        };
        var open = new TaskCompletionSource();
        _service.BeforeTheList = token => open.Task.WaitAsync(token);
        using var source = new CancellationTokenSource();

        var first = _client.EnsureConsentAsync(AnyRequest, bold, source.Token);
        var second = _client.EnsureConsentAsync(AnyRequest, Never);
        await source.CancelAsync();
        await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => first);
        open.SetResult();

        Assert.Equal(expected, (await second).Status);
        Assert.Equal(0, _service.Charges);
    }

    [Theory]
    [InlineData("")]
    [InlineData(201)]
    public async Task Who_decided_is_checked_before_anything_is_read(object who)
    {
        var decidedBy = who is int length ? new string('x', length) : (string)who;

        await Assert.ThrowsAsync<ArgumentException>(() => _store.AllowAnotherRequestAsync(Account, AnyRequest.OaId, Phone, decidedBy));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _store.AllowAnotherRequestAsync(Account, AnyRequest.OaId, Phone, null!));
        Assert.False(await _store.AllowAnotherRequestAsync(Account, AnyRequest.OaId, Phone, new string('x', 200)));
    }

    private ZaloConsentClient NewClient() => _service.Transport.Client(options => (options.MaxRetries, options.TimeProvider, options.IntentStore) = (0, _clock, _store));

    /// <summary>An attempt whose request was lost that long ago.</summary>
    private async Task<ConsentIntent> PutUnknownAsync(TimeSpan ago)
    {
        var intent = await _store.PutAsync(ConsentIntentState.Unknown);
        _clock.Advance(ago);
        return intent;
    }

    private static Action<ConsentIntent> FailOnce()
    {
        var failures = 0;
        return intent =>
        {
            if (intent.State == ConsentIntentState.Sending && failures++ == 0) throw new ConsentIntentStoreException("It is not there.");
        };
    }

    private async Task AdvanceUntilAsync(Task end)
    {
        for (var waits = 0; !end.IsCompleted && waits < 1000; waits++)
        {
            await Task.Delay(1);
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.True(end.IsCompleted);
    }
}
