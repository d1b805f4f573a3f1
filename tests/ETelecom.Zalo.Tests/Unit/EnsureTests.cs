using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>EnsureConsentAsync sends at most one charged request, and only when it is needed.</summary>
public class EnsureTests
{
    private readonly FakeService _service = new();
    private readonly ZaloConsentClient _client;

    public EnsureTests() => _client = _service.Transport.Client(options => options.MaxRetries = 0);

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
        _service.Check = new() { Error = 0, ExpiredTime = DateTimeOffset.UtcNow.AddMinutes(-6) };

        Assert.Equal(EnsureConsentStatus.Requested, (await _client.EnsureConsentAsync(AnyRequest)).Status);
    }

    [Theory]
    [InlineData("84987654321", Phone)]
    [InlineData("0987654321", Phone)]
    [InlineData("+84987654321", Phone)]
    [InlineData("84987654321", "0987654321")]
    [InlineData("+84987654321", "0987654321")]
    public async Task Nothing_is_sent_when_an_earlier_request_waits_for_its_reply(string spelling, string kept)
    {
        var pending = _service.Add(new() { Id = "7", Phone = kept, ReplyStatus = ReplyStatus.Waiting, CreatedAt = DateTimeOffset.UtcNow.AddHours(-23) });

        var result = await _client.EnsureConsentAsync(new()
        {
            OaId = AnyRequest.OaId, Phone = spelling, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
        });

        Assert.Equal(EnsureConsentStatus.AlreadyPending, result.Status);
        Assert.Equal(pending.Id, result.Consent!.Id);
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
    public async Task An_earlier_request_waits_until_its_reply_its_failure_or_the_end_of_its_time(string reply, string status, double createdHours, double? expiresHours, bool waits)
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
    public async Task A_record_from_the_end_of_time_waits()
    {
        _service.Add(new() { Id = "7", Phone = Phone, CreatedAt = DateTimeOffset.MaxValue });

        Assert.Equal(EnsureConsentStatus.AlreadyPending, (await _client.EnsureConsentAsync(AnyRequest)).Status);
    }

    [Fact]
    public async Task A_request_that_is_needed_is_sent_once_after_the_reads()
    {
        var result = await _client.EnsureConsentAsync(AnyRequest);

        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.True(result.MayHaveBeenCharged);
        Assert.Equal("1000", result.Consent!.Id);
        Assert.Equal(["CheckConsent", "ListRequestConsent", "ListRequestConsent", "RequestConsent"], _service.Paths.Select(path => path.Split('/')[^1]));
    }

    [Fact]
    public async Task A_record_that_says_it_was_free_was_not_charged()
    {
        _service.RequestAnswer = _ => FakeService.Json("""{"id":"1","is_charged":false,"status":"N"}""");

        Assert.False((await _client.EnsureConsentAsync(AnyRequest)).MayHaveBeenCharged);
    }

    [Fact]
    public async Task A_read_that_fails_before_the_request_stops_it()
    {
        _service.ListFailure = _ => FakeService.Json("", HttpStatusCode.InternalServerError);

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => _client.EnsureConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
        Assert.Equal(500, exception.ResponseStatusCode);
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
    public async Task A_refused_request_is_an_error_that_says_nothing_was_charged()
    {
        _service.RequestAnswer = _ => FakeService.Json("""{"code":"invalid_argument","msg":"x"}""", HttpStatusCode.BadRequest);

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => _client.EnsureConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
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
}
