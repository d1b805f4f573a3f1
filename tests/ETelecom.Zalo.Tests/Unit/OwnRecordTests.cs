using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Which record of the list EnsureConsentAsync accepts as that of its own request, and when it says that nothing was charged.</summary>
public class OwnRecordTests
{
    private static readonly EnsureConsentOptions OneLook = new() { RecoveryDuration = TimeSpan.Zero };

    private readonly FakeService _service = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly ZaloConsentClient _client;

    public OwnRecordTests()
    {
        _client = _service.Transport.Client(options => (options.MaxRetries, options.TimeProvider) = (0, _clock));
        // The own record is never listed unless a test says so.
        _service.Lag = int.MaxValue;
        _service.RequestAnswer = _ => FakeService.Json("<html>", HttpStatusCode.GatewayTimeout);
    }

    [Fact]
    public async Task While_the_own_request_may_be_in_flight_a_free_record_of_another_program_proves_nothing()
    {
        AddWhenSent(id: "7", isCharged: false);
        // The own request is committed 20 seconds after its deadline.
        _service.ListFailure = _ =>
        {
            if (_clock.GetUtcNow() >= At(seconds: 20)) _service.Lag = 0;
            return null;
        };

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest));

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
        Assert.Equal(["7", "1000"], result.Candidates.Select(candidate => candidate.Id).OrderByDescending(id => id));
    }

    [Fact]
    public async Task While_the_own_request_may_be_in_flight_a_charged_record_of_another_program_is_not_accepted_either()
    {
        AddWhenSent(id: "7", isCharged: true);
        _service.ListFailure = _ =>
        {
            if (_clock.GetUtcNow() >= At(seconds: 20)) _service.Lag = 0;
            return null;
        };

        Assert.Equal(EnsureConsentStatus.Unresolved, (await EndOf(_client.EnsureConsentAsync(AnyRequest))).Status);
    }

    [Fact]
    public async Task A_free_record_is_not_accepted_when_the_search_ends_too_soon()
    {
        AddWhenSent(id: "7", isCharged: false);

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest, OneLook));

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
    }

    [Fact]
    public async Task A_free_record_that_is_still_the_only_one_after_a_minute_is_accepted()
    {
        AddWhenSent(id: "7", isCharged: false);

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest));

        Assert.Equal(EnsureConsentStatus.Recovered, result.Status);
        Assert.False(result.MayHaveBeenCharged);
        Assert.InRange(_clock.GetUtcNow(), At(seconds: 60), At(seconds: 62));
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(503, """{"code":"unavailable","msg":"try later"}""")]
    public async Task A_request_that_the_service_itself_answered_is_accepted_as_soon_as_it_is_listed(int status, string body)
    {
        _service.RequestAnswer = _ => FakeService.Json(body, (HttpStatusCode)status);
        _service.Lag = 0;

        Assert.Equal(EnsureConsentStatus.Recovered, (await EndOf(_client.EnsureConsentAsync(AnyRequest))).Status);
        Assert.Equal(At(seconds: 0), _clock.GetUtcNow());
    }

    [Theory]
    [InlineData("VIDEO", "update_order")]
    [InlineData("video", "UPDATE_ORDER")]
    public async Task A_request_in_another_case_is_found_by_its_own_record(string callType, string reasonCode)
    {
        var request = new RequestConsentRequest
        {
            OaId = AnyRequest.OaId, Phone = Phone, CallType = new CallType(callType), ReasonCode = new ReasonCode(reasonCode),
        };
        _service.Lag = 0;

        Assert.Equal(EnsureConsentStatus.Recovered, (await EndOf(_client.EnsureConsentAsync(request))).Status);
    }

    [Theory]
    [InlineData(-10 * 24 * 3600)]
    [InlineData(-301)]
    [InlineData(301)]
    [InlineData(3 * 3600)]
    [InlineData(2 * 24 * 3600)]
    public async Task A_record_whose_time_does_not_fit_the_request_is_never_accepted(int seconds)
    {
        AddWhenSent(id: "7", isCharged: true, At(seconds));

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest, OneLook));

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Empty(result.Candidates);
    }

    [Theory]
    [InlineData(-299)]
    [InlineData(299)]
    public async Task A_record_whose_time_fits_within_the_clock_skew_is_accepted(int seconds)
    {
        AddWhenSent(id: "7", isCharged: true, At(seconds));

        Assert.Equal("7", (await EndOf(_client.EnsureConsentAsync(AnyRequest, OneLook))).Consent?.Id);
    }

    [Theory]
    [InlineData("""{"id":"1000","is_charged":[""")]
    [InlineData("""{"id":1000,"is_charged":true,"delivery_time":{}}""")]
    public async Task An_id_in_an_answer_that_could_not_be_read_is_the_own_one_and_no_other(string body)
    {
        _service.RequestAnswer = _ => FakeService.Json(body);
        AddWhenSent(id: "7", isCharged: true);

        var hidden = await EndOf(_client.EnsureConsentAsync(AnyRequest));
        Assert.Equal(EnsureConsentStatus.Unresolved, hidden.Status);
    }

    [Fact]
    public async Task An_id_in_an_unreadable_answer_identifies_the_own_record()
    {
        _service.RequestAnswer = _ =>
        {
            Add("7", isCharged: true, _clock.GetUtcNow());
            return FakeService.Json("""{"id":"1000","is_charged":true,"delivery_time":{}}""");
        };
        _service.Lag = 0;

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest));

        Assert.Equal(EnsureConsentStatus.Recovered, result.Status);
        Assert.Equal("1000", result.Consent?.Id);
    }

    [Theory]
    [InlineData("""{"id":"1000","phone":"84911111111","delivery_time":{}}""")]
    [InlineData("""{"id":"1000","oa_id":"99","delivery_time":{}}""")]
    [InlineData("""{"data":[{"id":"1000"},{"id":"1001"}],"id":{}}""")]
    [InlineData("""{"id":"1000""")]
    public async Task An_id_in_an_answer_about_another_request_or_among_several_is_not_the_own_one(string body)
    {
        _service.RequestAnswer = _ => FakeService.Json(body);
        AddWhenSent(id: "7", isCharged: true);

        Assert.Equal("7", (await EndOf(_client.EnsureConsentAsync(AnyRequest, OneLook))).Consent?.Id);
    }

    [Fact]
    public async Task After_a_first_list_that_a_repeated_cursor_cut_short_an_old_record_is_not_new()
    {
        var old = $$$"""{"consents":[{"id":"7","oa_id":"{{{AnyRequest.OaId}}}","phone":"{{{Phone}}}","call_type":"video","is_charged":true,"reply_status":"N"}],"paging":{"next":""}}""";
        // The first list: a record of another day, then the same cursor for ever.
        _service.ListFailure = before => FakeService.Json(before < 2
            ? $$$"""{"consents":[{"id":"6","phone":"{{{Phone}}}","reply_status":"N"}],"paging":{"next":"a"}}"""
            : old);

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest, OneLook));

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
    }

    [Fact]
    public async Task In_a_later_list_that_a_repeated_cursor_cut_short_no_record_is_known_to_be_the_only_one()
    {
        _service.ListFailure = before => before == 0 ? null : FakeService.Json(
            $$$"""{"consents":[{"id":"7","oa_id":"{{{AnyRequest.OaId}}}","phone":"{{{Phone}}}","is_charged":true}],"paging":{"next":"a"}}""");

        Assert.Equal(EnsureConsentStatus.Unresolved, (await EndOf(_client.EnsureConsentAsync(AnyRequest, OneLook))).Status);
    }

    [Theory]
    [InlineData("\"phone\":\"84911111111\"")]
    [InlineData("\"phone\":\"84987654321\",\"oa_id\":\"9\"")]
    public async Task A_free_answer_about_another_request_is_not_the_own_one(string of)
    {
        _service.RequestAnswer = _ => FakeService.Json($$$"""{"id":"5","status":"N",{{{of}}},"is_charged":false}""");
        _service.Lag = 0;

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest));

        Assert.Equal(EnsureConsentStatus.Recovered, result.Status);
        Assert.Equal("1000", result.Consent?.Id);
        Assert.True(result.MayHaveBeenCharged);
    }

    /// <summary>The own request may still be in flight: what was answered is another one.</summary>
    [Fact]
    public async Task An_answer_about_another_request_does_not_end_the_search()
    {
        _service.RequestAnswer = _ => FakeService.Json("""{"id":"5","status":"N","phone":"84911111111","is_charged":false}""");
        AddWhenSent(id: "7", isCharged: true);
        _service.ListFailure = _ =>
        {
            if (_clock.GetUtcNow() >= At(seconds: 20)) _service.Lag = 0;
            return null;
        };

        Assert.Equal(EnsureConsentStatus.Unresolved, (await EndOf(_client.EnsureConsentAsync(AnyRequest))).Status);
    }

    /// <summary>How the first machine was connected, and so how often it sent, is not known to the second.</summary>
    [Fact]
    public async Task A_free_record_proves_nothing_about_the_request_of_another_machine()
    {
        var store = new InMemoryConsentIntentStore(_clock);
        await LeaveAsync(store, isCharged: false);
        _clock.Advance(TimeSpan.FromMinutes(2));

        var result = await EndOf(ClientOver(store).EnsureConsentAsync(AnyRequest, OneLook));

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
        Assert.Equal(1, _service.Charges);
        Assert.Equal(ConsentIntentState.Unknown, (await store.FindAsync(Account, AnyRequest.OaId, Phone))!.State);
    }

    [Fact]
    public async Task A_charged_record_settles_the_request_of_another_machine()
    {
        var store = new InMemoryConsentIntentStore(_clock);
        await LeaveAsync(store, isCharged: true);
        _clock.Advance(TimeSpan.FromMinutes(2));

        var result = await EndOf(ClientOver(store).EnsureConsentAsync(AnyRequest, OneLook));

        Assert.Equal(EnsureConsentStatus.AlreadyPending, result.Status);
        Assert.Equal(1, _service.Charges);
        var settled = (await store.FindAsync(Account, AnyRequest.OaId, Phone))!;
        Assert.Equal(ConsentIntentOutcome.Recovered, settled.Outcome);
        Assert.Equal("7", settled.Result?.Consent?.Id);
    }

    /// <summary>What was listed before is not known, so an old record could pass for the own one.</summary>
    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task Without_a_list_before_the_request_only_a_record_that_is_not_older_is_the_own_one(int seconds, bool found)
    {
        // The service's times come without fractions.
        _clock.Advance(TimeSpan.FromMilliseconds(700));
        _service.ListFailure = before => before == 0 ? FakeService.Json("", HttpStatusCode.InternalServerError) : null;
        AddWhenSent(id: "7", isCharged: true, At(seconds));

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest, new() { RequestWithoutCheck = true, RecoveryDuration = TimeSpan.Zero }));

        Assert.Equal(found ? EnsureConsentStatus.Recovered : EnsureConsentStatus.Unresolved, result.Status);
    }

    [Theory]
    [InlineData(60, -24 * 60 - 30, true)]
    [InlineData(60, -25 * 60 - 1, false)]
    [InlineData(0, -24 * 60 + 1, true)]
    [InlineData(0, -24 * 60 - 1, false)]
    public async Task Another_clock_skew_counts_for_what_may_still_wait(int skew, int minutes, bool waits)
    {
        _service.Lag = 0;
        Add("7", isCharged: true, At(minutes * 60));
        _service.RequestAnswer = record => FakeService.Json(record.ToJson());

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest, new() { ClockSkew = TimeSpan.FromMinutes(skew) }));

        Assert.Equal(waits ? EnsureConsentStatus.AlreadyPending : EnsureConsentStatus.Requested, result.Status);
    }

    [Theory]
    [InlineData(60, 59, true)]
    [InlineData(60, 61, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    public async Task Another_clock_skew_counts_for_the_time_of_the_own_record(int skew, int minutes, bool found)
    {
        AddWhenSent(id: "7", isCharged: true, At(minutes * 60));

        var result = await EndOf(_client.EnsureConsentAsync(AnyRequest, new() { ClockSkew = TimeSpan.FromMinutes(skew), RecoveryDuration = TimeSpan.Zero }));

        Assert.Equal(found ? EnsureConsentStatus.Recovered : EnsureConsentStatus.Unresolved, result.Status);
    }

    [Theory]
    [InlineData(-24 * 60 + 3, true)]
    [InlineData(-24 * 60 - 4, true)]
    [InlineData(-24 * 60 - 6, false)]
    public async Task A_request_that_may_still_wait_by_the_services_clock_is_not_sent_again(int minutes, bool waits)
    {
        _service.Lag = 0;
        Add("7", isCharged: true, At(minutes * 60));
        _service.RequestAnswer = record => FakeService.Json(record.ToJson());

        Assert.Equal(waits ? EnsureConsentStatus.AlreadyPending : EnsureConsentStatus.Requested, (await EndOf(_client.EnsureConsentAsync(AnyRequest))).Status);
    }

    [Theory]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    public async Task A_request_that_may_not_have_expired_by_the_services_clock_is_not_sent_again(int minutes, bool waits)
    {
        _service.Add(new() { Id = "7", Phone = Phone, CreatedAt = At(-3600), ExpiresAt = At(minutes * 60) });
        _service.RequestAnswer = record => FakeService.Json(record.ToJson());

        Assert.Equal(waits ? EnsureConsentStatus.AlreadyPending : EnsureConsentStatus.Requested, (await EndOf(_client.EnsureConsentAsync(AnyRequest))).Status);
    }

    [Theory]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    public async Task A_permission_that_may_not_have_expired_by_the_services_clock_is_not_asked_for_again(int minutes, bool granted)
    {
        _service.Check = new() { Error = 0, ExpiredTime = At(minutes * 60) };
        _service.RequestAnswer = record => FakeService.Json(record.ToJson());

        Assert.Equal(granted ? EnsureConsentStatus.AlreadyGranted : EnsureConsentStatus.Requested, (await EndOf(_client.EnsureConsentAsync(AnyRequest))).Status);
    }

    private static DateTimeOffset At(int seconds) => new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero).AddSeconds(seconds);

    /// <summary>Another program's record of the same phone, made while the own request is sent.</summary>
    private void AddWhenSent(string id, bool isCharged, DateTimeOffset? createdAt = null) => _service.BeforeTheAnswer = _ =>
    {
        Add(id, isCharged, createdAt ?? _clock.GetUtcNow());
        return Task.CompletedTask;
    };

    private void Add(string id, bool isCharged, DateTimeOffset createdAt) => _service.Add(new()
    {
        Id = id, OaId = AnyRequest.OaId, Phone = Phone, CallType = AnyRequest.CallType, ReasonCode = AnyRequest.ReasonCode,
        IsCharged = isCharged, CreatedAt = createdAt,
    });

    private ZaloConsentClient ClientOver(IConsentIntentStore store) =>
        _service.Transport.Client(options => (options.MaxRetries, options.TimeProvider, options.IntentStore) = (0, _clock, store));

    /// <summary>A machine that leaves after it has sent its request, while another program gets a record of the same phone.</summary>
    private async Task LeaveAsync(IConsentIntentStore store, bool isCharged)
    {
        using var source = new CancellationTokenSource();
        _service.BeforeTheAnswer = async token =>
        {
            _service.Add(new()
            {
                Id = "7", OaId = AnyRequest.OaId, Phone = Phone, CallType = AnyRequest.CallType, ReasonCode = AnyRequest.ReasonCode,
                IsCharged = isCharged, Status = isCharged ? ConsentStatus.Success : ConsentStatus.Failure, CreatedAt = _clock.GetUtcNow(),
            });
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        };
        await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => ClientOver(store).EnsureConsentAsync(AnyRequest, OneLook, source.Token));
        Assert.Equal(1, _service.Charges);
        _service.BeforeTheAnswer = _ => Task.CompletedTask;
    }

    /// <summary>The clock advances while the call waits.</summary>
    private async Task<EnsureConsentResult> EndOf(Task<EnsureConsentResult> call)
    {
        // All but the waits ends at once: the fake service answers synchronously.
        for (var waits = 0; !call.IsCompleted && waits < 1000; waits++)
        {
            await Task.Delay(1);
            if (!call.IsCompleted) _clock.Advance(TimeSpan.FromSeconds(1));
        }

        return await call;
    }
}
