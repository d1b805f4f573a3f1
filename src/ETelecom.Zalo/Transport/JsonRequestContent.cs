using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// A request body that knows whether it was ever written towards the wire, and that can be written only once: a handler below
/// the client that sends a charged request a second time is stopped here.
/// </summary>
internal sealed class JsonRequestContent : HttpContent
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly byte[] _body;
    private int _written;

    public JsonRequestContent(IWireValue value)
    {
        _body = Utf8.GetBytes(WireJson.Write(value));
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>
    /// Whether a byte of the body may have gone out. HTTP writes the body only once a connection stands, so while this is false
    /// DNS, connecting or TLS failed and the service has nothing to act on.
    /// </summary>
    public bool SendingBegan => Volatile.Read(ref _written) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, default);

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    private Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _written) > 1)
            throw new InvalidOperationException("A message handler tried to send the same request a second time: remove retries, redirects and hedging from this HttpClient.");
        return stream.WriteAsync(_body, 0, _body.Length, cancellationToken);
    }
}
