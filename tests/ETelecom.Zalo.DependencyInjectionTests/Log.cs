using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ETelecom.Zalo.DependencyInjectionTests;

/// <summary>What the host sees of the calls: its log at Trace, and its health checks. No secret is in either.</summary>
public sealed class Log
{
    [Theory]
    [InlineData(200, 1, LogLevel.Information)]
    [InlineData(401, 2, LogLevel.Warning)]
    [InlineData(503, 3, LogLevel.Error)]
    public async Task A_charged_call_is_logged_by_what_became_of_it_and_holds_no_secret(int status, int id, LogLevel level)
    {
        await using var service = await FakeService.StartAsync();
        service.Status = status;
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl));
        host.Services.AddZaloConsent(host.Section()).RedactLoggedHeaders(_ => false);
        using var app = host.Builder.Build();

        await Record.ExceptionAsync(() => app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request));

        Assert.Equal((id, level), Assert.Single(host.Log.Where(line => line.Category == "ETelecom.Zalo").Select(line => (line.Id.Id, line.Level))));
        Assert.Contains(host.Log, line => line.Level == LogLevel.Trace && line.Text.Contains("Authorization", StringComparison.Ordinal));
        Assert.All(host.Log, line =>
        {
            foreach (var secret in new[] { Host.Key, Host.Phone, "84912345678", "1415096549774721835", Host.Request.OaId })
                Assert.DoesNotContain(secret, line.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Identifiers_are_logged_when_asked_for_and_the_phone_is_masked()
    {
        await using var service = await FakeService.StartAsync();
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl));
        host.Services.AddZaloConsent(host.Section());
        host.Services.Configure<ZaloConsentLoggingOptions>(log => log.IncludeIdentifiers = true);
        using var app = host.Builder.Build();

        await app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request);

        var text = Assert.Single(host.Log, line => line.Id.Id == 1 && line.Category == "ETelecom.Zalo").Text;
        Assert.Contains("OA 1225934657594830147, phone 84*****5678, consent 1415096549774721835", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Host.Phone, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, HealthStatus.Healthy)]
    [InlineData(429, HealthStatus.Degraded)]
    [InlineData(503, HealthStatus.Degraded)]
    [InlineData(401, HealthStatus.Unhealthy)]
    [InlineData(403, HealthStatus.Unhealthy)]
    public async Task The_health_check_only_reads_and_says_whether_a_setting_is_wrong(int status, HealthStatus health)
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
        Assert.DoesNotContain(Host.Key, entry.Description, StringComparison.Ordinal);
        Assert.EndsWith("/ListRequestConsent", Assert.Single(service.Requests).Path, StringComparison.Ordinal);
    }
}
