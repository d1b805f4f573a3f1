using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What goes over the wire: the address, the headers and the body of each method.</summary>
public class RequestTests
{
    private readonly SendWatch _watch = new();

    [Fact]
    public async Task RequestConsent_is_one_POST_with_four_fields_and_the_bearer_key()
    {
        var transport = Answering(AnyRecord);

        await transport.Client().RequestConsentAsync(AnyRequest);

        var request = Assert.Single(transport.Requests);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("https://api.etelecom.vn/v1/shop.Zalo/RequestConsent", request.Address.AbsoluteUri);
        Assert.Equal($"Bearer {Key}", request.Headers["Authorization"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Assert.Equal(
            """{"call_type":"video","oa_id":"1234567890123456789","phone":"84987654321","reason_code":"product_service_consulting"}""",
            request.Body);
    }

    [Fact]
    public async Task CheckConsent_sends_the_OA_and_the_phone()
    {
        var transport = Answering("""{"error":0,"expired_time":"2026-12-23T08:00:00Z","message":"approved"}""");

        var answer = await transport.Client().CheckConsentAsync(AnyCheck);

        var request = Assert.Single(transport.Requests);
        Assert.EndsWith("/shop.Zalo/CheckConsent", request.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("""{"oa_id":"12","phone":"84987654321"}""", request.Body);
        Assert.Equal(0, answer.Error);
        Assert.Equal("approved", answer.Message);
    }

    [Fact]
    public async Task ListRequestConsent_omits_what_is_not_set_and_writes_times_in_UTC()
    {
        var transport = Answering("""{"consents":[{"id":"1"},{"id":"2"}],"paging":{"next":"2"}}""");
        var from = new DateTimeOffset(2026, 11, 1, 7, 0, 0, TimeSpan.FromHours(7));

        var answer = await transport.Client().ListRequestConsentAsync(new()
        {
            Filter = new() { Phone = Phone, DateFrom = from, IsCharged = true },
            Paging = new() { Limit = 2 },
        });

        Assert.Equal(
            """{"filter":{"date_from":"2026-11-01T00:00:00Z","is_charged":true,"phone":"84987654321"},"paging":{"limit":2}}""",
            Assert.Single(transport.Requests).Body);
        Assert.Equal(["1", "2"], answer.Consents!.Select(consent => consent.Id));
        Assert.Equal("2", answer.Paging!.Next);
    }

    [Theory]
    [InlineData(ZaloAccount.Shop, ZaloEnvironment.Production, "https://api.etelecom.vn/v1/shop.Zalo/RequestConsent")]
    [InlineData(ZaloAccount.Partner, ZaloEnvironment.Production, "https://api.etelecom.vn/v1/partner.Zalo/RequestConsent")]
    [InlineData(ZaloAccount.Shop, ZaloEnvironment.Sandbox, "https://api-sandbox.etelecom.vn/v1/shop.Zalo/RequestConsent")]
    [InlineData(ZaloAccount.Partner, ZaloEnvironment.Sandbox, "https://api-sandbox.etelecom.vn/v1/partner.Zalo/RequestConsent")]
    public async Task Account_and_environment_choose_the_address(ZaloAccount account, ZaloEnvironment environment, string address)
    {
        var transport = Answering(AnyRecord);

        await transport.Client(options => (options.Account, options.Environment) = (account, environment)).RequestConsentAsync(AnyRequest);

        Assert.Equal(address, Assert.Single(transport.Requests).Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://api.etelecom.vn/v1/shop")]
    [InlineData("https://api.etelecom.vn/v1/shop/")]
    [InlineData("https://api.etelecom.vn/v1/shop.Zalo")]
    [InlineData("https://api.etelecom.vn/v1/shop.Zalo/")]
    [InlineData(" https://api.etelecom.vn/v1/shop ")]
    public async Task A_base_URL_is_accepted_as_the_vendor_gives_it(string baseUrl)
    {
        var transport = Answering(AnyRecord);

        await transport.Client(options => options.BaseUrl = baseUrl).RequestConsentAsync(AnyRequest);

        Assert.Equal("https://api.etelecom.vn/v1/shop.Zalo/RequestConsent", Assert.Single(transport.Requests).Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_reseller_on_another_host_is_called_there()
    {
        var transport = Answering(AnyRecord);

        await transport.Client(options => options.BaseUrl = "https://api.reseller.example:8443/v1/partner").RequestConsentAsync(AnyRequest);

        Assert.Equal("https://api.reseller.example:8443/v1/partner.Zalo/RequestConsent", Assert.Single(transport.Requests).Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_value_that_this_version_does_not_know_is_sent_as_it_is()
    {
        var transport = Answering(AnyRecord);

        await transport.Client().RequestConsentAsync(new()
        {
            CallType = CallType.Audio, OaId = "12", Phone = Phone, ReasonCode = new ReasonCode("a_reason_of_next_year"),
        });

        Assert.Contains("\"a_reason_of_next_year\"", Assert.Single(transport.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_sends_a_charged_request_twice_is_stopped_and_named()
    {
        var transport = Answering("{}", HttpStatusCode.ServiceUnavailable);

        var exception = await FailureOf(new SendsTwice { InnerHandler = transport });

        Assert.Single(transport.Requests);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("AddStandardResilienceHandler", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_copies_and_sends_a_buffered_request_twice_is_stopped_by_the_innermost_handler()
    {
        var transport = Answering("{}", HttpStatusCode.ServiceUnavailable);

        var exception = await FailureOf(new BuffersAndSendsTwice { InnerHandler = new SendOnceHandler(_watch) { InnerHandler = transport } });

        Assert.Single(transport.Requests);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("AddStandardResilienceHandler", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_may_try_again_when_nothing_was_sent()
    {
        var transport = Unreachable();

        var exception = await FailureOf(new TriesAgain { InnerHandler = new SendOnceHandler(_watch) { InnerHandler = transport } });

        Assert.Equal(2, transport.Attempts);
        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
    }

    [Fact]
    public async Task A_handler_may_send_a_read_twice()
    {
        var transport = Answering("""{"error":0}""");
        using var http = new HttpClient(new BuffersAndSendsTwice { InnerHandler = new SendOnceHandler(_watch) { InnerHandler = transport } });

        await new ZaloConsentClient(http, Options()).CheckConsentAsync(AnyCheck);

        Assert.Equal(2, transport.Requests.Count);
    }

    private async Task<ZaloConsentException> FailureOf(DelegatingHandler handler)
    {
        using var http = new HttpClient(handler);
        using var client = new ZaloConsentClient(http, Options(options => (options.MaxRetries, options.SendWatch) = (0, _watch)));
        return await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));
    }

    private sealed class SendsTwice : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class TriesAgain : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }

    /// <summary>As a log of bodies above a handler that retries: what is sent is no longer the SDK's own content.</summary>
    private sealed class BuffersAndSendsTwice : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            await base.SendAsync(Copy(request, body), cancellationToken);
            return await base.SendAsync(Copy(request, body), cancellationToken);
        }

        private static HttpRequestMessage Copy(HttpRequestMessage request, byte[] body)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(body) };
            foreach (var option in request.Options) copy.Options.Set(new HttpRequestOptionsKey<object?>(option.Key), option.Value);
            return copy;
        }
    }
}
