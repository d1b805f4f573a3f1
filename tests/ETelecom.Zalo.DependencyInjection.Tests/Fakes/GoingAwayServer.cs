using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>
/// An HTTP/2 server, as far as one request of a connection needs it: its first connection ends by GOAWAY once the request has arrived, the second answers.
/// Kestrel has no way to send a GOAWAY that names a stream of one's choice.
/// </summary>
internal sealed class GoingAwayServer : IAsyncDisposable
{
    private const int PrefaceBytes = 24;
    private const int HeadBytes = 9;
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte GoAway = 7;
    private const byte Acknowledged = 1;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;

    // In HPACK: ":status: 200" is entry 8 of the static table, the name "content-type" entry 31.
    private static readonly byte[] ResponseHeaders = [0x88, 0x5f, 16, .. "application/json"u8];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _lastProcessedStream;
    private readonly Task _work;
    private int _arrived;

    public GoingAwayServer(int lastProcessedStream)
    {
        _lastProcessedStream = lastProcessedStream;
        _listener.Start();
        _work = AcceptAsync();
    }

    public string BaseUrl => $"http://{_listener.LocalEndpoint}/v1/shop";

    /// <summary>How many whole requests arrived.</summary>
    public int Arrived => _arrived;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        for (var isFirst = true; ; isFirst = false)
        {
            using var connection = await _listener.AcceptTcpClientAsync(_end.Token);
            await using var stream = connection.GetStream();
            await AnswerAsync(stream, isFirst);
            // What was sent last arrives whole only if everything is read; the client closes in its own time.
            if (!isFirst) await stream.CopyToAsync(Stream.Null, _end.Token);
        }
    }

    private async Task AnswerAsync(NetworkStream stream, bool isFirst)
    {
        await stream.ReadExactlyAsync(new byte[PrefaceBytes], _end.Token);
        await SendAsync(stream, Settings, 0, 0, []);
        while (true)
        {
            var head = new byte[HeadBytes];
            await stream.ReadExactlyAsync(head, _end.Token);
            await stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]], _end.Token);
            if (head[3] == Settings && head[4] == 0) await SendAsync(stream, Settings, Acknowledged, 0, []);
            if (head[3] == Data && (head[4] & EndStream) != 0) break;
        }

        Interlocked.Increment(ref _arrived);
        if (isFirst)
        {
            await SendAsync(stream, GoAway, 0, 0, [.. BigEndian(_lastProcessedStream), .. BigEndian(0)]);
            return;
        }

        await SendAsync(stream, Headers, EndHeaders, 1, ResponseHeaders);
        await SendAsync(stream, Data, EndStream, 1, Encoding.UTF8.GetBytes(FakeService.Consent));
    }

    private ValueTask SendAsync(NetworkStream stream, byte type, byte flags, int streamId, byte[] payload) =>
        stream.WriteAsync((byte[])[.. BigEndian(payload.Length).Skip(1), type, flags, .. BigEndian(streamId), .. payload], _end.Token);

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
