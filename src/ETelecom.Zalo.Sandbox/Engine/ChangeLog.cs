using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

internal enum ChangeKind
{
    Record,
    Charge,
    Request,
    Fault,
    Faults,
    Clock,
    Reset,
    Gap,
}

/// <param name="Number">Counts up; the id of the event.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Record">Which record, or whose charge.</param>
/// <param name="Sequence">Which request or charge.</param>
internal readonly record struct Change(long Number, ChangeKind Kind, Record? Record = null, int Sequence = 0);

/// <summary>
/// The latest changes, for those who watch. A watcher reads at its own pace; one that falls too far behind gets a gap event. Without
/// watchers, nothing is kept.
/// </summary>
internal sealed class ChangeLog
{
    private const int Kept = 1 << 14;

    private readonly Lock _gate = new();
    private Change[]? _ring;
    private long _last;
    private bool _isAwaited;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of the latest change. From the first call on, changes are kept.</summary>
    public long Watch()
    {
        lock (_gate)
        {
            _ring ??= new Change[Kept];
            return _last;
        }
    }

    public void Add(ChangeKind kind, Record? record = null, int sequence = 0)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (_ring is null) return;
            _ring[++_last % Kept] = new Change(_last, kind, record, sequence);
            if (!_isAwaited) return;
            _isAwaited = false;
            waiting = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <summary>The changes after a number; when there is none, completes as soon as there is one.</summary>
    public async Task<IReadOnlyList<Change>> ReadAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (after != _last) return Take(after);
                _isAwaited = true;
                next = _next.Task;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private List<Change> Take(long after)
    {
        // A number that was never given out is of a sandbox that ran before this one.
        var isGap = after > _last || _last - after > Kept;
        var changes = new List<Change>();
        if (isGap) changes.Add(new Change(_last, ChangeKind.Gap));
        for (var number = isGap ? _last + 1 : after + 1; number <= _last; number++) changes.Add(_ring![number % Kept]);
        return changes;
    }
}
