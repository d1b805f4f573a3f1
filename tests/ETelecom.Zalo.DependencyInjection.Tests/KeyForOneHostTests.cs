using System;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>A key of the host's goes nowhere but to the configured host, and not in the open.</summary>
public sealed class KeyForOneHostTests
{
    [Theory]
    [InlineData("https://elsewhere.example/v1/shop.Zalo/RequestConsent", "another host")]
    [InlineData("https://api.etelecom.vn:8443/v1/shop.Zalo/RequestConsent", "another host")]
    [InlineData("http://api.etelecom.vn:443/v1/shop.Zalo/RequestConsent", "https")]
    public async Task The_key_is_sent_to_the_configured_host_over_https_only(string address, string advice)
    {
        var provider = new HostBoundKeyProvider((_, _) => Task.FromResult(Host.Key), new Uri("https://api.etelecom.vn/v1/shop"));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => provider.GetAuthorizationTokenAsync(new Uri(address)));

        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Host.Key, exception.Message, StringComparison.Ordinal);
    }
}
