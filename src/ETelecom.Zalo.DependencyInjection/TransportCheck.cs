using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Refuses to start a host where something between the guard and the wire, or instead of the guard, could send a request that can be charged more than once. It runs
/// before the hosted services of the host start, and again for each client, which a program without a host may create.
/// </summary>
internal sealed class TransportCheck(IHttpClientFactory factory, ClientRegistration registration) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    /// <summary>For hosts that know no <see cref="IHostedLifecycleService"/>, such as the web host of ASP.NET Core 2.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Check(factory, registration);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <param name="factory">The factory that makes the client.</param>
    /// <param name="registration">The client.</param>
    /// <exception cref="InvalidOperationException">The guard is not there, or not directly above a transport of .NET.</exception>
    public static void Check(IHttpClientFactory factory, ClientRegistration registration)
    {
        if (registration.AllowsHiddenTransport || FindFault(factory, registration.HttpClientName) is not { } fault) return;
        throw new InvalidOperationException(
            $"The HttpClient '{registration.HttpClientName}' {fault} Where nothing can be charged, such as with a fake in a test, call AllowHiddenTransport() on what AddZaloConsent returned.");
    }

    private static string? FindFault(IHttpClientFactory factory, string name)
    {
        if (factory is not IHttpMessageHandlerFactory handlers)
        {
            return $"comes from {factory.GetType()}, which does not show its handlers, so that it is not known how often it sends a request that can be charged: "
                + "use the factory of AddHttpClient, or implement IHttpMessageHandlerFactory, too.";
        }

        var isGuarded = false;
        DelegatingHandler? above = null;
        var handler = handlers.CreateHandler(name);
        while (handler is DelegatingHandler { InnerHandler: { } inner } delegating)
        {
            isGuarded |= handler is SendOnceHandler;
            (above, handler) = (delegating, inner);
        }

        if (!isGuarded)
        {
            return "has lost the guard that sends a request that can be charged only once: an IHttpMessageHandlerBuilderFilter was removed, or one of the host replaces the primary handler "
                + "after all others. Keep the filters, and replace the primary handler with ConfigurePrimaryHttpMessageHandler.";
        }

        if (above is not SendOnceHandler)
        {
            return $"has the handler {above!.GetType()} below the guard that sends a request that can be charged only once, and could send it more often there. "
                + "Add it with AddHttpMessageHandler, or above the transport in ConfigurePrimaryHttpMessageHandler.";
        }

        return TransportTraits.Of(handler).IsKnown
            ? null
            : $"has the primary handler {handler.GetType()}, and what that sends is not visible: it could send a request that can be charged more than once. "
                + "Use a SocketsHttpHandler or HttpClientHandler itself, or derive your handler from DelegatingHandler, above a SocketsHttpHandler.";
    }
}
