using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace ETelecom.Zalo.FaultTests;

/// <summary>What stands between the SDK and the wire, in a host's pipeline or in that of a caller's HttpClient.</summary>
public enum Handling
{
    None,
    Reading,
    Buffering,
    Copying,
    Cloning,
    CloningWithoutOptions,
    Logging,
    Resilience,
    Hedging,
    LoggingAboveResilience,
    OwnPrimary,
    Opaque,
}

/// <summary>Handlers as programs have them: stock parts of .NET where there are any.</summary>
internal static class BodyHandlers
{
    public static void Add(IHttpClientBuilder http, Handling handling)
    {
        switch (handling)
        {
            case Handling.None:
                return;
            case Handling.Logging or Handling.LoggingAboveResilience:
                http.Services.AddRedaction();
                http.AddExtendedHttpClientLogging(logging =>
                {
                    logging.LogBody = true;
                    logging.RequestBodyContentTypes.Add("application/json");
                });
                if (handling == Handling.LoggingAboveResilience) AddResilience(http);
                return;
            case Handling.Resilience:
                AddResilience(http);
                return;
            case Handling.Hedging:
                http.AddStandardHedgingHandler().Configure(options =>
                {
                    options.Hedging.Delay = TimeSpan.FromMilliseconds(5);
                    options.Endpoint.CircuitBreaker.MinimumThroughput = int.MaxValue;
                });
                return;
            case Handling.OwnPrimary:
                // Follows redirects, answers challenges, and stands below a handler that retries what it has buffered.
                http.ConfigurePrimaryHttpMessageHandler(() => new BodyHandler(Handling.Buffering)
                {
                    InnerHandler = new OneRetry { InnerHandler = new HttpClientHandler { Credentials = new NetworkCredential("user", "secret") } },
                });
                return;
            case Handling.Opaque:
                http.ConfigurePrimaryHttpMessageHandler(static () => new OpaqueHandler());
                return;
            default:
                http.AddHttpMessageHandler(() => new BodyHandler(handling));
                http.AddHttpMessageHandler(() => new OneRetry());
                return;
        }
    }

    private static void AddResilience(IHttpClientBuilder http) => http.AddStandardResilienceHandler(options =>
    {
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.CircuitBreaker.MinimumThroughput = int.MaxValue;
    });
}

/// <summary>What logs, signers and auditors do to a body.</summary>
internal sealed class BodyHandler(Handling handling) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (handling)
        {
            case Handling.Reading:
                await request.Content!.ReadAsStringAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            case Handling.Buffering:
                await request.Content!.LoadIntoBufferAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            case Handling.Copying:
                using (var copy = new MemoryStream()) await request.Content!.CopyToAsync(copy, cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            default:
                return await base.SendAsync(await CloneAsync(request, cancellationToken), cancellationToken);
        }
    }

    private async Task<HttpRequestMessage> CloneAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var clone = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)) };
        foreach (var header in request.Headers) clone.Headers.TryAddWithoutValidation(header.Key, header.Value);
        foreach (var header in request.Content.Headers) clone.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        if (handling == Handling.CloningWithoutOptions) return clone;
        foreach (var option in request.Options) clone.Options.Set(new HttpRequestOptionsKey<object?>(option.Key), option.Value);
        return clone;
    }
}

/// <summary>A primary handler whose transport is no part of the chain: it buffers, and retries below everything that can be seen.</summary>
internal sealed class OpaqueHandler : HttpMessageHandler
{
    private readonly HttpMessageInvoker _wire = new(new BodyHandler(Handling.Buffering) { InnerHandler = new OneRetry { InnerHandler = new SocketsHttpHandler() } });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _wire.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _wire.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Retries once what did not succeed, as people write it by hand.</summary>
internal sealed class OneRetry : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode) return response;
            response.Dispose();
        }
        catch (HttpRequestException)
        {
            // Once more.
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
