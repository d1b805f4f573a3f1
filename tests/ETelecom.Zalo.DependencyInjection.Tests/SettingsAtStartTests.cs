using System;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>Settings are checked before the host starts; a message names the configuration key, what to do, and no value.</summary>
public sealed class SettingsAtStartTests
{
    [Theory]
    [InlineData("ApiKye", "ETelecom:ApiKye is not a setting")]
    [InlineData("Timeout", "ETelecom:Timeout must be a time as hours:minutes:seconds")]
    [InlineData("MaxRetries", "ETelecom:MaxRetries must be a whole number")]
    [InlineData("Account", "ETelecom:Account must be one of Shop, Partner")]
    [InlineData("BaseUrl", "ETelecom:BaseUrl is not an absolute URL")]
    public async Task An_invalid_setting_stops_the_host_and_is_named(string setting, string message)
    {
        var host = new Host(("ApiKey", Host.Key), (setting, "marked-value"));
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("marked-value", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_is_asked_for_by_its_configuration_key_and_its_environment_variable()
    {
        var host = new Host();
        host.Services.AddZaloConsent("partner", host.Section("ETelecom:Partner"));
        using var app = host.Builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains("ETelecom:Partner:ApiKey is missing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ETelecom__Partner__ApiKey", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_made_in_code_are_checked_too_and_a_bare_number_is_no_time()
    {
        var host = new Host(("ApiKey", Host.Key), ("Timeout", "30"));
        host.Services.AddZaloConsent("code", options => options.MaxConnections = 0);
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync());

        Assert.Contains("client 'code': MaxConnections must be at least 1.", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("ETelecom:Timeout must be a time", failure.ToString(), StringComparison.Ordinal);
    }

    /// <summary>.NET takes hours from 24 on for days.</summary>
    [Fact]
    public async Task Twenty_four_hours_are_not_read_as_twenty_four_days()
    {
        var host = new Host(("ApiKey", Host.Key), ("ConnectionLifetime", "24:00:00"));
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains("or 1.00:00:00 for a day", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Valid_settings_are_read_and_may_contain_the_section_of_another_client()
    {
        var host = new Host(("ApiKey", Host.Key), ("Account", "partner"), ("Timeout", "00:00:12.5"), ("MaxRetries", "1"), ("Other:ApiKey", "other"));
        host.Services.AddZaloConsent(host.Section());
        host.Services.AddZaloConsent("other", host.Section("ETelecom:Other"));
        using var app = host.Builder.Build();
        await app.StartAsync();

        var settings = app.Services.GetRequiredService<IOptionsMonitor<ZaloConsentClientOptions>>();

        Assert.Equal(ZaloAccount.Partner, settings.CurrentValue.Account);
        Assert.Equal(TimeSpan.FromSeconds(12.5), settings.CurrentValue.Timeout);
        Assert.Equal(1, settings.CurrentValue.MaxRetries);
        Assert.Equal("other", settings.Get("other").ApiKey);
        await app.StopAsync();
    }
}
