using System;
using System.Collections.Generic;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Writes many things in one transaction: whatever waits when the last transaction has ended goes into the next one. Waiting for the
/// disk costs the same for one row as for a hundred.
/// </summary>
internal sealed class GroupCommit<TItem, TResult> : IAsyncDisposable
{
    private const int MaxBatch = 512;

    private readonly Channel<(TItem Item, TaskCompletionSource<TResult> Done)> _waiting =
        Channel.CreateUnbounded<(TItem, TaskCompletionSource<TResult>)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> _commit;
    private readonly Task _writing;
    private volatile Exception? _failure;

    /// <param name="commit">Commits items; its results are in their order.</param>
    public GroupCommit(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit)
    {
        _commit = commit;
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Whether a transaction failed, so that nothing is written any more.</summary>
    public bool HasFailed => _failure is not null;

    /// <summary>Ends when the item is committed, or with the exception of the first transaction that failed.</summary>
    public Task<TResult> AddAsync(TItem item)
    {
        var done = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite((item, done))) throw _failure ?? new ObjectDisposedException(nameof(GroupCommit<,>));
        return done.Task;
    }

    /// <summary>Writes what still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<(TItem Item, TaskCompletionSource<TResult> Done)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<(TItem Item, TaskCompletionSource<TResult> Done)> batch)
    {
        try
        {
            if (_failure is not null) throw _failure;
            var results = await _commit(batch.ConvertAll(entry => entry.Item));
            for (var index = 0; index < results.Count; index++) batch[index].Done.SetResult(results[index]);
        }
        catch (Exception exception)
        {
            // Nothing is written any more, and everyone who waits gets the failure.
            _failure = exception;
            _waiting.Writer.TryComplete();
            foreach (var (_, done) in batch) done.TrySetException(exception);
        }
    }
}
