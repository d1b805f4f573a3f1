using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>The referee is awake: a request or an answer that breaks the spec does not come through.</summary>
public sealed class PrismRefereeTests(PrismRefereeTests.BrokenService service) : IClassFixture<PrismRefereeTests.BrokenService>
{
    private static readonly RequestConsentRequest AnyRequest = new()
    {
        CallType = CallType.Video,
        OaId = "1234567890123456789",
        Phone = "84912345678",
        ReasonCode = ReasonCode.UpdateOrder,
    };

    private static readonly ZaloConsentClientOptions AnyOptions = new() { ApiKey = "any-key", BaseUrl = "http://127.0.0.1/v1/shop", MaxRetries = 0 };

    [SkippableFact]
    public async Task An_answer_that_keeps_the_spec_has_no_violation()
    {
        var consent = await AskAsync(200, """{"id":"1000000000000721835","is_charged":true,"delivery_status":"seen"}""");

        Assert.Equal("1000000000000721835", consent.Id);
        Assert.True(consent.IsCharged);
        Assert.Equal(DeliveryStatus.Seen, consent.DeliveryStatus);
    }

    [SkippableTheory]
    [InlineData(200, """{"is_charged":"perhaps"}""", "is_charged")]
    [InlineData(200, """{"id":1000000000000721835}""", "id")]
    [InlineData(200, """{"delivery_status":"teleported"}""", "delivery_status")]
    [InlineData(200, """{"created_at":"yesterday"}""", "created_at")]
    [InlineData(200, "[]", "object")]
    [InlineData(400, """{"code":"no_such_code"}""", "code")]
    [InlineData(418, """{"code":"internal"}""", "status code")]
    [InlineData(200, "<html></html>", "media type", "text/html")]
    public async Task An_answer_that_breaks_the_spec(int status, string body, string named, string contentType = "application/json")
    {
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => AskAsync(status, body, contentType));

        var found = Assert.IsType<PrismViolationException>(exception.InnerException);
        Assert.Contains(named, found.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("""{"oa_id":"12"}""", "phone")]
    [InlineData("""{"oa_id":12,"phone":"84912345678"}""", "oa_id")]
    [InlineData("""{"oa_id":"12","phone":"84912345678","extra":1}""", "extra")]
    [InlineData("""{"oa_id":"12","phone":"not a phone"}""", "phone")]
    public async Task A_request_that_breaks_the_spec(string body, string named)
    {
        using var client = new HttpClient(new PrismHandler(await service.WatchedAsync(200, "{}")));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any-key");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var found = await Assert.ThrowsAsync<PrismViolationException>(() => client.PostAsync(new Uri("http://any/CheckConsent"), content));

        Assert.Contains(named, found.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_answer_to_each_operation_that_breaks_the_spec()
    {
        using var http = new HttpClient(new PrismHandler(await service.WatchedAsync(200, """{"id":7,"error":"none","consents":{}}""")));
        using var client = new ZaloConsentClient(http, AnyOptions);
        Func<Task>[] operations =
        [
            () => client.RequestConsentAsync(AnyRequest),
            () => client.CheckConsentAsync(new() { OaId = AnyRequest.OaId, Phone = AnyRequest.Phone }),
            () => client.ListRequestConsentAsync(new()),
        ];

        foreach (var operation in operations)
            Assert.IsType<PrismViolationException>((await Assert.ThrowsAsync<ZaloConsentException>(operation)).InnerException);
    }

    private async Task<Consent> AskAsync(int status, string body, string contentType = "application/json")
    {
        using var http = new HttpClient(new PrismHandler(await service.WatchedAsync(status, body, contentType)));
        using var client = new ZaloConsentClient(http, AnyOptions);
        return await client.RequestConsentAsync(AnyRequest);
    }

    /// <summary>A service that answers what the test specifies, behind Prism.</summary>
    public sealed class BrokenService : IAsyncLifetime
    {
        private (int Status, string Body, string ContentType) _answer;
        private WebApplication? _server;
        private Prism? _prism;

        public Task InitializeAsync() => Task.CompletedTask;

        /// <summary>Where Prism listens, with the next answer prepared.</summary>
        public async Task<Uri> WatchedAsync(int status, string body, string contentType = "application/json")
        {
            Prism.MustBeHere();
            _answer = (status, body, contentType);
            if (_prism is null)
            {
                var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
                builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
                _server = builder.Build();
                _server.Run(AnswerAsync);
                await _server.StartAsync();
                _prism = await Prism.ProxyAsync(new Uri(Assert.Single(_server.Urls)));
            }

            return _prism.Address;
        }

        public async Task DisposeAsync()
        {
            if (_prism is not null) await _prism.DisposeAsync();
            if (_server is not null) await _server.DisposeAsync();
        }

        private Task AnswerAsync(HttpContext context)
        {
            context.Response.StatusCode = _answer.Status;
            context.Response.ContentType = _answer.ContentType;
            return context.Response.WriteAsync(_answer.Body);
        }
    }
}
