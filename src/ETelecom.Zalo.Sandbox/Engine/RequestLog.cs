using System;
using System.Globalization;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The line of one request. It stays valid if the sandbox is reset meanwhile.</summary>
/// <param name="Log">Where it is written.</param>
/// <param name="Sequence">Its number, from 1.</param>
internal readonly record struct LedgerLine(RequestLog Log, int Sequence)
{
    public ref RequestLog.Entry Entry => ref Log[Sequence];

    public void Keep() => Log.Keep(Sequence);
}

/// <summary>Every request that arrived at the API, in the order of arrival, and what became of it.</summary>
internal sealed class RequestLog(IJournal? journal)
{
    private readonly Lock _gate = new();
    private readonly AppendOnlyList<Entry> _entries = new();

    public int Count => _entries.Count;

    /// <summary>Enters a request.</summary>
    public LedgerLine Arrive(DateTimeOffset time, ZaloAccount? account, ApiMethod? method)
    {
        lock (_gate)
        {
            _entries.Add(new Entry
            {
                Ticks = time.UtcTicks,
                Account = (sbyte)((int?)account ?? -1),
                Method = (sbyte)(method?.Index ?? -1),
                Fault = -1,
            });
            journal?.Write(_entries.Count, this[_entries.Count]);
            return new LedgerLine(this, _entries.Count);
        }
    }

    /// <summary>Puts in a line of an earlier run.</summary>
    public void Restore(Entry entry)
    {
        lock (_gate) _entries.Add(entry);
    }

    /// <summary>Keeps what a line says now.</summary>
    public void Keep(int sequence) => journal?.Write(sequence, this[sequence]);

    public ref Entry this[int sequence] => ref _entries[sequence - 1];

    public LedgerRequest Describe(int sequence)
    {
        var entry = this[sequence];
        return new LedgerRequest(
            sequence,
            new DateTimeOffset(entry.Ticks, TimeSpan.Zero),
            entry.Account < 0 ? null : (ZaloAccount)entry.Account,
            entry.Method < 0 ? null : ApiMethod.All[entry.Method].Name,
            entry.Fault < 0 ? null : SandboxFault.All[entry.Fault],
            entry.Status == 0 ? null : entry.Status,
            entry.RecordId == 0 ? null : entry.RecordId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>24 bytes for each request. Only the one that answers it writes to it.</summary>
    public struct Entry
    {
        public long Ticks;
        public long RecordId;
        public short Status;
        public sbyte Account;
        public sbyte Method;
        public sbyte Fault;
    }
}
