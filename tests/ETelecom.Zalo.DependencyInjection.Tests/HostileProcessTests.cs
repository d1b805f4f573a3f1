using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>What a host sets for its whole process changes nothing that is sent or read, and gets no key to see.</summary>
[Collection(WholeProcess.Name)]
public sealed class HostileProcessTests : IDisposable
{
    private readonly Func<JsonSerializerSettings>? _settings = JsonConvert.DefaultSettings;
    private readonly IWebProxy _proxy = HttpClient.DefaultProxy;

    public void Dispose()
    {
        JsonConvert.DefaultSettings = _settings;
        HttpClient.DefaultProxy = _proxy;
    }

    [Fact]
    public async Task Its_JSON_settings_reach_neither_the_wire_nor_what_is_read()
    {
        await using var service = await FakeService.StartAsync();
        service.Body = """{"$type":"System.IO.FileInfo, System.Private.CoreLib","id":"1","reply_status":"P","is_charged":true,"extra":{"$type":"System.Uri"}}""";
        using var client = new ZaloConsentClient(new() { ApiKey = Host.Key, BaseUrl = service.BaseUrl });

        var before = await client.RequestConsentAsync(Host.Request);
        JsonConvert.DefaultSettings = () => new()
        {
            TypeNameHandling = TypeNameHandling.All,
            NullValueHandling = NullValueHandling.Include,
            Formatting = Formatting.Indented,
            MissingMemberHandling = MissingMemberHandling.Error,
        };
        var after = await client.RequestConsentAsync(Host.Request);

        Assert.Contains("$type", JsonConvert.SerializeObject(new { Any = 1 }), StringComparison.Ordinal);
        Assert.Single(service.Requests.Select(request => request.Body).Distinct());
        Assert.Equal(before.Id, after.Id);
        Assert.Equal(before.ReplyStatus, after.ReplyStatus);
        Assert.Equal(before.IsCharged, after.IsCharged);
    }

    [Fact]
    public async Task Its_proxy_is_not_used_for_this_machine_itself()
    {
        await using var service = await FakeService.StartAsync();
        await using var proxy = new RecordingProxy();
        HttpClient.DefaultProxy = proxy;
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl));
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        await app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request);
        using var client = new ZaloConsentClient(new() { ApiKey = Host.Key, BaseUrl = service.BaseUrl });
        await client.RequestConsentAsync(Host.Request);

        Assert.Equal(2, service.Requests.Count);
        Assert.Empty(proxy.Requests);
        using var other = new HttpClient();
        await other.GetAsync(new Uri(service.BaseUrl));
        Assert.StartsWith("GET http://127.0.0.1:", Assert.Single(proxy.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_proxy_is_asked_for_a_tunnel_to_the_service_and_never_sees_the_key()
    {
        await using var proxy = new RecordingProxy();
        HttpClient.DefaultProxy = proxy;
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", "https://made-up.example/v1/shop"), ("MaxRetries", "0"));
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(
            () => app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        var request = Assert.Single(proxy.Requests);
        Assert.StartsWith("CONNECT made-up.example:443 ", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
        Assert.Null(TestSupport.LeakScan.Find(request));
    }

    [Fact]
    public async Task Its_culture_changes_no_setting_no_request_and_no_log()
    {
        await using var service = await FakeService.StartAsync();
        var clock = new FakeTimeProvider();
        service.BeforeAnswer = () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1234.5));
            return Task.CompletedTask;
        };
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl), ("Timeout", "00:00:12.5"));
        host.Services.AddSingleton<TimeProvider>(clock);
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        await app.Services.GetRequiredService<IZaloConsentClient>().ListRequestConsentAsync(
            new() { Filter = new() { DateFrom = new DateTimeOffset(2026, 11, 24, 1, 2, 3, 500, TimeSpan.FromHours(7)) } });

        Assert.Equal("1234,5", $"{1234.5}");
        Assert.Contains("\"date_from\":\"2026-11-23T18:02:03.5", Assert.Single(service.Requests).Body, StringComparison.Ordinal);
        Assert.Contains("HTTP 200 in 1234.5 ms", Assert.Single(host.Log, line => line.Category == "ETelecom.Zalo").Text, StringComparison.Ordinal);
    }
}
