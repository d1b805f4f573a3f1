using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What a program with a journal of its own needs, as the tool's campaigns do: all of it is public.</summary>
public class OwnJournalTests
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly FakeService _service = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly ZaloConsentClient _client;

    public OwnJournalTests() => _client = _service.Transport.Client(options => (options.MaxRetries, options.TimeProvider) = (0, _clock));

    [Theory]
    [InlineData(0, "7")]
    [InlineData(-1, null)]
    public async Task A_lost_request_is_found_in_the_pages_of_the_list_by_the_rule_of_the_SDK(int secondsAfterItWasSent, string? expected)
    {
        var sentAt = _clock.GetUtcNow();
        AddRecord("6", sentAt - TimeSpan.FromDays(1));
        _service.Lag = int.MaxValue;
        _service.RequestAnswer = _ =>
        {
            AddRecord("7", sentAt.AddSeconds(secondsAfterItWasSent));
            return FakeService.Json("", HttpStatusCode.GatewayTimeout);
        };
        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => _client.RequestConsentAsync(AnyRequest));
        _clock.Advance(TimeSpan.FromHours(2));

        var own = new OwnRecord(AnyRequest, sentAt, sentAt.AddMinutes(1), new ServiceClock(Skew)) { Id = OwnRecord.IdIn(failure, AnyRequest), HasEnded = OwnRecord.EndedWith(failure) };
        var fitting = new List<Consent>();
        await foreach (var page in _client.ListPagesAsync(new() { OaId = AnyRequest.OaId, Phone = AnyRequest.Phone, DateFrom = own.Since }))
        {
            Assert.False(page.IsCutShort);
            fitting.AddRange(page.Records.Where(own.Fits));
        }

        Assert.Equal(expected, own.Find(fitting, _clock.GetUtcNow(), isLast: true)?.Id);
    }

    [Fact]
    public async Task The_journal_is_written_after_the_checks_and_before_the_request()
    {
        var before = new List<string>();

        await _client.EnsureConsentAsync(AnyRequest, new() { BeforeSend = () => before.AddRange(_service.Paths.Select(path => path.Split('.')[^1])) });

        Assert.Equal(["Zalo/CheckConsent", "Zalo/ListRequestConsent", "Zalo/ListRequestConsent"], before);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task The_own_deadline_of_a_journal_is_no_cancellation_by_the_caller()
    {
        var late = new OperationCanceledException("The journal did not answer.");

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.EnsureConsentAsync(AnyRequest, new() { BeforeSend = () => throw late }));

        Assert.Same(late, thrown);
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_sends_nothing()
    {
        var full = new InvalidOperationException("The disk is full.");

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => _client.EnsureConsentAsync(AnyRequest, new() { BeforeSend = () => throw full }));

        Assert.Same(full, thrown);
        Assert.Equal(0, _service.Charges);
        await _client.EnsureConsentAsync(AnyRequest);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task Where_nothing_is_sent_the_journal_is_not_asked()
    {
        AddRecord("7", _clock.GetUtcNow());

        var result = await _client.EnsureConsentAsync(AnyRequest, new() { BeforeSend = () => Assert.Fail("It was called.") });

        Assert.Equal(EnsureConsentStatus.AlreadyPending, result.Status);
    }

    [Fact]
    public void The_pages_of_no_client_are_an_error_at_once() => Assert.Throws<ArgumentNullException>(() => ((IZaloConsentClient)null!).ListPagesAsync());

    [Fact]
    public async Task A_failure_names_its_causes_without_their_messages()
    {
        var unreachable = Unreachable(new("10.0.0.7 refused", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused)));
        using var rejecting = Answering("{}", HttpStatusCode.Forbidden).Client();

        Assert.Equal("HttpRequestException, SocketException ConnectionRefused", (await FailureOf(unreachable)).Causes);
        Assert.Null((await Assert.ThrowsAsync<ZaloConsentException>(() => rejecting.RequestConsentAsync(AnyRequest))).Causes);
    }

    [Theory]
    [InlineData("https://api.example.com/v1/shop.Zalo/", "https://api.example.com/v1/shop")]
    [InlineData(null, "https://api.etelecom.vn/v1/shop")]
    public void The_address_of_the_service_identifies_it(string? baseUrl, string address)
    {
        using var client = Answering("{}").Client(options => options.BaseUrl = baseUrl);

        Assert.Equal(new Uri(address), client.BaseAddress);
    }

    [Fact]
    public void All_settings_are_checked_at_once_and_by_rules()
    {
        var errors = new List<SettingError>();
        var variables = new Dictionary<string, string> { ["ETELECOM_ACCOUNT"] = "both", ["ETELECOM_BASE_URL"] = "http://api.example.com/v1/shop" };

        errors.AddRange(ZaloConsentClientOptions.FromEnvironment(variables.GetValueOrDefault, errors).FindErrors());

        Assert.Equal([SettingRule.OneOf, SettingRule.KeyMissing, SettingRule.UrlNotHttps], errors.Select(error => error.Rule));
        Assert.Equal(["ETELECOM_ACCOUNT", "ApiKey", "BaseUrl"], errors.Select(error => error.Setting));
        Assert.Equal(["shop, partner"], errors[0].Arguments);
    }

    private void AddRecord(string id, DateTimeOffset createdAt) => _service.Add(new()
    {
        Id = id, OaId = AnyRequest.OaId, Phone = AnyRequest.Phone, CallType = AnyRequest.CallType, ReasonCode = AnyRequest.ReasonCode,
        CreatedAt = createdAt, ReplyStatus = ReplyStatus.Waiting,
    });
}
