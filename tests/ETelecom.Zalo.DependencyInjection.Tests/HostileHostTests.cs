using System;
using System.Net.Http;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>Whatever a host adds to its HttpClients, a request that can be charged reaches the service once.</summary>
public sealed class HostileHostTests
{
    public enum Addition
    {
        Resilience,
        Hedging,
        Policy,
        BufferedRetry,
    }

    [Theory]
    [InlineData(Addition.Resilience, true)]
    [InlineData(Addition.Resilience, false)]
    [InlineData(Addition.Hedging, true)]
    [InlineData(Addition.Hedging, false)]
    [InlineData(Addition.Policy, true)]
    [InlineData(Addition.Policy, false)]
    public async Task Resilience_for_every_client_is_removed_from_this_one(Addition addition, bool before)
    {
        await using var service = await FakeService.StartAsync();
        service.Status = 503;
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl));
        if (before) host.Services.ConfigureHttpClientDefaults(http => Add(http, addition));
        var builder = host.Services.AddZaloConsent(host.Section());
        if (!before) host.Services.ConfigureHttpClientDefaults(http => Add(http, addition));
        using var app = host.Builder.Build();

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(
            () => app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request));

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Equal(503, failure.ResponseStatusCode);
        Assert.Single(service.Requests);
        Assert.DoesNotContain(RegistrationTests.Chain(app.Services, builder.Name), IsResending);
        Assert.Contains(RegistrationTests.Chain(app.Services, "other"), IsResending);
    }

    [Theory]
    [InlineData(Addition.Resilience)]
    [InlineData(Addition.Hedging)]
    [InlineData(Addition.Policy)]
    [InlineData(Addition.BufferedRetry)]
    public async Task Added_to_this_client_itself_its_second_send_is_stopped_and_the_registration_named(Addition addition)
    {
        await using var service = await FakeService.StartAsync();
        service.Status = 503;
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl));
        Add(host.Services.AddZaloConsent(host.Section()), addition);
        using var app = host.Builder.Build();

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(
            () => app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request));

        Assert.True(failure.MayHaveBeenCharged);
        Assert.Contains("AddStandardResilienceHandler", failure.Message, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    private static bool IsResending(HttpMessageHandler handler) => handler.GetType().Name is "ResilienceHandler" or "PolicyHttpMessageHandler";

    private static void Add(IHttpClientBuilder http, Addition addition)
    {
        if (addition == Addition.Resilience) http.AddStandardResilienceHandler();
        else if (addition == Addition.Hedging) http.AddStandardHedgingHandler();
        else if (addition == Addition.Policy) http.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(2));
        else http.AddHttpMessageHandler(() => new BufferedRetry());
    }
}
