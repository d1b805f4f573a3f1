using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// The records of both accounts and the bill, oldest first, with an index by id and one by phone number. Nothing is ever removed. One thread
/// adds at a time (<see cref="ConsentService"/> sees to it); any number of others read beside it.
/// </summary>
internal sealed class RecordStore(long firstId)
{
    private readonly AppendOnlyList<Record> _ofShop = new();
    private readonly AppendOnlyList<Record> _ofPartner = new();
    private readonly ConcurrentDictionary<(ZaloAccount Account, string Phone), Record> _newestOfPhone = new();

    public AppendOnlyList<Record> All { get; } = new();

    /// <summary>Records that were charged. A record is charged before it can be found.</summary>
    public AppendOnlyList<Record> Charged { get; } = new();

    public long NextId => firstId + All.Count;

    /// <summary>When the newest record was made: the list stays sorted by time even when a clock goes back.</summary>
    public DateTimeOffset NewestTime => All.Count == 0 ? DateTimeOffset.MinValue : All[All.Count - 1].CreatedAt;

    public AppendOnlyList<Record> Of(ZaloAccount account) => account == ZaloAccount.Partner ? _ofPartner : _ofShop;

    public Record? Find(long id) => id >= firstId && id < NextId ? All[(int)(id - firstId)] : null;

    /// <summary>The records of one number in any spelling, newest first.</summary>
    public IEnumerable<Record> OfPhone(ZaloAccount account, string phone)
    {
        _newestOfPhone.TryGetValue((account, PhoneNumber.Normalize(phone)), out var newest);
        for (var record = newest; record is not null; record = record.PreviousOfPhone) yield return record;
    }

    public void Add(Record record)
    {
        var phone = (record.Account, PhoneNumber.Normalize(record.Phone));
        record.PreviousOfPhone = _newestOfPhone.GetValueOrDefault(phone);
        if (record.IsCharged)
        {
            record.ChargeSequence = Charged.Count + 1;
            Charged.Add(record);
        }

        _newestOfPhone[phone] = record;
        Of(record.Account).Add(record);
        All.Add(record);
    }
}
