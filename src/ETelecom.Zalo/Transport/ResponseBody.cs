using System;
using System.Buffers;
using System.IO;
using System.IO.Compression;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// The body of an answer in a rented buffer, read with the call's token and up to a limit. What was received is kept even if
/// the rest is lost: it can be the only evidence of a charged request.
/// </summary>
internal sealed class ResponseBody : IDisposable
{
    /// <summary>Far above any answer of the contract; a longer body is not from the service.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>
    /// The compression of an answer. It is decompressed here and not by the <c>HttpClient</c>, which may be the caller's; and the
    /// decompression of .NET includes Brotli, a megabyte of native code.
    /// </summary>
    public const string Encoding = "gzip";

    private byte[] _bytes = [];
    private int _length;
    private bool _isOwn;
    private bool _isAbandoned;

    /// <summary>Whether the body continued after <see cref="MaxBytes"/>.</summary>
    public bool IsCut => _length > MaxBytes;

    /// <summary>Detected by its first bytes, which JSON never has: a handler or a proxy that decompressed it may have kept the header.</summary>
    private bool IsCompressed => _length > 1 && _bytes[0] == 0x1F && _bytes[1] == 0x8B;

    /// <param name="response">The answer.</param>
    /// <param name="isOwn">Whether it comes from the SDK's own connections; the stream of a caller's handler may ignore the token.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask ReadAsync(HttpResponseMessage response, bool isOwn, CancellationToken cancellationToken)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(4096);
        _isOwn = isOwn;
#if NET
        using var received = await response.Content.ReadAsStreamAsync(cancellationToken)
            .OrAbandon(static stream => stream.Dispose(), cancellationToken).ConfigureAwait(false);
#else
        // On .NET Framework a pending read does not see the token: closing the answer ends it there too.
        using var registration = cancellationToken.Register(static message => ((HttpResponseMessage)message!).Dispose(), response);
        using var received = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        var ended = false;
        try
        {
            await FillAsync(received, cancellationToken).ConfigureAwait(false);
            ended = true;
        }
        finally
        {
            if (IsCompressed) await DecompressAsync(ended).ConfigureAwait(false);
        }
    }

    /// <summary>The received bytes, without a byte-order mark.</summary>
    public ReadOnlySpan<byte> Utf8 => Zalo.Utf8.WithoutByteOrderMark(_bytes.AsSpan(0, Math.Min(_length, MaxBytes)));

    public override string ToString() => Zalo.Utf8.ToText(Utf8);

    public void Dispose() => Return(Interlocked.Exchange(ref _bytes, []));

    private async ValueTask FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (!IsCut)
        {
            if (_length == _bytes.Length) Grow();
#if NET
            var reading = stream.ReadAsync(_bytes.AsMemory(_length), cancellationToken);
            var count = _isOwn || reading.IsCompleted
                ? await reading.ConfigureAwait(false)
                : await OrAbandonAsync(reading.AsTask(), cancellationToken).ConfigureAwait(false);
#else
            var reading = stream.ReadAsync(_bytes, _length, _bytes.Length - _length, cancellationToken);
            var count = await (_isOwn ? reading : OrAbandonAsync(reading, cancellationToken)).ConfigureAwait(false);
#endif
            if (count == 0) return;
            _length += count;
        }
    }

    private async Task<int> OrAbandonAsync(Task<int> reading, CancellationToken cancellationToken)
    {
        try
        {
            return await reading.OrAbandon(static _ => { }, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!reading.IsCompleted)
        {
            // It may still write into the buffer, which must not become that of another call.
            _isAbandoned = true;
            throw;
        }
    }

    private void Return(byte[] rented)
    {
        if (rented.Length > 0 && !_isAbandoned) ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>If the body is incomplete, it is decompressed as far as possible, and the reason is reported.</summary>
    private async ValueTask DecompressAsync(bool ended)
    {
        var compressed = _bytes;
        using var stream = new GZipStream(new MemoryStream(compressed, 0, _length), CompressionMode.Decompress);
        (_bytes, _length) = (ArrayPool<byte>.Shared.Rent(4096), 0);
        try
        {
            await FillAsync(stream, CancellationToken.None).ConfigureAwait(false);
        }
        catch (InvalidDataException) when (!ended)
        {
            // See the summary.
        }
        finally
        {
            Return(compressed);
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        Buffer.BlockCopy(_bytes, 0, larger, 0, _length);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
