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
    private int _disposed;

    // This content, until it is disposed, and each write in progress.
    private int _users = 1;

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
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0) EndUse();
        base.Dispose(disposing);
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        BeginUse();
        try
        {
            _record.Write(stream, _isOwnConnection, isRewrite: Interlocked.Increment(ref _writes) > 1);
#if NET
            await stream.WriteAsync(_buffer.Bytes.AsMemory(0, _buffer.Length), cancellationToken).ConfigureAwait(false);
#else
            await stream.WriteAsync(_buffer.Bytes, 0, _buffer.Length, cancellationToken).ConfigureAwait(false);
#endif
        }
        finally
        {
            EndUse();
        }
    }

    private void BeginUse()
    {
        // A buffer without users may already have the bytes of another request.
        for (var users = _users; ; users = _users)
        {
            if (_disposed != 0 || users == 0) throw new InvalidOperationException("The call that this request belongs to has ended.");
            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users) return;
        }
    }

    private void EndUse()
    {
        if (Interlocked.Decrement(ref _users) == 0) _pool.Enqueue(_buffer);
    }
}
