using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// The innermost handler in a host, directly above the transport: whatever handlers read, copy, log or retry above it, one charged
/// request reaches the wire, and what is known of it is known from here.
/// </summary>
internal sealed class SendOnceHandler(SendWatch watch) : DelegatingHandler
{
    /// <summary>
    /// Puts the handler above the transport at the end of a chain, below every handler of the host that stands in the place of the primary one.
    /// </summary>
    /// <returns>The head of the chain.</returns>
    public static HttpMessageHandler Insert(HttpMessageHandler chain, SendWatch watch)
    {
        DelegatingHandler? last = null;
        var transport = chain;
        while (transport is DelegatingHandler { InnerHandler: { } inner } handler) (last, transport) = (handler, inner);
        var guard = new SendOnceHandler(watch) { InnerHandler = transport };
        if (last is null) return guard;
        last.InnerHandler = guard;
        return chain;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (watch.Find(request) is { } record)
        {
            var transport = TransportTraits.Of(InnerHandler!);
            record.ReachWire(transport.IsKnown);
            if (request.Content is { } content) request.Content = new WireContent(content, record, transport);
        }
        else if (watch.IsCharged(request.RequestUri))
        {
            throw new InvalidOperationException(
                "A request that can be charged was stopped before it was sent: a message handler replaced it by a copy without its Options and outside of the call. "
                + "Copy HttpRequestMessage.Options.");
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>The body on its last way: what is written from here on goes to the service.</summary>
    private sealed class WireContent : HttpContent
    {
        private readonly HttpContent _content;
        private readonly SendRecord _record;
        private readonly TransportTraits _transport;
        private int _writes;

        public WireContent(HttpContent content, SendRecord record, TransportTraits transport)
        {
            _content = content;
            _record = record;
            _transport = transport;
            foreach (var header in content.Headers) Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            BeginWrite(stream);
            return _content.CopyToAsync(stream);
        }

#if NET
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            BeginWrite(stream);
            return _content.CopyToAsync(stream, cancellationToken);
        }
#endif

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? -1;
            return length >= 0;
        }

        private void BeginWrite(Stream stream)
        {
            if (!_transport.IsKnown && SendRecord.IsLocal(stream)) _record.Copy();
            else _record.BeginSend(isResend: Interlocked.Increment(ref _writes) > 1 && _transport.ResendsOnlyWhatWasNotProcessed);
        }
    }
}

/// <summary>What is known of the handler at the end of a chain.</summary>
/// <param name="IsKnown">Whether it is one of .NET's own transports, which writes a body only to the service.</param>
/// <param name="ResendsOnlyWhatWasNotProcessed">Whether it neither follows redirects nor answers challenges, so that it sends a body again only where HTTP/2 guarantees that the first was not processed.</param>
internal readonly record struct TransportTraits(bool IsKnown, bool ResendsOnlyWhatWasNotProcessed)
{
    public static TransportTraits Of(HttpMessageHandler handler)
    {
#if NET
        if (handler is SocketsHttpHandler sockets)
            return new(true, !sockets.AllowAutoRedirect && sockets.Credentials is null && sockets.DefaultProxyCredentials is null);
        if (handler.GetType() == typeof(HttpClientHandler) && handler is HttpClientHandler client)
            return new(true, !client.AllowAutoRedirect && client.Credentials is null && !client.UseDefaultCredentials && client.DefaultProxyCredentials is null);
#else
        if (handler.GetType() == typeof(HttpClientHandler) || handler is RenewedHandler) return new(true, false);
#endif
        return default;
    }
}

/// <summary>Finds the call that a request belongs to: by the request's options or, where a handler made a copy without them, by the flow of the call.</summary>
internal sealed class SendWatch
{
    private const string Mark = "ETelecom.Zalo.SendRecord";
    private readonly AsyncLocal<(SendRecord Record, string Path)?> _current = new();
    private readonly ConcurrentDictionary<string, bool> _chargedPaths = new(StringComparer.OrdinalIgnoreCase);

    public void Begin(HttpRequestMessage request, SendRecord record, OperationEffect effect)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (effect == OperationEffect.Charged) _chargedPaths[path] = true;
        IDictionary<string, object?> properties = PropertiesOf(request);
        properties[Mark] = record;
        _current.Value = (record, path);
    }

    /// <summary>Null for a request of the host's own, such as one that a handler asks for a token.</summary>
    public SendRecord? Find(HttpRequestMessage request)
    {
        IDictionary<string, object?> properties = PropertiesOf(request);
        if (properties.TryGetValue(Mark, out var mark) && mark is SendRecord record) return record;
        return _current.Value is { } current && string.Equals(current.Path, request.RequestUri?.AbsolutePath, StringComparison.OrdinalIgnoreCase) ? current.Record : null;
    }

    /// <summary>Whether an address is that of an operation that can be charged.</summary>
    public bool IsCharged(Uri? address) => address is not null && _chargedPaths.ContainsKey(address.AbsolutePath);

#if NET
    private static HttpRequestOptions PropertiesOf(HttpRequestMessage request) => request.Options;
#else
    private static IDictionary<string, object?> PropertiesOf(HttpRequestMessage request) => request.Properties;
#endif
}
