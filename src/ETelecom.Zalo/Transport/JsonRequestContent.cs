using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// A request body that knows whether it was ever written towards the wire. Unless the operation is a read it goes out only once: a
/// message handler below the client that sends it a second time is stopped here, before a byte of it is written.
/// </summary>
internal sealed class JsonRequestContent : HttpContent
{
    private readonly ConcurrentQueue<Utf8JsonBuffer> _pool;
    private readonly Utf8JsonBuffer _buffer;
    private readonly bool _onlyOnce;
    private int _writes;
    private int _writing;
    private bool _disposed;

    public JsonRequestContent(IWireValue value, OperationEffect effect, ConcurrentQueue<Utf8JsonBuffer> pool)
    {
        _pool = pool;
        _onlyOnce = effect != OperationEffect.Read;
        _buffer = pool.TryDequeue(out var used) ? used : new Utf8JsonBuffer();
        _buffer.Fill(value);
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    /// <summary>
    /// Whether a byte of the body may have gone out. HTTP writes the body only once a connection stands, so while this is false
    /// DNS, connecting or TLS failed and the service has nothing to act on.
    /// </summary>
    public bool SendingBegan => Volatile.Read(ref _writes) > 0;

    /// <summary>The message that it goes out with.</summary>
    public HttpRequestMessage? Message { private get; set; }

    /// <summary>Where the message went when the body was written: a handler may have changed the address before, a redirect does so after.</summary>
    public Uri? SentTo { get; private set; }

    /// <summary>Whether somebody below the client tried to send a request again that may go out only once.</summary>
    public bool SecondSendStopped { get; private set; }

    /// <summary>Refuses a second send of a request that may go out only once.</summary>
    public void RefuseSecondSend()
    {
        if (!_onlyOnce || !SendingBegan) return;
        SecondSendStopped = true;
        throw new InvalidOperationException("A request that can be charged may be sent only once, and a message handler tried to send it again.");
    }

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
        lock (_buffer)
        {
            // A write that is still under way reads the buffer: another request's bytes must not come into it.
            if (disposing && !_disposed && _writing == 0) _pool.Enqueue(_buffer);
            _disposed = true;
        }

        base.Dispose(disposing);
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        BeginWrite();
        try
        {
#if NET
            await stream.WriteAsync(_buffer.Bytes.AsMemory(0, _buffer.Length), cancellationToken).ConfigureAwait(false);
#else
            await stream.WriteAsync(_buffer.Bytes, 0, _buffer.Length, cancellationToken).ConfigureAwait(false);
#endif
        }
        finally
        {
            lock (_buffer) _writing--;
        }
    }

    private void BeginWrite()
    {
        lock (_buffer)
        {
            if (_disposed) throw new InvalidOperationException("The call that this request belongs to has ended.");
            RefuseSecondSend();
            SentTo ??= Message?.RequestUri;
            _writes++;
            _writing++;
        }
    }
}
