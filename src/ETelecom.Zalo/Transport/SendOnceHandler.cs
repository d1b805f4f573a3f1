using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// The innermost handler in a host, directly above the transport: whatever handlers above it read, copy, log or retry, a charged
/// request reaches the wire once, and is observed here. Below a transport that is not .NET's, nothing is observed, and nothing is claimed.
/// </summary>
internal sealed class SendOnceHandler(SendWatch watch) : DelegatingHandler
{
    /// <summary>
    /// Puts the handler above the transport at the end of a chain, below every handler of the host that replaces the primary one.
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
            throw new UnknownCopyException();
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>The body as it is written to the service.</summary>
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

        protected override void Dispose(bool disposing)
        {
            if (disposing) _content.Dispose();
            base.Dispose(disposing);
        }

        private void BeginWrite(Stream stream)
        {
            if (!_transport.IsKnown && SendRecord.IsLocal(stream)) _record.Copy();
            else _record.BeginSend(isResend: Interlocked.Increment(ref _writes) > 1 && _transport.ResendsOnlyWhatWasNotProcessed);
        }
    }
}
