using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>What AddZaloConsent adds: one client a name, over one HttpClient, however often it is called.</summary>
public sealed class RegistrationTests
{
    private const string Account = "the shop";

    [Fact]
    public async Task Two_clients_are_registered_side_by_side_and_never_mix_their_keys()
    {
        await using var service = await FakeService.StartAsync();
        var host = new Host(("Shop:ApiKey", "shop-key"), ("Partner:ApiKey", "partner-key"), ("Shop:BaseUrl", service.BaseUrl), ("Partner:BaseUrl", service.BaseUrl));
        host.Services.AddZaloConsent(host.Section("ETelecom:Shop"));
        host.Services.AddZaloConsent("partner", host.Section("ETelecom:Partner"));
        using var app = host.Builder.Build();
        var shop = app.Services.GetRequiredService<IZaloConsentClient>();
        var partner = app.Services.GetRequiredKeyedService<IZaloConsentClient>("partner");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            (i % 2 == 0 ? shop : partner).CheckConsentAsync(new() { OaId = i % 2 == 0 ? "1" : "2", Phone = Host.Phone })));

        Assert.Equal(40, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.Equal(
            request.Body.Contains("\"oa_id\":\"1\"", StringComparison.Ordinal) ? "Bearer shop-key" : "Bearer partner-key", request.Key));
    }

    [Fact]
    public async Task The_same_client_added_twice_is_one_client_with_the_later_settings_and_one_watch()
    {
        await using var service = await FakeService.StartAsync();
        var host = new Host(("ApiKey", "first"), ("BaseUrl", service.BaseUrl));
        var builder = host.Services.AddZaloConsent(host.Section());
        var again = host.Services.AddZaloConsent(options => options.ApiKey = "second");
        using var app = host.Builder.Build();

        await app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request);

        Assert.Equal(builder.Name, again.Name);
        Assert.Single(app.Services.GetServices<IZaloConsentClient>());
        Assert.Same(app.Services.GetRequiredService<ZaloConsentClient>(), app.Services.GetRequiredService<IZaloConsentClient>());
        Assert.Equal("Bearer second", Assert.Single(service.Requests).Key);
        Assert.Single(Chain(app.Services, builder.Name), handler => handler.GetType().Name == "SendOnceHandler");
    }

    [Fact]
    public async Task A_client_without_a_key_needs_no_container_with_keyed_services()
    {
        await using var service = await FakeService.StartAsync();
        var store = new InMemoryConsentIntentStore();
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl), ("IntentAccount", Account));
        host.Services.AddSingleton<IConsentIntentStore>(store);
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();
        var registration = host.Services.Single(added => added.ServiceType == typeof(ZaloConsentClient));

        using var client = (ZaloConsentClient)registration.ImplementationFactory!(new WithoutKeyedServices(app.Services));
        await client.EnsureConsentAsync(Host.Request);

        Assert.NotNull(await store.FindAsync(Account, Host.Request.OaId, "84987654321"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_with_a_key_has_the_store_of_its_key_or_else_that_of_the_host(bool hasOwn)
    {
        await using var service = await FakeService.StartAsync();
        var (own, common) = (new InMemoryConsentIntentStore(), new InMemoryConsentIntentStore());
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl), ("IntentAccount", Account));
        host.Services.AddSingleton<IConsentIntentStore>(common);
        if (hasOwn) host.Services.AddKeyedSingleton<IConsentIntentStore>("partner", own);
        host.Services.AddZaloConsent("partner", host.Section());
        using var app = host.Builder.Build();

        await app.Services.GetRequiredKeyedService<IZaloConsentClient>("partner").EnsureConsentAsync(Host.Request);

        Assert.Equal(hasOwn, await own.FindAsync(Account, Host.Request.OaId, "84987654321") is not null);
        Assert.Equal(hasOwn, await common.FindAsync(Account, Host.Request.OaId, "84987654321") is null);
    }

    [Fact]
    public async Task The_handlers_are_never_replaced_and_the_deadline_of_the_options_is_the_only_one()
    {
        await using var service = await FakeService.StartAsync();
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl), ("ConnectionLifetime", "00:02:00"));
        var builder = host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        var options = app.Services.GetRequiredService<IOptionsMonitor<Microsoft.Extensions.Http.HttpClientFactoryOptions>>().Get(builder.Name);
        using var http = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient(builder.Name);

        Assert.Equal(Timeout.InfiniteTimeSpan, options.HandlerLifetime);
        Assert.Equal(Timeout.InfiniteTimeSpan, http.Timeout);
        var primary = Chain(app.Services, builder.Name)[^1];
        // Only the library for .NET Standard has this type; what it does is held by the tests of the SDK.
        if (primary.GetType().Name == "RenewedHandler") return;
        var sockets = Assert.IsType<SocketsHttpHandler>(primary);
        Assert.Equal(TimeSpan.FromMinutes(2), sockets.PooledConnectionLifetime);
        Assert.False(sockets.AllowAutoRedirect);
        Assert.NotNull(sockets.ConnectCallback);
    }

    [Fact]
    public void The_clock_is_the_one_of_the_container()
    {
        var clock = new FakeTimeProvider();
        var host = new Host(("ApiKey", Host.Key));
        host.Services.AddSingleton<TimeProvider>(clock);
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        Assert.Same(clock, app.Services.GetRequiredService<IOptions<ZaloConsentClientOptions>>().Value.TimeProvider);
    }

    internal static HttpMessageHandler[] Chain(IServiceProvider services, string name)
    {
        var handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name);
        var chain = new System.Collections.Generic.List<HttpMessageHandler> { handler };
        while (handler is DelegatingHandler { InnerHandler: { } inner }) chain.Add(handler = inner);
        return [.. chain];
    }

    /// <summary>A container of another maker, without <c>IKeyedServiceProvider</c>.</summary>
    private sealed class WithoutKeyedServices(IServiceProvider services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services.GetService(serviceType);
    }
}
