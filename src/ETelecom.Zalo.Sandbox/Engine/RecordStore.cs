using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// The records of both accounts and the bill, oldest first, with an index by id and one by phone number. Nothing is ever taken out.
/// </summary>
internal sealed class RecordStore(long firstId, IJournal? journal)
{
    private readonly Lock _gate = new();
    private readonly AppendOnlyList<Record> _all = new();
    private readonly AppendOnlyList<Record>[] _ofAccount = [.. Enum.GetValues<ZaloAccount>().Select(_ => new AppendOnlyList<Record>())];
    private readonly Dictionary<(ZaloAccount, ulong), Record> _newestOfPhone = [];

    /// <summary>Records that were charged. A record and its charge appear in one step.</summary>
    public AppendOnlyList<Record> Charged { get; } = new();

    public AppendOnlyList<Record> All => _all;

    public AppendOnlyList<Record> Of(ZaloAccount account) => _ofAccount[(int)account];

    public Record? Find(long id) => id >= firstId && id - firstId < _all.Count ? _all[(int)(id - firstId)] : null;

    /// <summary>The records of one number in any spelling, newest first.</summary>
    public IEnumerable<Record> OfPhone(ZaloAccount account, string phone)
    {
        Record? newest;
        lock (_gate) newest = _newestOfPhone.GetValueOrDefault(Key(account, phone));
        for (var record = newest; record is not null; record = record.PreviousOfPhone) yield return record;
    }

    /// <summary>Creates a record under a lock: what <paramref name="make"/> reads cannot change before its record is stored.</summary>
    /// <param name="make">Gets the id, and the time of the newest record: the list stays sorted by time even when a clock goes back.</param>
    public Record Add(Func<long, DateTimeOffset, Record> make)
    {
        lock (_gate)
        {
            var count = _all.Count;
            var record = make(firstId + count, count == 0 ? DateTimeOffset.MinValue : _all[count - 1].CreatedAt);
            Enter(record);
            journal?.Write(record);
            return record;
        }
    }

    /// <summary>Puts in a record of an earlier run.</summary>
    public void Restore(Record record)
    {
        lock (_gate)
        {
            if (record.Id != firstId + _all.Count) throw new InvalidOperationException("its ids have a gap");
            Enter(record);
        }
    }

    /// <summary>Sets the reply when <paramref name="mayBeSet"/> allows it; two replies never meet.</summary>
    public void Reply(Record record, Reply reply, Action mayBeSet)
    {
        lock (_gate)
        {
            mayBeSet();
            record.Reply = reply;
            journal?.Write(record);
        }
    }

    private void Enter(Record record)
    {
        var phone = Key(record.Account, record.Phone);
        record.PreviousOfPhone = _newestOfPhone.GetValueOrDefault(phone);
        if (record.IsCharged)
        {
            record.ChargeSequence = Charged.Count + 1;
            Charged.Add(record);
        }

        _newestOfPhone[phone] = record;
        Of(record.Account).Add(record);
        _all.Add(record);
    }

    /// <summary>A number rather than its text: a million keys take a third of the memory.</summary>
    private static (ZaloAccount, ulong) Key(ZaloAccount account, string phone) =>
        (account, ulong.Parse(PhoneNumber.Normalize(phone), CultureInfo.InvariantCulture));
}
