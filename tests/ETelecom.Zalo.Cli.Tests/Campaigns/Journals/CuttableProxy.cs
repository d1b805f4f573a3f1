using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>A line to a server that can be cut: at once, or at the moment when a question or an answer is on it.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _isOver = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = [];
    private readonly int _server;
    private readonly Task _accepting;
    private volatile bool _isCut;
    private int _dropped;
    private Func<byte[], bool>? _dropQuestion;
    private volatile bool _dropAnswer;

    private CuttableProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many questions or answers were dropped.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    public static CuttableProxy To(int port) => new(port);

    /// <summary>Cuts all connections, and lets none through until it is healed.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var client in _open.Keys) client.Dispose();
    }

    public void Heal() => _isCut = false;

    /// <summary>The next question that holds these bytes never reaches the server, or is answered and the answer is lost; once.</summary>
    public void DropNext(string text, bool answer)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        _dropAnswer = answer;
        Volatile.Write(ref _dropQuestion, sent => sent.AsSpan().IndexOf(bytes) >= 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _isOver.CancelAsync();
        Cut();
        // Before it stops: a listener that does not listen accepts nothing, not even a cancellation.
        await _accepting;
        _listener.Stop();
        _isOver.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_isOver.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            _open.TryAdd(client, true);
            _open.TryAdd(server, true);
            try
            {
                if (_isCut) return;
                await server.ConnectAsync(IPAddress.Loopback, _server);
                var line = new Line();
                await Task.WhenAny(
                    CopyAsync(client.GetStream(), server.GetStream(), line, isQuestion: true),
                    CopyAsync(server.GetStream(), client.GetStream(), line, isQuestion: false));
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // It was cut.
            }
            finally
            {
                _open.TryRemove(client, out _);
                _open.TryRemove(server, out _);
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Line line, bool isQuestion)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer) is > 0 and var count)
            {
                if (isQuestion && Volatile.Read(ref _dropQuestion) is { } drops && drops(buffer[..count]))
                {
                    Volatile.Write(ref _dropQuestion, null);
                    Interlocked.Increment(ref _dropped);
                    if (!_dropAnswer) return;
                    line.DropsAnswer = true;
                }

                // Answered: what was asked is committed by now.
                if (!isQuestion && line.DropsAnswer) return;
                await to.WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // It was cut.
        }
    }

    private sealed class Line
    {
        private volatile bool _dropsAnswer;

        public bool DropsAnswer
        {
            get => _dropsAnswer;
            set => _dropsAnswer = value;
        }
    }
}
