using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.UnitTests.Transport;

namespace ETelecom.Zalo.UnitTests;

/// <summary>EnsureConsentAsync sends at most one charged request, only when it is needed, and says what it knows of it.</summary>
public class Ensure
{
    // Where the record is found the patience is never used up; where it is not, it is short.
    private static readonly EnsureConsentOptions Patient = new() { RecoveryDuration = TimeSpan.FromMinutes(5), RecoveryInterval = TimeSpan.FromMilliseconds(1) };
    private static readonly EnsureConsentOptions Quick = new() { RecoveryDuration = TimeSpan.FromMilliseconds(30), RecoveryInterval = TimeSpan.FromMilliseconds(10) };

    private readonly FakeService _service = new();
    private readonly ZaloConsentClient _client;

    public Ensure() => _client = _service.Transport.Client(options => options.MaxRetries = 0);

    [Fact]
    public async Task Nothing_is_sent_when_the_permission_is_there()
    {
        _service.Check = new() { Error = 0, ExpiredTime = DateTimeOffset.UtcNow.AddDays(1) };

        var result = await _client.EnsureConsentAsync(AnyRequest);

        Assert.Equal(EnsureConsentStatus.AlreadyGranted, result.Status);
        Assert.Equal(0, result.Check!.Error);
        Assert.False(result.MayHaveBeenCharged);
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task A_permission_that_has_expired_is_asked_for_again()
    {
        _service.Check = new() { Error = 0, ExpiredTime = DateTimeOffset.UtcNow.AddSeconds(-1) };

        Assert.Equal(EnsureConsentStatus.Requested, (await _client.EnsureConsentAsync(AnyRequest)).Status);
    }

    [Theory]
    [InlineData("84987654321")]
    [InlineData("0987654321")]
    [InlineData("+84987654321")]
    public async Task Nothing_is_sent_when_an_earlier_request_waits_for_its_reply(string spelling)
    {
        var pending = _service.Add(new() { Id = "7", Phone = Phone, ReplyStatus = ReplyStatus.Waiting, CreatedAt = DateTimeOffset.UtcNow.AddHours(-23) });

        var result = await _client.EnsureConsentAsync(new()
        {
            OaId = AnyRequest.OaId, Phone = spelling, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
        });

        Assert.Equal((EnsureConsentStatus.AlreadyPending, pending.Id), (result.Status, result.Consent!.Id));
        Assert.False(result.MayHaveBeenCharged);
        Assert.Equal(0, _service.Charges);
    }

    [Theory]
    [InlineData("S", "P", -25, null, false)]
    [InlineData("S", "N", -1, null, false)]
    [InlineData("P", "P", -1, null, false)]
    [InlineData("N", "P", -1, null, false)]
    [InlineData("NS", "P", -1, null, false)]
    [InlineData("S", "P", -1, -0.5, false)]
    [InlineData("S", "P", -1, 0.5, true)]
    [InlineData("Z", "Z", -1, null, true)]
    [InlineData("a_value_of_next_year", "P", -1, null, true)]
    public async Task What_counts_as_still_waiting(string reply, string status, double createdHours, double? expiresHours, bool waits)
    {
        var now = DateTimeOffset.UtcNow;
        _service.Add(new()
        {
            Id = "7", Phone = Phone, ReplyStatus = new(reply), Status = new(status), CreatedAt = now.AddHours(createdHours),
            ExpiresAt = expiresHours is { } hours ? now.AddHours(hours) : null,
        });

        var result = await _client.EnsureConsentAsync(AnyRequest);

        Assert.Equal(waits ? EnsureConsentStatus.AlreadyPending : EnsureConsentStatus.Requested, result.Status);
    }

    [Fact]
    public async Task A_request_that_is_needed_is_sent_once_after_two_reads()
    {
        var result = await _client.EnsureConsentAsync(AnyRequest);

        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.True(result.MayHaveBeenCharged);
        Assert.Equal("1000", result.Consent!.Id);
        Assert.Equal(["CheckConsent", "ListRequestConsent", "RequestConsent"], _service.Paths.Select(path => path.Split('/')[^1]));
    }

    [Fact]
    public async Task A_record_that_says_it_was_free_was_not_charged()
    {
        _service.RequestAnswer = _ => FakeService.Json("""{"id":"1","is_charged":false,"status":"N"}""");

        Assert.False((await _client.EnsureConsentAsync(AnyRequest)).MayHaveBeenCharged);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(503)]
    public async Task A_request_whose_answer_was_lost_is_found_again_and_not_sent_again(int status)
    {
        _service.RequestAnswer = _ => FakeService.Json("<html>", (HttpStatusCode)status);
        _service.Lag = 3;

        var result = await _client.EnsureConsentAsync(AnyRequest, Patient);

        Assert.Equal(EnsureConsentStatus.Recovered, result.Status);
        Assert.Equal("1000", result.Consent!.Id);
        Assert.Equal(status, result.Failure!.ResponseStatusCode);
        Assert.Equal(1, _service.Charges);
        Assert.Equal(4, _service.Lists);
    }

    [Fact]
    public async Task A_request_that_is_not_found_stays_unresolved_and_is_not_sent_again()
    {
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.Lag = int.MaxValue;

        var result = await _client.EnsureConsentAsync(AnyRequest, Quick);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
        Assert.Empty(result.Candidates);
        Assert.Equal(502, result.Failure!.ResponseStatusCode);
        Assert.Equal(1, _service.Charges);
        Assert.True(_service.Lists >= 2);
    }

    [Fact]
    public async Task A_record_from_before_the_request_is_never_taken_for_it()
    {
        _service.Add(new() { Id = "7", Phone = Phone, ReplyStatus = ReplyStatus.Rejected, CreatedAt = DateTimeOffset.UtcNow.AddSeconds(-10) });
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.Lag = int.MaxValue;

        Assert.Equal(EnsureConsentStatus.Unresolved, (await _client.EnsureConsentAsync(AnyRequest, Quick)).Status);
    }

    [Fact]
    public async Task A_record_of_another_kind_of_call_or_reason_is_never_taken_for_it()
    {
        _service.RequestAnswer = _ =>
        {
            _service.Add(new() { Id = "8", Phone = Phone, CallType = CallType.Audio });
            _service.Add(new() { Id = "9", Phone = Phone, ReasonCode = ReasonCode.UpdateOrder });
            return FakeService.Json("", HttpStatusCode.BadGateway);
        };
        _service.Lag = int.MaxValue;

        Assert.Equal(EnsureConsentStatus.Unresolved, (await _client.EnsureConsentAsync(AnyRequest, Quick)).Status);
    }

    [Fact]
    public async Task Between_two_records_that_could_both_be_it_no_guess_is_made()
    {
        _service.RequestAnswer = record =>
        {
            _service.Add(Consent.FromJson(record.ToJson().Replace("1000", "2000", StringComparison.Ordinal)));
            return FakeService.Json("", HttpStatusCode.BadGateway);
        };

        var result = await _client.EnsureConsentAsync(AnyRequest, Quick);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Equal(["2000", "1000"], result.Candidates.Select(candidate => candidate.Id));
    }

    [Theory]
    [InlineData("""{"consents":[{}]}""")]
    [InlineData("""{"consents":[{"oa_id":"1225934657594830147","phone":"84987654321"}]}""")]
    [InlineData("""{"consents":[{"id":"9","oa_id":"1225934657594830147"}]}""")]
    public async Task A_record_that_does_not_say_whose_it_is_is_never_taken_for_it(string list)
    {
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.ListFailure = before => before > 0 ? FakeService.Json(list) : null;

        var result = await _client.EnsureConsentAsync(AnyRequest, Quick);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Single(result.Candidates);
    }

    [Fact]
    public async Task A_look_that_fails_is_followed_by_another()
    {
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.ListFailure = before => before == 1 ? FakeService.Json("", HttpStatusCode.ServiceUnavailable) : null;

        Assert.Equal(EnsureConsentStatus.Recovered, (await _client.EnsureConsentAsync(AnyRequest, Patient)).Status);
    }

    [Fact]
    public async Task When_every_look_fails_the_last_failure_is_part_of_the_evidence()
    {
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.ListFailure = before => before > 0 ? FakeService.Json("", HttpStatusCode.Unauthorized) : null;

        var result = await _client.EnsureConsentAsync(AnyRequest, Quick);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Equal(401, result.LookupFailure!.ResponseStatusCode);
    }

    [Fact]
    public async Task A_read_that_fails_before_the_request_stops_it()
    {
        _service.ListFailure = _ => FakeService.Json("", HttpStatusCode.InternalServerError);

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => _client.EnsureConsentAsync(AnyRequest));

        Assert.Equal((RequestOutcome.NotSent, false, 500), (exception.Outcome, exception.MayHaveBeenCharged, exception.ResponseStatusCode));
        Assert.Contains("stopped before it sent anything that can be charged", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task A_read_that_fails_before_the_request_does_not_stop_it_where_the_caller_says_so()
    {
        _service.ListFailure = _ => FakeService.Json("", HttpStatusCode.InternalServerError);

        var result = await _client.EnsureConsentAsync(AnyRequest, new() { RequestWithoutCheck = true });

        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task Without_knowing_what_was_there_before_no_record_is_taken_for_the_request()
    {
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.ListFailure = before => before == 0 ? FakeService.Json("", HttpStatusCode.InternalServerError) : null;

        var result = await _client.EnsureConsentAsync(
            AnyRequest, new() { RequestWithoutCheck = true, RecoveryDuration = TimeSpan.Zero });

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Single(result.Candidates);
    }

    [Fact]
    public async Task A_refused_request_is_an_error_that_says_nothing_was_charged()
    {
        _service.RequestAnswer = _ => FakeService.Json("""{"code":"invalid_argument","msg":"x"}""", HttpStatusCode.BadRequest);

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => _client.EnsureConsentAsync(AnyRequest, Quick));

        Assert.Equal((RequestOutcome.Rejected, false), (exception.Outcome, exception.MayHaveBeenCharged));
    }

    [Fact]
    public async Task A_request_that_breaks_the_contract_is_refused_before_anything_is_read()
    {
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => _client.EnsureConsentAsync(new()
        {
            OaId = "not digits", Phone = Phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
        }));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Empty(_service.Paths);
    }

    [Fact]
    public async Task A_setting_that_is_not_allowed_is_named() => Assert.Contains(
        "RecoveryInterval",
        (await Assert.ThrowsAsync<ArgumentException>(() => _client.EnsureConsentAsync(AnyRequest, new() { RecoveryInterval = TimeSpan.Zero }))).Message,
        StringComparison.Ordinal);

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

        Assert.Equal((source.Token, RequestOutcome.Unknown, true), (exception.CancellationToken, exception.Outcome, exception.MayHaveBeenCharged));
        Assert.Equal(EnsureConsentStatus.Requested, (await stays).Status);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task A_cancellation_while_the_request_is_under_way_says_that_it_may_have_been_charged()
    {
        using var source = new CancellationTokenSource();
        _service.BeforeTheAnswer = async token =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        };

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token));

        Assert.Equal((source.Token, RequestOutcome.Unknown, true), (exception.CancellationToken, exception.Outcome, exception.MayHaveBeenCharged));
    }

    [Fact]
    public async Task A_cancellation_before_the_request_says_that_nothing_was_sent()
    {
        using var source = new CancellationTokenSource();
        _service.BeforeTheList = async token =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        };

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token));

        Assert.Equal((source.Token, RequestOutcome.NotSent, false), (exception.CancellationToken, exception.Outcome, exception.MayHaveBeenCharged));
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task A_cancellation_while_it_looks_for_the_request_says_that_it_may_have_been_charged()
    {
        using var source = new CancellationTokenSource();
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.Lag = int.MaxValue;
        _service.ListFailure = before =>
        {
            if (before > 0) source.Cancel();
            return null;
        };

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token));

        Assert.Equal((source.Token, RequestOutcome.Unknown, true), (exception.CancellationToken, exception.Outcome, exception.MayHaveBeenCharged));
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_sends_nothing()
    {
        await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(_service.Paths);
    }

    [Fact]
    public async Task After_everybody_left_the_next_one_begins_anew()
    {
        using var source = new CancellationTokenSource();
        _service.BeforeTheAnswer = async token =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        };
        await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token));

        Assert.Equal(EnsureConsentStatus.AlreadyPending, (await _client.EnsureConsentAsync(AnyRequest)).Status);
    }

    [Theory]
    [InlineData("0901234567")]
    [InlineData("84901234567")]
    [InlineData("+84901234567")]
    [InlineData("0084901234567")]
    [InlineData("+84 (0)90 123 4567")]
    [InlineData("090.123.4567")]
    public void A_phone_is_one_number_however_it_is_spelled(string phone) => Assert.Equal("84901234567", PhoneNumber.Normalize(phone));
}
