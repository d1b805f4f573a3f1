using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>HTTP/2 guarantees that a refused stream was not processed: .NET sends it again automatically, which is no second charge and no error.</summary>
public sealed class RefusedStreamTests : IAsyncLifetime
{
    private const int RefusedStream = 7;

    private WebApplication _server = null!;
    private int _arrived;
    private int _charged;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        _server = builder.Build();
        _server.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(System.IO.Stream.Null);
            if (Interlocked.Increment(ref _arrived) == 1)
            {
                context.Features.Get<IHttpResetFeature>()!.Reset(RefusedStream);
                return;
            }

            Interlocked.Increment(ref _charged);
            await context.Response.WriteAsync(FakeService.Consent);
        });
        await _server.StartAsync();
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_request_whose_stream_was_refused_goes_through_and_is_charged_once()
    {
        var consent = await RequestAsync(BaseUrl);

        Assert.True(consent.IsCharged);
        Assert.Equal(2, _arrived);
        Assert.Equal(1, _charged);
    }

    /// <summary>A server that goes away names the last stream that it may have processed: .NET sends again what came after it.</summary>
    [Fact]
    public async Task A_request_that_a_server_left_unprocessed_when_it_went_away_goes_through()
    {
        await using var server = new GoingAwayServer(lastProcessedStream: 0);

        var consent = await RequestAsync(server.BaseUrl);

        Assert.True(consent.IsCharged);
        Assert.Equal(2, server.Arrived);
    }

    [Fact]
    public async Task A_request_that_a_server_may_have_processed_before_it_went_away_is_not_sent_again()
    {
        await using var server = new GoingAwayServer(lastProcessedStream: 1);

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => RequestAsync(server.BaseUrl));

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Equal(1, server.Arrived);
    }

    /// <summary>There it looks like any other retry, and what its handlers have done before is not seen.</summary>
    [Fact]
    public async Task Over_a_callers_HttpClient_it_is_stopped_as_any_second_send_and_its_outcome_is_unknown()
    {
        using var http = new HttpClient();
        UseHttp2(http);
        using var client = new ZaloConsentClient(http, new ZaloConsentClientOptions { ApiKey = Host.Key, BaseUrl = BaseUrl });

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(Host.Request));

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Equal(0, _charged);
    }

    /// <summary>What can be charged is stopped there; a read is not.</summary>
    [Fact]
    public async Task Over_a_callers_HttpClient_a_read_goes_through()
    {
        using var http = new HttpClient();
        UseHttp2(http);
        using var client = new ZaloConsentClient(http, new ZaloConsentClientOptions { ApiKey = Host.Key, BaseUrl = BaseUrl, MaxRetries = 0 });

        Assert.NotNull(await client.CheckConsentAsync(new() { OaId = Host.Request.OaId, Phone = Host.Request.Phone }));

        Assert.Equal(2, _arrived);
    }

    private static async Task<Consent> RequestAsync(string baseUrl)
    {
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", baseUrl), ("MaxRetries", "0"));
        host.Services.AddZaloConsent(host.Section()).ConfigureHttpClient(UseHttp2);
        using var app = host.Builder.Build();
        return await app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request);
    }

    private string BaseUrl => _server.Urls.Single() + "/v1/shop";

    private static void UseHttp2(HttpClient http) =>
        (http.DefaultRequestVersion, http.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
}
