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
/// One that watches. A bounded number of events waits for it; one that does not read them in time is dropped, so that it can hold up neither
/// memory nor calls. Its browser connects again and says what it saw last.
/// </summary>
internal sealed class Watcher : IDisposable
{
    /// <summary>Events that may wait; a watcher for which none waits gets a batch of any size.</summary>
    private const int MaxWaiting = 1024;

    /// <summary>Batches that may wait, however small.</summary>
    private const int MaxBatches = 64;

    /// <summary>What the operating system keeps for one that does not read.</summary>
    private const int SendBufferBytes = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly Channel<IReadOnlyList<SseItem<string>>> _batches = Channel.CreateBounded<IReadOnlyList<SseItem<string>>>(
        new BoundedChannelOptions(MaxBatches) { SingleReader = true, SingleWriter = true });

    private readonly HttpContext _context;
    private readonly Action<Watcher> _left;
    private int _waiting;
    private bool _isOver;

    /// <param name="context">Its request.</param>
    /// <param name="left">Told when it is over.</param>
    public Watcher(HttpContext context, Action<Watcher> left)
    {
        (_context, _left) = (context, left);
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.SendBufferSize = SendBufferBytes;
    }

    /// <summary>Hands over a batch without waiting. One that has too many waiting is dropped: false.</summary>
    public bool Offer(IReadOnlyList<SseItem<string>> batch)
    {
        var waiting = Interlocked.Add(ref _waiting, batch.Count);
        if ((waiting <= MaxWaiting || waiting == batch.Count) && _batches.Writer.TryWrite(batch)) return true;
        lock (_gate)
        {
            // After its end the context serves another request.
            if (!_isOver) _context.Abort();
        }

        return false;
    }

    /// <summary>The server stops: what waits goes out, then the answer ends.</summary>
    public void End() => _batches.Writer.TryComplete();

    public async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in _batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in batch)
            {
                // To one that has gone Kestrel writes on without an error: what waits would cost time for nobody.
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
