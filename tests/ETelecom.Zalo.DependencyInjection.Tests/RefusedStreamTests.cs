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

/// <summary>HTTP/2 guarantees that a refused stream was not processed: .NET sends it again by itself, which is no second charge and nobody's mistake.</summary>
public sealed class RefusedStreamTests
{
    private const int RefusedStream = 7;

    [Fact]
    public async Task A_request_whose_stream_was_refused_goes_through_and_is_charged_once()
    {
        int arrived = 0, charged = 0;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        await using var server = builder.Build();
        server.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(System.IO.Stream.Null);
            if (Interlocked.Increment(ref arrived) == 1)
            {
                context.Features.Get<IHttpResetFeature>()!.Reset(RefusedStream);
                return;
            }

            Interlocked.Increment(ref charged);
            await context.Response.WriteAsync(FakeService.Consent);
        });
        await server.StartAsync();
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", server.Urls.Single() + "/v1/shop"), ("MaxRetries", "0"));
        host.Services.AddZaloConsent(host.Section()).ConfigureHttpClient(
            http => (http.DefaultRequestVersion, http.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact));
        using var app = host.Builder.Build();

        var consent = await app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request);

        Assert.True(consent.IsCharged);
        Assert.Equal(2, arrived);
        Assert.Equal(1, charged);
    }
}
