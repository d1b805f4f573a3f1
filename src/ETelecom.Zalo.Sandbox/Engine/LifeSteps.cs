using System;
using System.Collections.Generic;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Announces the steps of a life that come by time alone: received, seen, not answered in time. Each step comes after the same span for all
/// records, so one position in the list for each step records how far it was announced. The end of a permission follows its reply instead.
/// </summary>
internal sealed class LifeSteps
{
    private readonly Lock _gate = new();
    private readonly SandboxState _state;
    private readonly RecordStore _records;
    private readonly (TimeSpan After, int Next)[] _steps;
    private readonly PriorityQueue<Record, DateTimeOffset> _granted = new();

    public LifeSteps(SandboxState state, RecordStore records)
    {
        (_state, _records) = (state, records);
        var options = state.Options;
        _steps = [(options.ReceivedAfter, 0), (options.SeenAfter, 0), (options.ReplyWindow, 0)];
    }

    public void Agreed(Record record, DateTimeOffset until)
    {
        lock (_gate) _granted.Enqueue(record, until);
    }

    /// <summary>Skips what happened without watchers.</summary>
    public void Skip() => Pass(_ => { });

    public void Announce() => Pass(record => _state.Changes.Add(ChangeKind.Record, record));

    private void Pass(Action<Record> tell)
    {
        var now = _state.Clock.Now;
        lock (_gate)
        {
            for (var i = 0; i < _steps.Length; i++)
            {
                var (after, next) = _steps[i];
                for (; next < _records.All.Count && _records.All[next].CreatedAt + after <= now; next++) tell(_records.All[next]);
                _steps[i].Next = next;
            }

            while (_granted.TryPeek(out var record, out var until) && until <= now)
            {
                _granted.Dequeue();
                tell(record);
            }
        }
    }
}
