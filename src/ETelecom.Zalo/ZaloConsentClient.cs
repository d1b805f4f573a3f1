// The hand-written half of the client: how it is created, and what it owns.
using System;
using System.Linq;
using System.Net.Http;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ETelecom.Zalo;

/// <summary>
/// Asks people on Zalo for permission to call them. Thread-safe: create one client and keep it for the lifetime of the program.
/// </summary>
public partial class ZaloConsentClient : IDisposable
{
    private readonly ZaloConsentClientOptions _options;
    private readonly HttpTransport _transport;
    private readonly CallPipeline _pipeline;

    /// <summary>Creates a client with its own connections, which <see cref="Dispose()"/> closes.</summary>
    /// <param name="options">The address and the key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or invalid: the message says what to do.</exception>
    public ZaloConsentClient(ZaloConsentClientOptions options)
        : this(options, provider: null, static options => new HttpTransport(ConnectionHandler.Create(options)))
    {
    }

    /// <summary>Creates a client over the caller's <see cref="HttpClient"/>, which it never disposes.</summary>
    /// <param name="httpClient">Sends the requests. Its own <see cref="HttpClient.Timeout"/> applies in addition to the deadline of the options.</param>
    /// <param name="options">The address and the key.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or invalid: the message says what to do.</exception>
    public ZaloConsentClient(HttpClient httpClient, ZaloConsentClientOptions options)
        : this(options, provider: null, Over(httpClient))
    {
    }

    /// <summary>Creates a client that authenticates with the caller's provider; <see cref="ZaloConsentClientOptions.ApiKey"/> is not used.</summary>
    /// <param name="httpClient">Sends the requests; never disposed by the client.</param>
    /// <param name="authenticationProvider">Adds the <c>Authorization</c> header to each request, and decides where the key may be sent.</param>
    /// <param name="options">The address and the other settings.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or invalid: the message says what to do.</exception>
    public ZaloConsentClient(HttpClient httpClient, IAuthenticationProvider authenticationProvider, ZaloConsentClientOptions options)
        : this(options, new KeySource(authenticationProvider ?? throw new ArgumentNullException(nameof(authenticationProvider))), Over(httpClient))
    {
    }

    /// <summary>Creates a client over a handler, which it disposes.</summary>
    internal ZaloConsentClient(ZaloConsentClientOptions options, HttpMessageHandler connections)
        : this(options, provider: null, _ => new HttpTransport(connections))
    {
    }

    private ZaloConsentClient(ZaloConsentClientOptions options, KeySource? provider, Func<ZaloConsentClientOptions, HttpTransport> createTransport)
    {
        _options = options?.Clone() ?? throw new ArgumentNullException(nameof(options));
        var errors = _options.FindErrors(needsKey: provider is null).ToList();
        if (errors.Count > 0) throw new ArgumentException(string.Join(" ", errors), nameof(options));

        BaseAddress = ServiceUrl.From(_options);
        _transport = createTransport(_options);
        _pipeline = new CallPipeline(_options, _transport, provider ?? new KeySource(_options.ApiKey!));
        _ensures = new SharedEnsures(_options.TimeProvider, _options.Timeout);
        _account = _options.GetIntentAccount();
        _intents = _options.IntentStore ?? InMemoryConsentIntentStore.OfOneClient(_options.TimeProvider);
    }

    /// <summary>The address of the service, to which the paths of the operations are added: derived from the options.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Closes the client's own connections; never the caller's <see cref="HttpClient"/>.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes what this client owns.</summary>
    /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _transport.Dispose();
    }

    private static Func<ZaloConsentClientOptions, HttpTransport> Over(HttpClient httpClient) => httpClient is not null
        ? options => new HttpTransport(httpClient, options.SendWatch)
        : throw new ArgumentNullException(nameof(httpClient));
}
