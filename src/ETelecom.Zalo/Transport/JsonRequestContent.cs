using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// A request body that knows whether it was ever written towards the wire, and that can be written only once: a handler below
/// the client that sends a charged request a second time is stopped here.
/// </summary>
internal sealed class JsonRequestContent : HttpContent
{
    private readonly ConcurrentBag<Utf8JsonBuffer> _pool;
    private readonly Utf8JsonBuffer _buffer;
    private int _begun;
    private int _ended;

    public JsonRequestContent(IWireValue value, ConcurrentBag<Utf8JsonBuffer> pool)
    {
        _pool = pool;
        _buffer = pool.TryTake(out var used) ? used : new Utf8JsonBuffer();
        _buffer.Fill(value);
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    /// <summary>
    /// Whether a byte of the body may have gone out. HTTP writes the body only once a connection stands, so while this is false
    /// DNS, connecting or TLS failed and the service has nothing to act on.
    /// </summary>
    public bool SendingBegan => Volatile.Read(ref _begun) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, default);

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        // A write that is still under way reads the buffer: another request's bytes must not come into it.
        if (disposing && Volatile.Read(ref _begun) == Interlocked.Exchange(ref _ended, int.MaxValue)) _pool.Add(_buffer);
        base.Dispose(disposing);
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _begun) > 1)
            throw new InvalidOperationException("A message handler tried to send the same request a second time: remove retries, redirects and hedging from this HttpClient.");
#if NET
        await stream.WriteAsync(_buffer.Bytes.AsMemory(0, _buffer.Length), cancellationToken).ConfigureAwait(false);
#else
        await stream.WriteAsync(_buffer.Bytes, 0, _buffer.Length, cancellationToken).ConfigureAwait(false);
#endif
        Interlocked.CompareExchange(ref _ended, 1, 0);
    }
}
