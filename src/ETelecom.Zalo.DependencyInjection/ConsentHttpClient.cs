using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>The named <c>HttpClient</c> of a client, in a host that may have its own ideas for every <c>HttpClient</c>.</summary>
internal static class ConsentHttpClient
{
    // By name: the package does not depend on what it removes.
    private static readonly HashSet<string> Resending = new(StringComparer.Ordinal)
    {
        "Microsoft.Extensions.Http.Resilience.ResilienceHandler",
        "Microsoft.Extensions.Http.PolicyHttpMessageHandler",
    };

    public static void Configure(IHttpClientBuilder builder, ClientRegistration registration)
    {
        builder.ConfigurePrimaryHttpMessageHandler(provider => ConnectionHandler.Create(OptionsOf(provider, registration)));
        // The primary handler renews its connections; the deadline of the options is the only one.
        builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        builder.ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan);
        builder.ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => RemoveResending(handlers));
    }

    private static ZaloConsentClientOptions OptionsOf(IServiceProvider provider, ClientRegistration registration) =>
        provider.GetRequiredService<IOptionsMonitor<ZaloConsentClientOptions>>().Get(registration.Name);

    /// <summary>What the host added to every client by then; what is added to this client itself later stays, and is watched.</summary>
    private static void RemoveResending(IList<DelegatingHandler> handlers)
    {
        for (var index = handlers.Count - 1; index >= 0; index--)
        {
            if (Resending.Contains(handlers[index].GetType().FullName!)) handlers.RemoveAt(index);
        }
    }
}
