using System;
using System.Collections.Generic;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// One that watches. A bounded number of batches waits for it; one that does not read them in time is dropped, so that it can hold up neither
/// memory nor calls. Its browser connects again and says what it saw last.
/// </summary>
internal sealed class Watcher : IDisposable
{
    /// <summary>More than a healthy watcher ever has waiting, and with the pace of <see cref="EventBroadcast"/> a second or more of traffic.</summary>
    private const int MaxWaiting = 64;

    private readonly Lock _gate = new();
    private readonly Channel<IReadOnlyList<SseItem<string>>> _batches = Channel.CreateBounded<IReadOnlyList<SseItem<string>>>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, SingleWriter = true });

    private readonly HttpContext _context;
    private readonly Action<Watcher> _left;
    private bool _isOver;

    /// <param name="context">Its request.</param>
    /// <param name="left">Told when it is over.</param>
    public Watcher(HttpContext context, Action<Watcher> left) => (_context, _left) = (context, left);

    /// <summary>Hands over a batch without waiting. One that has too many waiting is dropped: false.</summary>
    public bool Offer(IReadOnlyList<SseItem<string>> batch)
    {
        if (_batches.Writer.TryWrite(batch)) return true;
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
            foreach (var item in batch) yield return item;
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
