using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo;
using ETelecom.Zalo.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions.Authentication;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace Reader;

/// <summary>The client in a host: each test builds one, starts it and makes a call of the sandbox with what it registered.</summary>
[Collection(InAWebHostTests.WholeProcess)]
public sealed class InAHostTests
{
    [Fact]
    public async Task One_client_and_its_health_check()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = BuilderWith("ETelecom", sandbox, ZaloAccount.Shop);

        #region host
        builder.Services.AddZaloConsent(builder.Configuration.GetSection("ETelecom"));
        builder.Services.AddHealthChecks().AddZaloConsent();
        #endregion

        using var host = await StartAsync(builder);
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Single(sandbox.Ledger.Requests);
    }

    [Fact]
    public async Task Shop_and_partner_side_by_side()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = BuilderWith("ETelecom:Shop", sandbox, ZaloAccount.Shop);
        Configure(builder, "ETelecom:Partner", sandbox, ZaloAccount.Partner);

        #region shop-and-partner-in-a-host
        builder.Services.AddZaloConsent("shop", builder.Configuration.GetSection("ETelecom:Shop"));
        builder.Services.AddZaloConsent("partner", builder.Configuration.GetSection("ETelecom:Partner"));
        #endregion

        using var host = await StartAsync(builder);
        await ListAsync(host.Services.GetRequiredKeyedService<IZaloConsentClient>("shop"));
        await ListAsync(host.Services.GetRequiredKeyedService<IZaloConsentClient>("partner"));
        Assert.Equal([ZaloAccount.Shop, ZaloAccount.Partner], [sandbox.Ledger.Requests[0].Account!.Value, sandbox.Ledger.Requests[1].Account!.Value]);
    }

    [Fact]
    public async Task A_key_from_a_vault()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new MyVault(sandbox.CreateClientOptions(ZaloAccount.Partner).ApiKey!));

        #region vault-in-a-host
        builder.Services.AddZaloConsent("vault", options => options.Account = ZaloAccount.Partner)
            .UseAccessTokenProvider(services => services.GetRequiredService<MyVault>());
        #endregion

        // Not to the vendor.
        builder.Services.Configure<ZaloConsentClientOptions>("vault", options => options.BaseUrl = sandbox.BaseUrl(options.Account));
        using var host = await StartAsync(builder);
        await ListAsync(host.Services.GetRequiredKeyedService<IZaloConsentClient>("vault"));
    }

    [Fact]
    public void The_log_names_whom_a_call_was_for_when_it_is_asked_to()
    {
        var services = new ServiceCollection();

        #region identifiers-in-the-log
        services.Configure<ZaloConsentLoggingOptions>(log => log.IncludeIdentifiers = true);
        #endregion

        using var provider = services.BuildServiceProvider();
        Assert.True(provider.GetRequiredService<IOptions<ZaloConsentLoggingOptions>>().Value.IncludeIdentifiers);
    }

    [Fact]
    public async Task A_host_that_calls_a_sandbox()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);

        #region host-of-a-sandbox
        var settings = sandbox.CreateClientOptions();
        builder.Configuration["ETelecom:ApiKey"] = settings.ApiKey;
        builder.Configuration["ETelecom:BaseUrl"] = settings.BaseUrl;
        #endregion

        builder.Services.AddZaloConsent(builder.Configuration.GetSection("ETelecom"));
        using var host = await StartAsync(builder);
        await ListAsync(host.Services.GetRequiredService<IZaloConsentClient>());
        Assert.Single(sandbox.Ledger.Requests);
    }

    [Fact]
    public async Task Traces_and_metrics()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.CreateClient();
        var builder = Host.CreateEmptyApplicationBuilder(null);

        #region telemetry
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource("ETelecom.Zalo"))
            .WithMetrics(metrics => metrics.AddMeter("ETelecom.Zalo"));
        #endregion

        var (spans, measurements) = (new List<System.Diagnostics.Activity>(), new List<Metric>());
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddInMemoryExporter(spans))
            .WithMetrics(metrics => metrics.AddInMemoryExporter(measurements));
        using var host = await StartAsync(builder);
        await ListAsync(client);

        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        Assert.Contains(spans.ToArray(), span => span.DisplayName == "POST .Zalo/ListRequestConsent");
        Assert.Contains(measurements.ToArray(), metric => metric.Name == "etelecom.zalo.call.duration");
    }

    private static HostApplicationBuilder BuilderWith(string section, ZaloSandbox sandbox, ZaloAccount account)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        Configure(builder, section, sandbox, account);
        return builder;
    }

    private static void Configure(HostApplicationBuilder builder, string section, ZaloSandbox sandbox, ZaloAccount account)
    {
        builder.Configuration[$"{section}:ApiKey"] = sandbox.CreateClientOptions(account).ApiKey;
        builder.Configuration[$"{section}:BaseUrl"] = sandbox.BaseUrl(account);
    }

    private static async Task<IHost> StartAsync(HostApplicationBuilder builder)
    {
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static Task<ListRequestConsentResponse> ListAsync(IZaloConsentClient client) => client.ListRequestConsentAsync(new ListRequestConsentRequest());

    private sealed class MyVault(string key) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(key);
    }
}
