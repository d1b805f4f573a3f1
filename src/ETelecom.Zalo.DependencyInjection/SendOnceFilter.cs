using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Puts the guard of charged requests directly above the transport, so that it is innermost whatever handlers are added, by whom, and
/// whatever replaces the primary one; and keeps the key out of the factory's log.
/// </summary>
internal sealed class SendOnceFilter(IEnumerable<ClientRegistration> clients, IOptionsMonitor<HttpClientFactoryOptions> factory) : IHttpMessageHandlerBuilderFilter
{
    private readonly Dictionary<string, ClientRegistration> _clients = clients.ToDictionary(client => client.HttpClientName, StringComparer.Ordinal);

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (!_clients.TryGetValue(builder.Name!, out var client)) return;
        builder.PrimaryHandler = SendOnceHandler.Insert(builder.PrimaryHandler, client.SendWatch);
        RedactKey(factory.Get(builder.Name!));
    };

    /// <summary>Here and not while services are added, so that it is after whatever the host configures: no setting logs the key.</summary>
    private static void RedactKey(HttpClientFactoryOptions options)
    {
        var others = options.ShouldRedactHeaderValue;
        options.ShouldRedactHeaderValue = header => header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || others(header);
    }
}
