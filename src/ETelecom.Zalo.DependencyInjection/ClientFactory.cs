using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Makes a client of the host, once for the life of the process. It keeps its <c>HttpClient</c> as long: connections are renewed by the
/// primary handler itself, so nothing grows stale.
/// </summary>
internal static class ClientFactory
{
    public static ZaloConsentClient Create(IServiceProvider provider, ClientRegistration registration)
    {
        var settings = provider.GetRequiredService<IOptionsMonitor<ZaloConsentClientOptions>>();
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(Telemetry.Name);
        var options = settings.Get(registration.Name).Clone();
        options.SendWatch = registration.SendWatch;
        options.Observer = new CallLog(logger, registration.Name, provider.GetRequiredService<IOptionsMonitor<ZaloConsentLoggingOptions>>());

        // Only named clients need a container with keyed services.
        if (registration.Name.Length > 0) options.IntentStore ??= provider.GetKeyedService<IConsentIntentStore>(registration.Name);
        options.IntentStore ??= provider.GetService<IConsentIntentStore>();

        var address = ServiceUrl.From(options);
        var key = registration.TokenProvider is { } tokens
            ? KeyOf(tokens(provider))
            : new LiveKey(registration.Name, options, settings, logger).GetAsync;
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        TransportCheck.Check(factory, registration);
        var http = factory.CreateClient(registration.HttpClientName);
        return new ZaloConsentClient(http, new BaseBearerTokenAuthenticationProvider(new HostBoundKeyProvider(key, address)), options);
    }

    /// <summary>The host's own provider, whose list of allowed hosts applies, and whose key is validated before it is used.</summary>
    private static Func<Uri, CancellationToken, Task<string>> KeyOf(IAccessTokenProvider provider) => async (uri, cancellationToken) =>
    {
        if (!provider.AllowedHostsValidator.IsUrlHostValid(uri))
            throw new InvalidOperationException("The access token provider of the host does not allow the configured host: is it the one of another service?");
        var key = await provider.GetAuthorizationTokenAsync(uri, null, cancellationToken).ConfigureAwait(false);
        return ZaloConsentClientOptions.FindKeyError(key, "of its own") is null
            ? key
            : throw new InvalidOperationException("The access token provider of the host returned no key, or one that contains a line break, a space or a character outside ASCII.");
    };
}
