using System;
using System.Net;
using System.Net.Http;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace ETelecom.Zalo.FaultTests;

/// <summary>What is between the SDK and the wire, in a host's pipeline or in that of a caller's HttpClient.</summary>
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
                // Follows redirects, answers challenges, and is below a handler that retries what it has buffered.
                http.ConfigurePrimaryHttpMessageHandler(() => new BufferedRetry
                {
                    InnerHandler = new HttpClientHandler { Credentials = new NetworkCredential("user", "secret") },
                });
                return;
            case Handling.Opaque:
                http.ConfigurePrimaryHttpMessageHandler(static () => new OpaqueHandler(retries: true));
                return;
            default:
                http.AddHttpMessageHandler(() => BodyHandlerOf(handling));
                http.AddHttpMessageHandler(() => new OneRetry());
                return;
        }
    }

    /// <summary>The handler for what is done to the body.</summary>
    public static BodyHandler BodyHandlerOf(Handling handling) => new(Enum.Parse<BodyUse>(handling.ToString()));

    private static void AddResilience(IHttpClientBuilder http) => http.AddStandardResilienceHandler(options =>
    {
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.CircuitBreaker.MinimumThroughput = int.MaxValue;
    });
}
