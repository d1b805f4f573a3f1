// Beside the generated methods: how a client is made, and what it owns.
using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Threading;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ETelecom.Zalo;

/// <summary>
/// Asks people, over Zalo, for permission to call them. One client serves any number of calls at once: keep it for the life of the program.
/// </summary>
public partial class ZaloConsentClient : IDisposable
{
    private readonly ZaloConsentClientOptions _options;
    private readonly Uri _address;
    private readonly IAuthenticationProvider? _authentication;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly RetryPolicy _retries;

    // Made once and used by every call: the header with the key (null for a caller's provider, who is asked each time), the addresses, the buffers.
    private readonly string? _authorization;
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Utf8JsonBuffer> _buffers = new();

    /// <summary>Creates a client with connections of its own, which <see cref="Dispose()"/> closes.</summary>
    /// <param name="options">Where to call and with which key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or wrong: the message says what to do.</exception>
    public ZaloConsentClient(ZaloConsentClientOptions options)
        : this(options, null, hasKey: true)
    {
    }

    /// <summary>Creates a client over the caller's <see cref="HttpClient"/>, which is never disposed here.</summary>
    /// <param name="httpClient">Sends the requests. Its own <see cref="HttpClient.Timeout"/> counts beside the deadline of the options.</param>
    /// <param name="options">Where to call and with which key.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or wrong: the message says what to do.</exception>
    public ZaloConsentClient(HttpClient httpClient, ZaloConsentClientOptions options)
        : this(options, httpClient ?? throw new ArgumentNullException(nameof(httpClient)), hasKey: true)
    {
    }

    /// <summary>Creates a client whose requests the caller's provider authenticates; <see cref="ZaloConsentClientOptions.ApiKey"/> is not used.</summary>
    /// <param name="httpClient">Sends the requests; never disposed here.</param>
    /// <param name="authenticationProvider">Adds the <c>Authorization</c> header to each request. Where the key may go is then for it to decide.</param>
    /// <param name="options">Where to call.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is missing or wrong: the message says what to do.</exception>
    public ZaloConsentClient(HttpClient httpClient, IAuthenticationProvider authenticationProvider, ZaloConsentClientOptions options)
        : this(options, httpClient ?? throw new ArgumentNullException(nameof(httpClient)), hasKey: false) =>
        _authentication = authenticationProvider ?? throw new ArgumentNullException(nameof(authenticationProvider));

    private ZaloConsentClient(ZaloConsentClientOptions options, HttpClient? http, bool hasKey)
    {
        _options = options?.Clone() ?? throw new ArgumentNullException(nameof(options));
        var errors = _options.FindErrors(hasKey).ToList();
        if (errors.Count > 0) throw new ArgumentException(string.Join(" ", errors), nameof(options));

        _address = ServiceUrl.From(_options);
        if (hasKey) _authorization = "Bearer " + _options.ApiKey;
        _ownsHttp = http is null;
        // The deadline of the options is the only one.
        _http = http ?? new HttpClient(OwnConnections.Create(_options), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        _retries = new RetryPolicy(_options);
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
        if (disposing && _ownsHttp) _http.Dispose();
    }
}
