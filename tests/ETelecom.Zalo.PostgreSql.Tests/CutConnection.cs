using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Npgsql;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>At which moment a statement loses its connection.</summary>
public enum Cut
{
    /// <summary>Before the server has it.</summary>
    BeforeTheStatement,

    /// <summary>After the server has committed it, and before its answer arrives.</summary>
    AfterTheCommit,
}

/// <summary>Sits between a client and its database, and resets connections.</summary>
internal sealed class CutConnection : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = [];
    private readonly NpgsqlConnectionStringBuilder _database;
    private (string Text, Cut At)? _next;

    public CutConnection(string database)
    {
        _database = new NpgsqlConnectionStringBuilder(database);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The same database, through this.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_database.ConnectionString)
    {
        Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>Cuts the connection of the next statement that holds a text.</summary>
    public void CutNext(string text, Cut at) => _next = (text, at);

    /// <summary>Cuts all connections, whatever they do.</summary>
    public void CutAll()
    {
        foreach (var client in _clients.Keys) Reset(client);
    }

    public void Dispose()
    {
        _listener.Dispose();
        CutAll();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
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
            await server.ConnectAsync(_database.Host!, _database.Port);
            var (up, down) = (client.GetStream(), server.GetStream());
            var isCut = false;
            var answers = CopyAsync(down, up, _ => isCut);
            var statements = CopyAsync(up, down, statement =>
            {
                if (_next is not { } next || !Encoding.UTF8.GetString(statement.Span).Contains(next.Text, StringComparison.Ordinal)) return false;
                _next = null;
                isCut = true;
                return next.At == Cut.BeforeTheStatement;
            });
            // The end of one is the end of both.
            await await Task.WhenAny(statements, answers);
        }
        catch (Exception exception) when (exception is System.IO.IOException or SocketException or ObjectDisposedException)
        {
            // One side has closed it.
        }
        finally
        {
            Reset(client);
        }
    }

    /// <summary>Passes on what comes, until the end, or until something is not to be passed on: then the connection is over.</summary>
    private async Task CopyAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> cuts)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is var read and > 0)
        {
            if (cuts(buffer.AsMemory(0, read)))
            {
                Cuts++;
                throw new SocketException((int)SocketError.ConnectionReset);
            }

            await to.WriteAsync(buffer.AsMemory(0, read));
        }

        to.Socket.Shutdown(SocketShutdown.Send);
    }

    private void Reset(TcpClient client)
    {
        if (!_clients.TryRemove(client, out _)) return;
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Dispose();
    }
}
