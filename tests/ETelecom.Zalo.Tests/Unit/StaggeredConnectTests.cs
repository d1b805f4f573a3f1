using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>An address of the service that is silent or refuses does not use up the deadline while another one answers.</summary>
public sealed class StaggeredConnectTests : IDisposable
{
    private readonly TcpListener _answering = new(IPAddress.Parse("127.0.0.1"), 0);
    private readonly List<Socket> _waiting = [];

    public StaggeredConnectTests() => _answering.Start();

    private int Port => ((IPEndPoint)_answering.LocalEndpoint).Port;

    public void Dispose()
    {
        _answering.Dispose();
        foreach (var socket in _waiting) socket.Dispose();
    }

    [Fact]
    public void The_connections_of_the_SDK_are_made_so()
    {
        using var sockets = Assert.IsType<SocketsHttpHandler>(ConnectionHandler.Create(new ZaloConsentClientOptions()));

        Assert.Equal(StaggeredConnect.ConnectAsync, sockets.ConnectCallback);
    }

    [SkippableFact]
    public async Task The_second_address_is_tried_while_the_first_is_silent()
    {
        NeedsOtherLoopbackAddresses();
        using var silent = Silent();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        using var socket = await StaggeredConnect.ConnectAsync([IPAddress.Parse("127.0.0.2"), IPAddress.Parse("127.0.0.1")], Port, deadline.Token);

        Assert.Equal(IPAddress.Parse("127.0.0.1"), ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [SkippableFact]
    public async Task The_second_address_is_tried_where_the_first_refuses()
    {
        NeedsOtherLoopbackAddresses();
        using var socket = await StaggeredConnect.ConnectAsync([IPAddress.Parse("127.0.0.3"), IPAddress.Parse("127.0.0.1")], Port, default);

        Assert.Equal(IPAddress.Parse("127.0.0.1"), ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [SkippableFact]
    public async Task Where_all_refuse_the_refusal_is_the_failure()
    {
        NeedsOtherLoopbackAddresses();
        var failure = await Assert.ThrowsAsync<SocketException>(
            () => StaggeredConnect.ConnectAsync([IPAddress.Parse("127.0.0.3"), IPAddress.Parse("127.0.0.4")], Port, default));

        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
    }

    [SkippableFact]
    public async Task Where_all_are_silent_the_token_ends_it()
    {
        NeedsOtherLoopbackAddresses();
        using var silent = Silent();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StaggeredConnect.ConnectAsync([IPAddress.Parse("127.0.0.2")], Port, deadline.Token));
    }

    private static void NeedsOtherLoopbackAddresses() =>
        Skip.If(OperatingSystem.IsMacOS(), "macOS has no loopback address but 127.0.0.1, unless others are added with ifconfig.");

    /// <summary>A listener whose queue is full: what connects to it gets no answer.</summary>
    private Socket Silent()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), Port));
        listener.Listen(0);
        for (var i = 0; i < 4; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _waiting.Add(socket);
            try
            {
                socket.Connect(new IPEndPoint(IPAddress.Parse("127.0.0.2"), Port));
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It waits in the queue, or for a place in it.
            }
        }

        return listener;
    }
}
