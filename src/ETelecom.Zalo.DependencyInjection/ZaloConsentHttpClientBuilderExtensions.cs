using System;
using ETelecom.Zalo.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What can be added to a client that <c>AddZaloConsent</c> returned.</summary>
public static class ZaloConsentHttpClientBuilderExtensions
{
    /// <summary>
    /// Gets the key from a provider of the host, such as a vault, instead of <c>ApiKey</c>. The provider is called for each request, for the configured
    /// host and over https only. A provider that is only registered in the container is never used: its token may be for another service.
    /// </summary>
    /// <param name="builder">What <c>AddZaloConsent</c> returned.</param>
    /// <param name="provider">Finds the provider, once for the life of the client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The builder is that of another <c>HttpClient</c>.</exception>
    public static IHttpClientBuilder UseAccessTokenProvider(this IHttpClientBuilder builder, Func<IServiceProvider, IAccessTokenProvider> provider)
    {
        RegistrationOf(builder).TokenProvider = provider ?? throw new ArgumentNullException(nameof(provider));
        return builder;
    }

    /// <summary>
    /// Accepts a primary handler that is not one of .NET's transports, such as a fake in a test; without this call, the host refuses to start with one. What such a
    /// handler sends is not visible, so the client claims no more than over an <c>HttpClient</c> of your own: <c>RequestConsent</c> is not retried, and a failure
    /// of a request whose body was buffered or copied is never reported as not charged.
    /// </summary>
    /// <param name="builder">What <c>AddZaloConsent</c> returned.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException">The builder is that of another <c>HttpClient</c>.</exception>
    public static IHttpClientBuilder AllowHiddenTransport(this IHttpClientBuilder builder)
    {
        RegistrationOf(builder).AllowsHiddenTransport = true;
        return builder;
    }

    /// <summary>
    /// Makes the host look up, at an interval, the requests of owners that ended before they recorded the outcome, so that it is known before the same person is
    /// asked again. It sends no request. Without an intent store that outlives its process it finds nothing.
    /// </summary>
    /// <param name="builder">What <c>AddZaloConsent</c> returned.</param>
    /// <param name="interval">Time between two searches; one minute if null. At least one second.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException">The builder is that of another <c>HttpClient</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is less than a second.</exception>
    public static IHttpClientBuilder SettleIntents(this IHttpClientBuilder builder, TimeSpan? interval = null)
    {
        var registration = RegistrationOf(builder);
        var wait = interval ?? TimeSpan.FromMinutes(1);
        if (wait < TimeSpan.FromSeconds(1)) throw new ArgumentOutOfRangeException(nameof(interval), "The interval must be at least one second.");
        builder.Services.AddSingleton<IHostedService>(provider => new IntentSettler(provider, registration, wait));
        return builder;
    }

    private static ClientRegistration RegistrationOf(IHttpClientBuilder builder) =>
        ClientRegistration.Find((builder ?? throw new ArgumentNullException(nameof(builder))).Services, known => known.HttpClientName == builder.Name)
        ?? throw new ArgumentException("This HttpClient was not added by AddZaloConsent: call it on what AddZaloConsent returned.", nameof(builder));
}
