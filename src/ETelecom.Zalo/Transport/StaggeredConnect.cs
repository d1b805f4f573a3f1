#if NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// Connects to the first address of a host that answers (RFC 8305, "happy eyeballs"). .NET tries one address after the other, so
/// that an unresponsive one, often IPv6 in a misconfigured network, uses up the whole deadline of a call.
/// </summary>
internal static class StaggeredConnect
{
    /// <summary>How long to wait for one address before the next one is tried in parallel: the recommendation of RFC 8305.</summary>
    private static readonly TimeSpan Stagger = TimeSpan.FromMilliseconds(250);

    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        var socket = await ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
        return new NetworkStream(socket, ownsSocket: true);
    }

    internal static async Task<Socket> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        using var others = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = new List<Task<Socket>>();
        Exception? failure = null;
        for (var next = 0; next < addresses.Count || attempts.Count > 0;)
        {
            if (next < addresses.Count) attempts.Add(ConnectOneAsync(addresses[next++], port, others.Token));
            var pending = Task.WhenAny(attempts);
            var ended = next < addresses.Count
                ? await Task.WhenAny(pending, Task.Delay(Stagger, others.Token)).ConfigureAwait(false) == pending
                : await pending.ConfigureAwait(false) is not null;
            if (!ended) continue;

            var attempt = await pending.ConfigureAwait(false);
            attempts.Remove(attempt);
            if (attempt.IsCompletedSuccessfully)
            {
                others.Cancel();
                foreach (var late in attempts) late.Abandon(static socket => socket.Dispose());
                return await attempt.ConfigureAwait(false);
            }

            failure = attempt.Exception?.InnerException ?? new OperationCanceledException(cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<Socket> ConnectOneAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
#endif
