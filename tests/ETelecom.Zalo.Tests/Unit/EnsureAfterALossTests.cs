using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A request whose answer was lost is looked up, never sent again, and never guessed at.</summary>
public class EnsureAfterALossTests
{
    // Where the record is found the patience is never used up; where it is not, it is short.
    private static readonly EnsureConsentOptions Patient = new() { RecoveryDuration = TimeSpan.FromMinutes(5), RecoveryInterval = TimeSpan.FromMilliseconds(1) };
    private static readonly EnsureConsentOptions Quick = new() { RecoveryDuration = TimeSpan.FromMilliseconds(30), RecoveryInterval = TimeSpan.FromMilliseconds(10) };

    private readonly FakeService _service = new();
    private readonly ZaloConsentClient _client;

    public EnsureAfterALossTests() => _client = _service.Transport.Client(options => options.MaxRetries = 0);

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(503, """{"code":"unavailable","msg":"x"}""")]
    public async Task A_request_whose_answer_was_lost_is_recovered_and_not_sent_again(int status, string body)
    {
        _service.RequestAnswer = _ => FakeService.Json(body, (HttpStatusCode)status);
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
    public async Task A_record_from_before_the_request_is_never_matched()
    {
        _service.Add(new()
        {
            Id = "7", OaId = AnyRequest.OaId, Phone = Phone, ReplyStatus = ReplyStatus.Rejected, IsCharged = true, CreatedAt = DateTimeOffset.UtcNow.AddSeconds(-10),
        });
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.Lag = int.MaxValue;

        Assert.Equal(EnsureConsentStatus.Unresolved, (await _client.EnsureConsentAsync(AnyRequest, Quick)).Status);
    }

    [Theory]
    [InlineData(true, true, EnsureConsentStatus.Recovered)]
    [InlineData(false, true, EnsureConsentStatus.Unresolved)]
    [InlineData(true, false, EnsureConsentStatus.Unresolved)]
    public async Task A_record_of_another_call_type_or_reason_is_never_matched(bool hasSameCallType, bool hasSameReason, EnsureConsentStatus status)
    {
        _service.RequestAnswer = own =>
        {
            _service.Add(new()
            {
                Id = "8", OaId = own.OaId, Phone = own.Phone, IsCharged = true,
                CallType = hasSameCallType ? own.CallType : CallType.Audio, ReasonCode = hasSameReason ? own.ReasonCode : ReasonCode.UpdateOrder,
            });
            return FakeService.Json("", HttpStatusCode.BadGateway);
        };
        _service.Lag = int.MaxValue;

        Assert.Equal(status, (await _client.EnsureConsentAsync(AnyRequest, Quick)).Status);
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
    [InlineData("""{"consents":[{"oa_id":"1234567890123456789","phone":"84987654321"}]}""")]
    [InlineData("""{"consents":[{"id":"9","oa_id":"1234567890123456789"}]}""")]
    public async Task A_record_without_its_identifying_fields_is_never_matched(string list)
    {
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.ListFailure = before => before > 0 ? FakeService.Json(list) : null;

        var result = await _client.EnsureConsentAsync(AnyRequest, Quick);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Single(result.Candidates);
    }

    [Fact]
    public async Task Without_the_earlier_records_no_record_is_matched()
    {
        _service.RequestAnswer = _ => FakeService.Json("", HttpStatusCode.BadGateway);
        _service.ListFailure = before => before == 0 ? FakeService.Json("", HttpStatusCode.InternalServerError) : null;

        var result = await _client.EnsureConsentAsync(
            AnyRequest, new() { RequestWithoutCheck = true, RecoveryDuration = TimeSpan.Zero });

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Single(result.Candidates);
    }

    [Fact]
    public async Task A_lookup_that_fails_is_followed_by_another()
    {
        _service.RequestAnswer = _ => FakeService.Json("<html>");
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
    public async Task A_cancellation_during_the_search_reports_a_possible_charge()
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

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
    }
}
