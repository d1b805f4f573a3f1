using System;
using System.Collections.Generic;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// A client of the event stream. The number of events that wait for it is bounded: a watcher that does not read them in time is disconnected, so
/// that it costs no memory and delays no call. Its browser reconnects, and sends the last event that it saw.
/// </summary>
internal sealed class Watcher : IDisposable
{
    /// <summary>Maximum number of waiting events; a watcher without any accepts a batch of any size.</summary>
    private const int MaxWaiting = 1024;

    /// <summary>Maximum number of waiting batches.</summary>
    private const int MaxBatches = 64;

    /// <summary>What the operating system buffers for a watcher that does not read.</summary>
    private const int SendBufferBytes = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly Channel<IReadOnlyList<SseItem<string>>> _batches = Channel.CreateBounded<IReadOnlyList<SseItem<string>>>(
        new BoundedChannelOptions(MaxBatches) { SingleReader = true, SingleWriter = true });

    private readonly HttpContext _context;
    private readonly Action<Watcher> _left;
    private int _waiting;
    private bool _isOver;

    /// <param name="context">Its request.</param>
    /// <param name="left">Called when the request has ended.</param>
    public Watcher(HttpContext context, Action<Watcher> left)
    {
        (_context, _left) = (context, left);
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.SendBufferSize = SendBufferBytes;
    }

    /// <summary>Adds a batch without waiting. A watcher with too many waiting events is disconnected: false.</summary>
    public bool Offer(IReadOnlyList<SseItem<string>> batch)
    {
        var waiting = Interlocked.Add(ref _waiting, batch.Count);
        if ((waiting <= MaxWaiting || waiting == batch.Count) && _batches.Writer.TryWrite(batch)) return true;
        lock (_gate)
        {
            // After the request, its context serves another one.
            if (!_isOver) _context.Abort();
        }

        return false;
    }

    /// <summary>Ends the response after the waiting events.</summary>
    public void End() => _batches.Writer.TryComplete();

    public async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in _batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in batch)
            {
                // After a disconnect, Kestrel ignores writes without an error: the waiting events would cost time for nothing.
                if (cancellationToken.IsCancellationRequested) yield break;
                yield return item;
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    /// <summary>Called by the framework at the end of the request.</summary>
    public void Dispose()
    {
        lock (_gate) _isOver = true;
        End();
        _left(this);
    }
}
