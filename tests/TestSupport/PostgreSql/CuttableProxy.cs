using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace ETelecom.Zalo.TestSupport;

/// <summary>Sits between clients and their database, and resets connections: at once, or at the moment when a statement or its answer is on the way.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _isOver = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = [];
    private readonly NpgsqlConnectionStringBuilder _database;
    private readonly Task _accepting;
    private volatile bool _isCut;
    private volatile Target? _next;
    private int _dropped;

    private CuttableProxy(string database)
    {
        _database = new NpgsqlConnectionStringBuilder(database);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The same database, through this.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_database.ConnectionString)
    {
        Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        // It has to read the statements.
        SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>How many statements or answers were dropped.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    public static CuttableProxy To(string database) => new(database);

    /// <summary>Cuts all connections, and lets none through until it is healed.</summary>
    public void Cut()
    {
        _isCut = true;
        CutAll();
    }

    public void Heal() => _isCut = false;

    /// <summary>Cuts all connections, whatever they do; new ones are let through.</summary>
    public void CutAll()
    {
        foreach (var client in _clients.Keys) Reset(client);
    }

    /// <summary>The next statement that holds this text never reaches the server, or is committed and its answer is lost; once.</summary>
    public void DropNext(string text, bool answer) => _next = new Target(Encoding.UTF8.GetBytes(text), answer);

    public async ValueTask DisposeAsync()
    {
        await _isOver.CancelAsync();
        Cut();
        // Before it stops: a listener that does not listen accepts nothing, not even a cancellation.
        await _accepting;
        _listener.Dispose();
        _isOver.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_isOver.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        _clients[client] = true;
        try
        {
            if (_isCut) return;
            await server.ConnectAsync(_database.Host!, _database.Port);
            var (up, down) = (client.GetStream(), server.GetStream());
            var losesAnswer = false;
            var statements = CopyAsync(up, down, statement =>
            {
                if (_next is not { } next || statement.Span.IndexOf(next.Text) < 0 || Interlocked.CompareExchange(ref _next, null, next) != next) return true;
                Interlocked.Increment(ref _dropped);
                Volatile.Write(ref losesAnswer, next.Answer);
                return next.Answer;
            });
            // Once it is answered, what was asked is committed.
            var answers = CopyAsync(down, up, _ => !Volatile.Read(ref losesAnswer));
            // The end of one is the end of both.
            await Task.WhenAny(statements, answers);
        }
        catch (Exception exception) when (IsOfConnection(exception))
        {
            // The server is down, or the connection was cut before it was one.
        }
        finally
        {
            Reset(client);
        }
    }

    /// <summary>Passes on what comes, until the end, or until something is not to be passed on: then the connection is over.</summary>
    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> passes)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer) is > 0 and var count && passes(buffer.AsMemory(0, count))) await to.WriteAsync(buffer.AsMemory(0, count));
        }
        catch (Exception exception) when (IsOfConnection(exception))
        {
            // It was cut.
        }
    }

    private static bool IsOfConnection(Exception exception) => exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException;

    private void Reset(TcpClient client)
    {
        if (!_clients.TryRemove(client, out _)) return;
        try
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (SocketException)
        {
            // The client has closed it.
        }

        client.Dispose();
    }

    /// <param name="Text">What the statement holds.</param>
    /// <param name="Answer">Whether its answer is dropped, and not the statement.</param>
    private sealed record Target(byte[] Text, bool Answer);
}
