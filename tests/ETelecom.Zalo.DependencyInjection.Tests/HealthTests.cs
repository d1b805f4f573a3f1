using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>The health check spends nothing, and says whether waiting or changing a setting helps.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData(200, HealthStatus.Healthy)]
    [InlineData(429, HealthStatus.Degraded)]
    [InlineData(503, HealthStatus.Degraded)]
    [InlineData(401, HealthStatus.Unhealthy)]
    [InlineData(403, HealthStatus.Unhealthy)]
    public async Task The_health_check_only_reads_and_reports_an_invalid_setting(int status, HealthStatus health)
    {
        await using var service = await FakeService.StartAsync();
        (service.Status, service.Body) = (status, """{"consents":[]}""");
        var host = new Host(("Partner:ApiKey", Host.Key), ("Partner:BaseUrl", service.BaseUrl), ("Partner:MaxRetries", "0"));
        host.Services.AddZaloConsent("partner", host.Section("ETelecom:Partner"));
        host.Services.AddHealthChecks().AddZaloConsent(serviceKey: "partner");
        using var app = host.Builder.Build();

        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        var entry = report.Entries["etelecom_zalo_partner"];
        Assert.Equal(health, entry.Status);
        Assert.Null(entry.Exception);
        Assert.Null(TestSupport.LeakScan.Find(entry.Description));
        Assert.EndsWith("/ListRequestConsent", Assert.Single(service.Requests).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_reached_is_degraded()
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var entry = await CheckAsync($"http://{closed.LocalEndPoint}/v1/shop", "00:00:30", null);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("could not be sent", entry.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:00:00.1", null)]
    [InlineData("00:00:30", 100)]
    public async Task A_service_that_does_not_answer_before_the_deadline_of_the_client_or_of_the_check_is_degraded(string timeout, int? checkTimeout)
    {
        await using var service = await FakeService.StartAsync();
        var release = new TaskCompletionSource();
        service.BeforeAnswer = () => release.Task;

        var entry = await CheckAsync(service.BaseUrl, timeout, checkTimeout);
        release.SetResult();

        Assert.Equal(HealthStatus.Degraded, entry.Status);
    }

    private static async Task<HealthReportEntry> CheckAsync(string baseUrl, string timeout, int? checkTimeout)
    {
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", baseUrl), ("Timeout", timeout), ("MaxRetries", "0"));
        host.Services.AddZaloConsent(host.Section());
        host.Services.AddHealthChecks().AddZaloConsent(timeout: checkTimeout is { } longest ? TimeSpan.FromMilliseconds(longest) : null);
        using var app = host.Builder.Build();

        var entry = (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["etelecom_zalo"];

        Assert.Null(entry.Exception);
        return entry;
    }
}
