using System;
using System.Collections.Generic;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Announces the steps of a life that come by time alone: received, seen, not answered in time. Each step comes after the same span for all
/// records, so one position in the list for each step records how far it was announced. The end of a permission follows its reply instead.
/// </summary>
internal sealed class LifeSteps(ZaloSandboxOptions options, SandboxClock clock, RecordStore records, ChangeLog changes)
{
    private readonly Lock _gate = new();
    private readonly (TimeSpan After, int Next)[] _steps = [(options.ReceivedAfter, 0), (options.SeenAfter, 0), (options.ReplyWindow, 0)];
    private readonly PriorityQueue<Record, DateTimeOffset> _granted = new();

    /// <summary>The end of a permission is a step of its record's life.</summary>
    public void Follow(Record record)
    {
        if (record.Reply is not { } reply || reply.Status != ReplyStatus.Agreed) return;
        lock (_gate) _granted.Enqueue(record, reply.At + options.ConsentDuration);
    }

    /// <summary>Skips what happened without watchers.</summary>
    public void Skip() => Pass(announce: false);

    public void Announce() => Pass(announce: true);

    private void Pass(bool announce)
    {
        var now = clock.Now;
        lock (_gate)
        {
            for (var i = 0; i < _steps.Length; i++)
            {
                var (after, next) = _steps[i];
                for (; next < records.All.Count && records.All[next].CreatedAt + after <= now; next++)
                {
                    if (announce) changes.Add(ChangeKind.Record, records.All[next]);
                }

                _steps[i].Next = next;
            }

            while (_granted.TryPeek(out var record, out var until) && until <= now)
            {
                _granted.Dequeue();
                if (announce) changes.Add(ChangeKind.Record, record);
            }
        }
    }
}
