using System;
using ETelecom.Zalo.DependencyInjection;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What can be added to a client that <c>AddZaloConsent</c> returned.</summary>
public static class ZaloConsentHttpClientBuilderExtensions
{
    /// <summary>
    /// Takes the key from a provider of the host, such as a vault, instead of <c>ApiKey</c>. The provider is called for each request, for the configured
    /// host and over https only. A provider that is only registered in the container is never used: its token may be for another service.
    /// </summary>
    /// <param name="builder">What <c>AddZaloConsent</c> returned.</param>
    /// <param name="provider">Finds the provider, once for the life of the client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The builder is that of another <c>HttpClient</c>.</exception>
    public static IHttpClientBuilder UseAccessTokenProvider(this IHttpClientBuilder builder, Func<IServiceProvider, IAccessTokenProvider> provider)
    {
        var registration = ClientRegistration.Find(
                (builder ?? throw new ArgumentNullException(nameof(builder))).Services, known => known.HttpClientName == builder.Name)
            ?? throw new ArgumentException("This HttpClient was not added by AddZaloConsent: call it on what AddZaloConsent returned.", nameof(builder));
        registration.TokenProvider = provider ?? throw new ArgumentNullException(nameof(provider));
        return builder;
    }
}
