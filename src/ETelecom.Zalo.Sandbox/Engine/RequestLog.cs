using System;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>A request that arrived at the API, and what became of it. Only the call that answers it changes it.</summary>
internal sealed class RequestEntry
{
    /// <summary>Its number in the order of arrival, from 1.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The account of its path; null for an unknown path.</summary>
    public ZaloAccount? Account { get; init; }

    public ApiMethod? Method { get; init; }

    public SandboxFault? Fault { get; set; }

    /// <summary>Null when no status line went out, or not yet.</summary>
    public int? Status { get; set; }

    /// <summary>The record that it created.</summary>
    public Record? Record { get; set; }
}

/// <summary>Every request that arrived at the API, in the order of arrival, and what became of it.</summary>
internal sealed class RequestLog(ChangeLog changes, IJournal journal)
{
    private readonly Lock _gate = new();
    private readonly AppendOnlyList<RequestEntry> _entries = new();
    private bool _isForgotten;

    public int Count => _entries.Count;

    public RequestEntry this[int sequence] => _entries[sequence - 1];

    /// <summary>Enters a request.</summary>
    public RequestEntry Arrive(DateTimeOffset time, ZaloAccount? account, ApiMethod? method)
    {
        lock (_gate)
        {
            var entry = new RequestEntry { Sequence = _entries.Count + 1, Time = time, Account = account, Method = method };
            _entries.Add(entry);
            if (!_isForgotten) journal.Write(entry);
            return entry;
        }
    }

    /// <summary>The request meets a fault.</summary>
    public void Meets(RequestEntry entry, SandboxFault fault)
    {
        entry.Fault = fault;
        changes.Add(ChangeKind.Fault, request: entry);
    }

    /// <summary>The request is answered with a status.</summary>
    public void Answered(RequestEntry entry, int status)
    {
        entry.Status = status;
        Save(entry);
        changes.Add(ChangeKind.Request, request: entry);
    }

    /// <summary>The request ended; if it has no status line, its event is added now.</summary>
    public void Ended(RequestEntry entry)
    {
        if (entry.Status is null) changes.Add(ChangeKind.Request, request: entry);
    }

    /// <summary>Keeps what an entry says now.</summary>
    public void Save(RequestEntry entry)
    {
        lock (_gate)
        {
            if (!_isForgotten) journal.Write(entry);
        }
    }

    /// <summary>Puts in an entry of an earlier run.</summary>
    public void Restore(RequestEntry entry) => _entries.Add(entry);

    /// <summary>From now on, none of these entries is written to the journal: those of the next epoch have the same numbers.</summary>
    public void Forget()
    {
        lock (_gate) _isForgotten = true;
    }
}
