using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Http;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Puts the guard of charged requests directly above the transport, so that it is innermost whatever handlers are added, by whom, and
/// whatever stands in the place of the primary one.
/// </summary>
internal sealed class SendOnceFilter(IEnumerable<ClientRegistration> clients) : IHttpMessageHandlerBuilderFilter
{
    private readonly Dictionary<string, ClientRegistration> _clients = clients.ToDictionary(client => client.HttpClientName, StringComparer.Ordinal);

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (_clients.TryGetValue(builder.Name!, out var client)) builder.PrimaryHandler = SendOnceHandler.Insert(builder.PrimaryHandler, client.SendWatch);
    };
}
