using System;

namespace ETelecom.Zalo.Sandbox;

/// <summary>All that a sandbox knows.</summary>
internal sealed class SandboxState
{
    /// <summary>Ids of sandboxes with different seeds do not meet before a billion records.</summary>
    private const long FirstId = 1415096549774721001;
    private const long IdsOfASeed = 1_000_000_000;

    public SandboxState(ZaloSandboxOptions options)
    {
        Options = options;
        Clock = new SandboxClock(options.TimeProvider);
        Faults = new SandboxFaults(this);
        Clear();
    }

    public ZaloSandboxOptions Options { get; }

    public SandboxClock Clock { get; }

    public SandboxFaults Faults { get; }

    public ChangeLog Changes { get; } = new();

    public ListenerGate Listeners { get; } = new();

    public RequestLog Requests { get; private set; } = null!;

    public RecordStore Records { get; private set; } = null!;

    public ConsentService Service { get; private set; } = null!;

    public ConsentList List { get; private set; } = null!;

    public LifeSteps Steps { get; private set; } = null!;

    /// <summary>A request is answered with a status.</summary>
    public void Answered(LedgerLine line, int status)
    {
        line.Entry.Status = (short)status;
        Changes.Add(ChangeKind.Request, sequence: line.Sequence);
    }

    /// <summary>A request meets a fault.</summary>
    public void Meets(LedgerLine line, SandboxFault fault)
    {
        line.Entry.Fault = (sbyte)fault.Index;
        Changes.Add(ChangeKind.Fault, sequence: line.Sequence);
    }

    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        Changes.Add(ChangeKind.Clock);
    }

    public Record Reply(string? id, ReplyStatus status)
    {
        var record = Service.Reply(id, status);
        if (Service.LifeOf(record).GrantedUntil is { } until) Steps.Agreed(record, until);
        Changes.Add(ChangeKind.Record, record);
        return record;
    }

    public void Reset()
    {
        Clear();
        Faults.Clear();
        Clock.Restore(TimeSpan.Zero);
        Changes.Add(ChangeKind.Reset);
    }

    private void Clear()
    {
        Requests = new RequestLog();
        Records = new RecordStore(FirstId + (Options.Seed * IdsOfASeed));
        Service = new ConsentService(Options, Clock, Records);
        List = new ConsentList(Service, Records);
        Steps = new LifeSteps(this, Records);
    }
}
