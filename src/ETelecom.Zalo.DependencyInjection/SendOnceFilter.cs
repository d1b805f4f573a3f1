using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Http;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Puts the watch over charged requests around the primary handler, so that it is innermost whatever handlers are added and by whom.
/// </summary>
internal sealed class SendOnceFilter(IEnumerable<ClientRegistration> clients) : IHttpMessageHandlerBuilderFilter
{
    private readonly HashSet<string> _names = new(clients.Select(client => client.HttpClientName), StringComparer.Ordinal);

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (_names.Contains(builder.Name!)) builder.PrimaryHandler = new SendOnceHandler { InnerHandler = builder.PrimaryHandler };
    };
}
