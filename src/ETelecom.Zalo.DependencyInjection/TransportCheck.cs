using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>Refuses, when the host starts, a client whose requests could be sent more than once where the guard cannot see it.</summary>
internal sealed class TransportCheck(IHttpMessageHandlerFactory handlers, ClientRegistration registration) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Check(handlers, registration);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <exception cref="InvalidOperationException">The guard is not there, or not directly above a transport of .NET.</exception>
    public static void Check(IHttpMessageHandlerFactory handlers, ClientRegistration registration)
    {
        if (registration.AllowsHiddenTransport) return;
        var isGuarded = false;
        var handler = handlers.CreateHandler(registration.HttpClientName);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            isGuarded |= handler is SendOnceHandler;
            handler = inner;
        }

        if (isGuarded && TransportTraits.Of(handler).IsKnown) return;
        var reason = isGuarded
            ? $"has the primary handler {handler.GetType()}, which hides its transport: it could send a request that can be charged more than once. Derive it from DelegatingHandler, above a SocketsHttpHandler"
            : "lacks the guard that sends a request that can be charged once: an IHttpMessageHandlerBuilderFilter was removed, or one of the host replaces the primary handler after all others. Keep the filters, and replace it by ConfigurePrimaryHttpMessageHandler";
        throw new InvalidOperationException(
            $"The HttpClient '{registration.HttpClientName}' {reason}. Where nothing can be charged, such as with a fake in a test, call AllowHiddenTransport() on what AddZaloConsent returned.");
    }
}
