using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>A request body in a pooled buffer, which is returned once no write is in progress.</summary>
internal sealed class JsonRequestContent : HttpContent
{
    private readonly ConcurrentQueue<Utf8JsonBuffer> _pool;
    private readonly Utf8JsonBuffer _buffer;
    private readonly SendRecord _record;
    private readonly bool _isOwnConnection;
    private int _writes;
    private int _writing;
    private bool _disposed;

    public JsonRequestContent(IWireValue value, SendRecord record, bool isOwnConnection, ConcurrentQueue<Utf8JsonBuffer> pool)
    {
        _pool = pool;
        _record = record;
        _isOwnConnection = isOwnConnection;
        _buffer = pool.TryDequeue(out var used) ? used : new Utf8JsonBuffer();
        _buffer.Fill(value);
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
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
            // A write in progress still reads the buffer: it must not get the bytes of another request.
            if (disposing && !_disposed && _writing == 0) _pool.Enqueue(_buffer);
            _disposed = true;
        }

        base.Dispose(disposing);
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        BeginWrite(stream);
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

    private void BeginWrite(Stream stream)
    {
        lock (_buffer)
        {
            if (_disposed) throw new InvalidOperationException("The call that this request belongs to has ended.");
            _record.Write(stream, _isOwnConnection, isRewrite: _writes > 0);
            _writes++;
            _writing++;
        }
    }
}
