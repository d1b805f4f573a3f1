using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Wraps Kestrel's own listeners and can close them while the server runs: new connections are refused by the operating system, as
/// with a service that is not there. Connections that carry control calls live on.
/// </summary>
internal sealed class ListenerGate : IConnectionListenerFactory
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ConnectionContext, bool> _connections = new();
    private readonly ConcurrentDictionary<string, bool> _controlConnections = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Listener> _listeners = [];
    private int _refusals;

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listener = new Listener(this, await Transport().BindAsync(endpoint, cancellationToken).ConfigureAwait(false));
        _listeners.Add(listener);
        return listener;
    }

    /// <summary>A connection that does control work until the result is disposed is not cut.</summary>
    public IDisposable Spare(string connectionId)
    {
        _controlConnections[connectionId] = true;
        return new Undo(() => _controlConnections.TryRemove(connectionId, out _));
    }

    /// <summary>Refuses until the result is disposed.</summary>
    public IDisposable Refuse()
    {
        lock (_gate)
        {
            if (_refusals++ == 0)
            {
                foreach (var listener in _listeners) listener.Close();
            }
        }

        foreach (var connection in _connections.Keys)
        {
            if (!_controlConnections.ContainsKey(connection.ConnectionId)) connection.Abort();
        }

        return new Undo(Accept);
    }

    /// <summary>Refuses for a while.</summary>
    public void RefuseFor(TimeSpan duration, CancellationToken stopping)
    {
        var refusal = Refuse();
        _ = AcceptLaterAsync();

        async Task AcceptLaterAsync()
        {
            await Task.Delay(duration, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            refusal.Dispose();
        }
    }

    private void Accept()
    {
        lock (_gate)
        {
            if (--_refusals > 0) return;
            foreach (var listener in _listeners) listener.Open();
        }
    }

    private static SocketTransportFactory Transport(Func<EndPoint, Socket>? bind = null)
    {
        var options = new SocketTransportOptions();
        if (bind is not null) options.CreateBoundListenSocket = bind;
        return new SocketTransportFactory(Options.Create(options), NullLoggerFactory.Instance);
    }

    private void Follow(ConnectionContext connection)
    {
        _connections[connection] = true;
        connection.ConnectionClosed.Register(() => _connections.TryRemove(connection, out _));
        // It came in just before the listener was closed.
        if (Volatile.Read(ref _refusals) > 0) connection.Abort();
    }

    private sealed class Undo(Action action) : IDisposable
    {
        private Action? _action = action;

        public void Dispose() => Interlocked.Exchange(ref _action, null)?.Invoke();
    }

    /// <summary>One address. While it is closed, a socket that does not listen keeps the port from others.</summary>
    private sealed class Listener(ListenerGate gate, IConnectionListener inner) : IConnectionListener
    {
        private readonly CancellationTokenSource _stopped = new();
        private IConnectionListener _inner = inner;
        private Socket? _placeholder;
        private TaskCompletionSource _opened = Completed();

        public EndPoint EndPoint { get; } = inner.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (true)
            {
                var listening = Volatile.Read(ref _inner);
                if (await listening.AcceptAsync(cancellationToken).ConfigureAwait(false) is { } connection)
                {
                    gate.Follow(connection);
                    return connection;
                }

                if (_stopped.IsCancellationRequested) return null;
                await Volatile.Read(ref _opened).Task.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (_stopped.IsCancellationRequested) return null;
            }
        }

        public void Close()
        {
            if (_stopped.IsCancellationRequested) return;
            Volatile.Write(ref _opened, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            // Ends at once: it closes the socket.
            _inner.UnbindAsync().AsTask().GetAwaiter().GetResult();
            _placeholder = SocketTransportOptions.CreateDefaultBoundListenSocket(EndPoint);
        }

        public void Open()
        {
            if (_stopped.IsCancellationRequested || _placeholder is not { } placeholder) return;
            _placeholder = null;
            Volatile.Write(ref _inner, Transport(_ => placeholder).BindAsync(EndPoint).AsTask().GetAwaiter().GetResult());
            _opened.SetResult();
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await _stopped.CancelAsync().ConfigureAwait(false);
            _opened.TrySetResult();
            _placeholder?.Dispose();
            await _inner.UnbindAsync(cancellationToken).ConfigureAwait(false);
        }

        public async ValueTask DisposeAsync()
        {
            await UnbindAsync().ConfigureAwait(false);
            await _inner.DisposeAsync().ConfigureAwait(false);
        }

        private static TaskCompletionSource Completed()
        {
            var source = new TaskCompletionSource();
            source.SetResult();
            return source;
        }
    }
}
