using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
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
/// <param name="Request">Which request.</param>
internal readonly record struct Change(long Number, ChangeKind Kind, Record? Record = null, RequestEntry? Request = null);

/// <summary>
/// The latest changes, for the watchers: a call that changes something only adds it here, however many watchers there are and however slow they
/// are. A watcher that falls too far behind gets a gap event. Without watchers, nothing is kept.
/// </summary>
internal sealed class ChangeLog
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 1 << 12;

    private readonly Lock _gate = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Change[]? _ring;
    private long _last;

    /// <summary>The number of the latest change. From the first call on, changes are kept.</summary>
    public long Watch()
    {
        lock (_gate)
        {
            _ring ??= new Change[Kept];
            return _last;
        }
    }

    public void Add(ChangeKind kind, Record? record = null, RequestEntry? request = null)
    {
        lock (_gate)
        {
            if (_ring is null) return;
            _ring[++_last % Kept] = new Change(_last, kind, record, request);
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Completes when there may be changes that the one reader has not seen.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _signal.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The changes after a number.</summary>
    public IReadOnlyList<Change> Read(long after)
    {
        lock (_gate)
        {
            // A number that was never given out is of a sandbox that ran before this one.
            if (after > _last || _last - after > Kept) return [new Change(_last, ChangeKind.Gap)];
            var changes = new List<Change>();
            for (var number = after + 1; number <= _last; number++) changes.Add(_ring![number % Kept]);
            return changes;
        }
    }
}
