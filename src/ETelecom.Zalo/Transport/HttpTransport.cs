using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// Sends messages over the SDK's own connections or an <c>HttpClient</c> of the caller, and knows how much can be observed of
/// the wire.
/// </summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly HttpMessageInvoker? _own;
    private readonly HttpClient? _callers;
    private readonly SendWatch? _watch;
    private readonly ConcurrentQueue<Utf8JsonBuffer> _buffers = new();

    /// <param name="connections">Owned by this transport.</param>
    public HttpTransport(HttpMessageHandler connections) => _own = new HttpMessageInvoker(connections);

    /// <param name="callers">Never disposed here.</param>
    /// <param name="watch">The watch of the innermost handler; null if there is none.</param>
    public HttpTransport(HttpClient callers, SendWatch? watch) => (_callers, _watch) = (callers, watch);

    /// <summary>Whether there is no code of the caller between this and the wire.</summary>
    public bool IsOwn => _own is not null;

    public SendRecord CreateRecord(OperationEffect effect) => new(effect, seesWire: IsOwn, isGuarded: _watch is not null);

    public HttpRequestMessage CreateMessage(Uri address, IWireValue body, OperationEffect effect, SendRecord record)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new JsonRequestContent(body, record, isOwnConnection: IsOwn, _buffers) };
#if NET
        if (_callers is not null) (message.Version, message.VersionPolicy) = (_callers.DefaultRequestVersion, _callers.DefaultVersionPolicy);
#endif
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", ResponseBody.Encoding);
        _watch?.Begin(message, record, effect);
        return message;
    }

    /// <summary>Sends a message and returns the answer once its headers have been received, even if the handlers of the caller ignore the token.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) => _own is not null
        ? _own.SendAsync(message, cancellationToken)
        : _callers!.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).OrAbandon(static response => response.Dispose(), cancellationToken);

    public void Dispose() => _own?.Dispose();
}
