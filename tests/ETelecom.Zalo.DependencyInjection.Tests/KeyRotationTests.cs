using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Kiota.Abstractions.Authentication;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>A changed key counts from the next request on, and goes to no other place than the one it was configured with.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private FakeService _service = null!;
    private Host _host = null!;

    public async Task InitializeAsync()
    {
        _service = await FakeService.StartAsync();
        _host = new Host(("ApiKey", "key-1"), ("BaseUrl", _service.BaseUrl));
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_changed_key_is_used_from_the_next_call_and_a_call_in_progress_keeps_its_own()
    {
        _host.Services.AddZaloConsent(_host.Section());
        using var app = _host.Builder.Build();
        var client = app.Services.GetRequiredService<IZaloConsentClient>();
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        _service.BeforeAnswer = () =>
        {
            arrived.TrySetResult();
            return release.Task;
        };

        var inProgress = client.RequestConsentAsync(Host.Request);
        await arrived.Task;
        Assert.Null(_host.Change(("ApiKey", "key-2")));
        release.SetResult();
        await inProgress;
        await client.RequestConsentAsync(Host.Request);

        Assert.Equal(["Bearer key-1", "Bearer key-2"], _service.Requests.Select(request => request.Key));
    }

    [Fact]
    public async Task Settings_broken_by_a_reload_leave_the_last_good_key_in_force_and_are_logged_once()
    {
        _host.Services.AddZaloConsent(_host.Section());
        using var app = _host.Builder.Build();
        var client = app.Services.GetRequiredService<IZaloConsentClient>();
        await client.RequestConsentAsync(Host.Request);

        _host.Change(("ApiKey", ""), ("Timeout", "soon"));
        await client.RequestConsentAsync(Host.Request);
        await client.RequestConsentAsync(Host.Request);
        _host.Change(("ApiKey", "key-2"), ("Timeout", "00:00:10"));
        await client.RequestConsentAsync(Host.Request);

        Assert.Equal(["Bearer key-1", "Bearer key-1", "Bearer key-1", "Bearer key-2"], _service.Requests.Select(request => request.Key));
        Assert.Contains("ETelecom:Timeout", Assert.Single(_host.Log, line => line.Id.Id == 5).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_with_a_new_address_does_not_go_to_the_old_address()
    {
        _host.Services.AddZaloConsent(_host.Section());
        using var app = _host.Builder.Build();
        var client = app.Services.GetRequiredService<IZaloConsentClient>();

        _host.Change(("ApiKey", "key-2"), ("BaseUrl", "https://other.example/v1/shop"));
        await client.RequestConsentAsync(Host.Request);
        await client.RequestConsentAsync(Host.Request);

        Assert.Equal(["Bearer key-1", "Bearer key-1"], _service.Requests.Select(request => request.Key));
        Assert.Single(_host.Log, line => line.Id.Id == 6);
    }

    [Fact]
    public async Task A_provider_of_the_host_is_asked_at_each_call()
    {
        var vault = new Vault();
        _host.Services.AddKeyedSingleton<IAccessTokenProvider>("vault", vault);
        _host.Services.AddZaloConsent("partner", options => options.BaseUrl = _service.BaseUrl)
            .UseAccessTokenProvider(services => services.GetRequiredKeyedService<IAccessTokenProvider>("vault"));
        using var app = _host.Builder.Build();
        var client = app.Services.GetRequiredKeyedService<IZaloConsentClient>("partner");

        await client.RequestConsentAsync(Host.Request);
        await client.RequestConsentAsync(Host.Request);

        Assert.Equal(["Bearer vault-1", "Bearer vault-2"], _service.Requests.Select(request => request.Key));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("two\nlines", null)]
    [InlineData("good", "graph.example")]
    public async Task A_provider_without_a_usable_key_or_for_another_service_sends_nothing(string key, string? allowedHost)
    {
        var vault = new Vault { Fixed = key, AllowedHostsValidator = new(allowedHost is null ? [] : [allowedHost]) };
        _host.Services.AddZaloConsent(options => options.BaseUrl = _service.BaseUrl).UseAccessTokenProvider(_ => vault);
        using var app = _host.Builder.Build();

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(
            () => app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void A_provider_that_is_only_registered_in_the_container_is_not_used()
    {
        _host.Services.AddSingleton<IAccessTokenProvider>(new Vault());
        Assert.Throws<ArgumentException>(() => _host.Services.AddHttpClient("other").UseAccessTokenProvider(_ => new Vault()));
        _host.Services.AddZaloConsent(options => options.BaseUrl = _service.BaseUrl);
        using var app = _host.Builder.Build();

        Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => app.Services.GetRequiredService<IZaloConsentClient>());
    }

    private sealed class Vault : IAccessTokenProvider
    {
        private int _asked;

        public string? Fixed { get; init; }

        public AllowedHostsValidator AllowedHostsValidator { get; init; } = new();

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(Fixed ?? $"vault-{++_asked}");
    }
}
