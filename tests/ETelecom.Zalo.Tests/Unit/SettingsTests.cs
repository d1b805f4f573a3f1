using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Settings and authentication: where they come from, and where the key does not go.</summary>
public class SettingsTests
{
    [Fact]
    public void The_environment_gives_every_setting()
    {
        var options = FromEnvironment(new()
        {
            ["ETELECOM_API_KEY"] = Key, ["ETELECOM_ACCOUNT"] = "Partner", ["ETELECOM_ENVIRONMENT"] = "sandbox", ["ETELECOM_BASE_URL"] = "https://x.example/v1/shop",
        });

        Assert.Equal(Key, options.ApiKey);
        Assert.Equal(ZaloAccount.Partner, options.Account);
        Assert.Equal(ZaloEnvironment.Sandbox, options.Environment);
        Assert.Equal("https://x.example/v1/shop", options.BaseUrl);
    }

    [Fact]
    public void What_the_environment_does_not_set_keeps_its_default()
    {
        var options = FromEnvironment(new() { ["ETELECOM_BASE_URL"] = "" });

        Assert.Null(options.ApiKey);
        Assert.Equal(ZaloAccount.Shop, options.Account);
        Assert.Equal(ZaloEnvironment.Production, options.Environment);
        Assert.Null(options.BaseUrl);
    }

    [Theory]
    [InlineData("ETELECOM_ACCOUNT", "1", "shop, partner")]
    [InlineData("ETELECOM_ACCOUNT", "merchant", "shop, partner")]
    [InlineData("ETELECOM_ENVIRONMENT", "staging", "production, sandbox")]
    public void An_invalid_variable_is_named_with_the_allowed_values(string name, string value, string allowed)
    {
        var message = Assert.Throws<ArgumentException>(() => FromEnvironment(new() { [name] = value })).Message;

        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.Contains(allowed, message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_the_settings_shows_neither_the_key_nor_the_address()
    {
        var text = Options(options => options.BaseUrl = "https://secret-host.example/v1/shop").ToString();

        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-host", text, StringComparison.Ordinal);
        Assert.Contains("ApiKey = (set)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "api.etelecom.vn/v1/shop")]
    [InlineData("https://API.etelecom.vn:443/v1/Shop.Zalo/", "api.etelecom.vn/v1/shop")]
    [InlineData("https://api.etelecom.vn/v1/partner", "api.etelecom.vn/v1/partner")]
    [InlineData("http://127.0.0.1:8080/v1/shop", "127.0.0.1:8080/v1/shop")]
    public void The_account_of_an_intent_is_the_address_in_one_spelling(string? address, string account) =>
        Assert.Equal(account, Options(options => options.BaseUrl = address).GetIntentAccount());

    [Fact]
    public void The_account_of_an_intent_is_the_name_that_the_host_sets() =>
        Assert.Equal("Shop 1", Options(options => options.IntentAccount = "Shop 1").GetIntentAccount());

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void A_name_of_an_account_that_is_empty_or_too_long_is_refused(int length) => Assert.Contains(
        "IntentAccount", Assert.Throws<ArgumentException>(() => new ZaloConsentClient(Options(options => options.IntentAccount = new string('x', length)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dump_of_the_settings_holds_no_key()
    {
        Assert.DoesNotContain(Key, Newtonsoft.Json.JsonConvert.SerializeObject(Options()), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, System.Text.Json.JsonSerializer.Serialize(Options()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ZaloConsentClientOptions.RetryDelay))]
    [InlineData(nameof(ZaloConsentClientOptions.MaxRetryDelay))]
    [InlineData(nameof(ZaloConsentClientOptions.ConnectionLifetime))]
    [InlineData(nameof(ZaloConsentClientOptions.MaxConnections))]
    public void A_number_that_is_not_allowed_is_named(string setting)
    {
        var property = typeof(ZaloConsentClientOptions).GetProperty(setting)!;

        var exception = Assert.Throws<ArgumentException>(() => new ZaloConsentClient(
            Options(options => property.SetValue(options, property.PropertyType == typeof(int) ? 0 : (object)TimeSpan.FromSeconds(-1)))));

        Assert.Contains(setting, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void An_impossible_number_of_retries_is_refused(int retries) =>
        Assert.Contains("MaxRetries", Assert.Throws<ArgumentException>(() => Answering(AnyRecord).Client(options => options.MaxRetries = retries)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_client_keeps_the_settings_that_it_was_made_with()
    {
        var options = Options();
        var transport = Answering(AnyRecord);
        using var client = new ZaloConsentClient(new HttpClient(transport), options);

        options.ApiKey = "another";
        await client.RequestConsentAsync(AnyRequest);

        Assert.Equal($"Bearer {Key}", Assert.Single(transport.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task The_callers_own_provider_authenticates_and_needs_no_key()
    {
        var transport = Answering(AnyRecord);
        using var client = new ZaloConsentClient(new HttpClient(transport), new Fixed("Token of-my-own"), new ZaloConsentClientOptions());

        await client.RequestConsentAsync(AnyRequest);

        Assert.Equal("Token of-my-own", Assert.Single(transport.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task A_provider_that_fails_sends_nothing()
    {
        var transport = Answering(AnyRecord);
        using var client = new ZaloConsentClient(new HttpClient(transport), new Fixed(null), new ZaloConsentClientOptions());

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task A_provider_that_is_too_slow_is_named_and_not_the_HttpClient()
    {
        var slow = new Fixed(null) { Failure = new TaskCanceledException("The vault's Timeout passed.", new TimeoutException()) };
        using var client = new ZaloConsentClient(new HttpClient(Answering(AnyRecord)), slow, new ZaloConsentClientOptions());

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Contains("no key was provided", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_ignores_its_token_does_not_outlive_the_deadline()
    {
        var transport = Answering(AnyRecord);
        using var client = new ZaloConsentClient(new HttpClient(transport), new Silent(), new ZaloConsentClientOptions { Timeout = TimeSpan.FromMilliseconds(50) });

        var exception = await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task The_callers_HttpClient_is_never_disposed()
    {
        var transport = Answering(AnyRecord);
        using var http = new HttpClient(transport);

        new ZaloConsentClient(http, Options()).Dispose();

        using var response = await http.PostAsync("https://x.example/", new StringContent(""));
        Assert.True(response.IsSuccessStatusCode);
    }

    private static ZaloConsentClientOptions FromEnvironment(Dictionary<string, string> variables) =>
        ZaloConsentClientOptions.FromEnvironment(name => variables.GetValueOrDefault(name));

    private sealed class Silent : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(
            RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            new TaskCompletionSource().Task;
    }

    private sealed class Fixed(string? header) : IAuthenticationProvider
    {
        public Exception Failure { get; init; } = new InvalidOperationException("The token service is down.");

        public Task AuthenticateRequestAsync(
            RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            request.Headers.Add("Authorization", header ?? throw Failure);
            return Task.CompletedTask;
        }
    }
}
