using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo;
using ETelecom.Zalo.Sandbox;
using Microsoft.Kiota.Abstractions.Authentication;
using Xunit;

namespace Reader;

/// <summary>Every way to give a client its key. The only tests here that set variables of the process.</summary>
public sealed class AuthenticationTests
{
    [Fact]
    public async Task The_environment_says_which_service_and_which_key()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var settings = sandbox.CreateClientOptions();
        using var variables = new Variables(("ETELECOM_API_KEY", settings.ApiKey), ("ETELECOM_BASE_URL", settings.BaseUrl));

        #region from-environment
        using var client = new ZaloConsentClient(ZaloConsentClientOptions.FromEnvironment());
        #endregion

        Assert.Empty((await client.ListRequestConsentAsync(new ListRequestConsentRequest())).Consents ?? []);
    }

    [Fact]
    public async Task A_shop_and_a_partner_have_keys_of_their_own()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var (apiKey, shopKey) = (sandbox.CreateClientOptions().ApiKey, sandbox.CreateClientOptions(ZaloAccount.Partner).ApiKey);

        #region shop-and-partner
        var shop = new ZaloConsentClientOptions { ApiKey = apiKey };
        var partner = new ZaloConsentClientOptions { ApiKey = shopKey, Account = ZaloAccount.Partner };
        #endregion

        Assert.Equal(ZaloAccount.Shop, shop.Account);
        Assert.Equal(ZaloEnvironment.Production, shop.Environment);
        foreach (var options in new[] { shop, partner })
        {
            // Not to the vendor: the same settings, at the sandbox.
            options.BaseUrl = sandbox.BaseUrl(options.Account);
            using var client = new ZaloConsentClient(options);
            Assert.Empty((await client.ListRequestConsentAsync(new ListRequestConsentRequest())).Consents ?? []);
        }
    }

    [Fact]
    public async Task A_vault_is_asked_at_each_request()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var httpClient = new HttpClient();
        var options = new ZaloConsentClientOptions { BaseUrl = sandbox.BaseUrl(ZaloAccount.Shop) };
        var vault = new Vault(sandbox.CreateClientOptions().ApiKey!);

        #region vault
        using var client = new ZaloConsentClient(httpClient, new BaseBearerTokenAuthenticationProvider(vault), options);
        #endregion

        await client.ListRequestConsentAsync(new ListRequestConsentRequest());
        await client.ListRequestConsentAsync(new ListRequestConsentRequest());
        Assert.Equal(2, vault.Asked);
    }

    private sealed class Vault(string key) : IAccessTokenProvider
    {
        public int Asked { get; private set; }

        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            Asked++;
            return Task.FromResult(key);
        }
    }

    /// <summary>Variables that are gone again afterwards.</summary>
    private sealed class Variables : IDisposable
    {
        private readonly List<(string Name, string? Before)> _before = [];

        public Variables(params (string Name, string? Value)[] variables)
        {
            foreach (var (name, value) in variables)
            {
                _before.Add((name, Environment.GetEnvironmentVariable(name)));
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        public void Dispose() => _before.ForEach(variable => Environment.SetEnvironmentVariable(variable.Name, variable.Before));
    }
}
