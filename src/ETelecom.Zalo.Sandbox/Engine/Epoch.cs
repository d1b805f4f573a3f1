using System;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Records, requests and clock from the start or a reset until the next reset. Its parts never change: a reset replaces the epoch as a whole, and
/// a call that is in progress ends in the epoch that it began in.
/// </summary>
internal sealed class Epoch
{
    /// <summary>Ids of sandboxes with different seeds do not meet before a billion records.</summary>
    private const long FirstId = 1000000000000721001;
    private const long IdsOfASeed = 1_000_000_000;

    private readonly ChangeLog _changes;
    private readonly IJournal _journal;
    private readonly Lock _gate = new();
    private bool _isForgotten;

    public Epoch(ZaloSandboxOptions options, ChangeLog changes, IJournal journal)
    {
        (_changes, _journal) = (changes, journal);
        Clock = new SandboxClock(options.TimeProvider);
        Requests = new RequestLog(changes, journal);
        Records = new RecordStore(FirstId + (options.Seed * IdsOfASeed));
        Steps = new LifeSteps(options, Clock, Records, changes);
        Service = new ConsentService(options, Clock, Records, Steps, changes, journal);
        List = new ConsentList(Service, Records);
    }

    public SandboxClock Clock { get; }

    public RequestLog Requests { get; }

    public RecordStore Records { get; }

    public LifeSteps Steps { get; }

    public ConsentService Service { get; }

    public ConsentList List { get; }

    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            Clock.Advance(by);
            if (!_isForgotten) _journal.Write(Clock.Offset);
        }

        _changes.Add(ChangeKind.Clock);
    }

    /// <summary>From now on, nothing of it is written to the journal.</summary>
    public void Forget()
    {
        lock (_gate) _isForgotten = true;
        Service.Forget();
        Requests.Forget();
    }
}
