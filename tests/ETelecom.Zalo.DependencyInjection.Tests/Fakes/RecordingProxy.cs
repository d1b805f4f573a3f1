using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>A proxy on a free loopback port that keeps what it is asked for and refuses it; unlike the framework's own, it takes loopback addresses too.</summary>
internal sealed class RecordingProxy : IWebProxy, IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public RecordingProxy()
    {
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>The heads of the requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => new($"http://{_listener.LocalEndpoint}");

    public bool IsBypassed(Uri host) => false;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await RefuseAsync(connection.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: no more connections are accepted.
        }
    }

    private async Task RefuseAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line) head.Append(line).Append('\n');
        Requests.Enqueue(head.ToString());
        await stream.WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
    }
}
