using System;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>All that a sandbox knows.</summary>
internal sealed class SandboxState : IAsyncDisposable
{
    /// <summary>Ids of sandboxes with different seeds do not meet before a billion records.</summary>
    private const long FirstId = 1000000000000721001;
    private const long IdsOfASeed = 1_000_000_000;

    private readonly IJournal? _journal;

    private SandboxState(ZaloSandboxOptions options, IJournal? journal)
    {
        _journal = journal;
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

    /// <summary>What the journal holds, or nothing. It is closed with the state.</summary>
    /// <exception cref="InvalidOperationException">The journal cannot be read; the message says why.</exception>
    public static async Task<SandboxState> OpenAsync(ZaloSandboxOptions options, IJournal? journal)
    {
        var state = new SandboxState(options, journal);
        try
        {
            state._journal?.Restore(state);
            return state;
        }
        catch
        {
            await state.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A request is answered with a status.</summary>
    public void Answered(LedgerLine line, int status)
    {
        line.Entry.Status = (short)status;
        line.Keep();
        Changes.Add(ChangeKind.Request, sequence: line.Sequence);
    }

    /// <summary>A request meets a fault.</summary>
    public void Meets(LedgerLine line, SandboxFault fault)
    {
        line.Entry.Fault = (sbyte)fault.Index;
        Changes.Add(ChangeKind.Fault, sequence: line.Sequence);
    }

    /// <summary>Completes when all that happened until now would survive the end of the process.</summary>
    public Task CommittedAsync() => _journal?.CommittedAsync() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_journal is not null) await _journal.DisposeAsync().ConfigureAwait(false);
    }

    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        _journal?.Write(Clock.Offset);
        Changes.Add(ChangeKind.Clock);
    }

    public Record Reply(string? id, ReplyStatus status)
    {
        var record = Service.Reply(id, status);
        Follow(record);
        Changes.Add(ChangeKind.Record, record);
        return record;
    }

    public void Reset()
    {
        _journal?.Forget();
        Clear();
        Faults.Clear();
        Clock.Restore(TimeSpan.Zero);
        Changes.Add(ChangeKind.Reset);
    }

    /// <summary>The end of a permission is a step of its record's life.</summary>
    public void Follow(Record record)
    {
        if (Service.LifeOf(record).GrantedUntil is { } until) Steps.Agreed(record, until);
    }

    private void Clear()
    {
        Requests = new RequestLog(_journal);
        Records = new RecordStore(FirstId + (Options.Seed * IdsOfASeed), _journal);
        Service = new ConsentService(Options, Clock, Records);
        List = new ConsentList(Service, Records);
        Steps = new LifeSteps(this, Records);
    }
}
