// Beside the generated methods: how a client is made, and what it owns.
using System;
using System.Linq;
using System.Net.Http;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ETelecom.Zalo;

/// <summary>
/// Asks people, over Zalo, for permission to call them. One client serves any number of calls at once: keep it for the life of the program.
/// </summary>
public partial class ZaloConsentClient : IDisposable
{
    private readonly ZaloConsentClientOptions _options;
    private readonly HttpTransport _transport;
    private readonly CallPipeline _pipeline;

    /// <summary>Creates a client with connections of its own, which <see cref="Dispose()"/> closes.</summary>
    /// <param name="options">Where to call and with which key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or wrong: the message says what to do.</exception>
    public ZaloConsentClient(ZaloConsentClientOptions options)
        : this(options, provider: null, static options => new HttpTransport(ConnectionHandler.Create(options)))
    {
    }

    /// <summary>Creates a client over the caller's <see cref="HttpClient"/>, which is never disposed here.</summary>
    /// <param name="httpClient">Sends the requests. Its own <see cref="HttpClient.Timeout"/> counts beside the deadline of the options.</param>
    /// <param name="options">Where to call and with which key.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or wrong: the message says what to do.</exception>
    public ZaloConsentClient(HttpClient httpClient, ZaloConsentClientOptions options)
        : this(options, provider: null, Over(httpClient))
    {
    }

    /// <summary>Creates a client whose requests the caller's provider authenticates; <see cref="ZaloConsentClientOptions.ApiKey"/> is not used.</summary>
    /// <param name="httpClient">Sends the requests; never disposed here.</param>
    /// <param name="authenticationProvider">Adds the <c>Authorization</c> header to each request. Where the key may go is then for it to decide.</param>
    /// <param name="options">Where to call.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or wrong: the message says what to do.</exception>
    public ZaloConsentClient(HttpClient httpClient, IAuthenticationProvider authenticationProvider, ZaloConsentClientOptions options)
        : this(options, new KeySource(authenticationProvider ?? throw new ArgumentNullException(nameof(authenticationProvider))), Over(httpClient))
    {
    }

    /// <summary>Creates a client whose connections are those of a handler, which it disposes.</summary>
    internal ZaloConsentClient(ZaloConsentClientOptions options, HttpMessageHandler connections)
        : this(options, provider: null, _ => new HttpTransport(connections))
    {
    }

    private ZaloConsentClient(ZaloConsentClientOptions options, KeySource? provider, Func<ZaloConsentClientOptions, HttpTransport> createTransport)
    {
        _options = options?.Clone() ?? throw new ArgumentNullException(nameof(options));
        var errors = _options.FindErrors(needsKey: provider is null).ToList();
        if (errors.Count > 0) throw new ArgumentException(string.Join(" ", errors), nameof(options));

        _transport = createTransport(_options);
        _pipeline = new CallPipeline(_options, _transport, provider ?? new KeySource(_options.ApiKey!));
        _ensures = new SharedEnsures(_options.TimeProvider);
        _intents = _options.IntentStore ?? InMemoryConsentIntentStore.OfOneClient(_options.TimeProvider);
    }

    /// <summary>Closes the connections that this client made for itself; never the caller's <see cref="HttpClient"/>.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what this client owns.</summary>
    /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _transport.Dispose();
    }

    private static Func<ZaloConsentClientOptions, HttpTransport> Over(HttpClient httpClient) => httpClient is not null
        ? options => new HttpTransport(httpClient, options.SendWatch)
        : throw new ArgumentNullException(nameof(httpClient));
}
