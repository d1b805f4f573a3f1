using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>A request that arrived at the sandbox.</summary>
/// <param name="Sequence">Its number in the order of arrival, from 1 and without gaps.</param>
/// <param name="Time">When it arrived, by the sandbox's clock.</param>
/// <param name="Account">The account of its path; null for an unknown path.</param>
/// <param name="Method">The method that it called; null for an unknown path.</param>
/// <param name="Fault">The fault that was applied to it.</param>
/// <param name="Status">The HTTP status that it was answered with; null when no status line went out, or not yet.</param>
/// <param name="RecordId">The record that it created.</param>
public sealed record LedgerRequest(
    int Sequence, DateTimeOffset Time, ZaloAccount? Account, string? Method, SandboxFault? Fault, int? Status, string? RecordId);

/// <summary>A charge: what the service would put on the bill.</summary>
/// <param name="Sequence">Its number, from 1 and without gaps.</param>
/// <param name="Time">When the charged record was made, by the sandbox's clock.</param>
/// <param name="Account">Who pays.</param>
/// <param name="RecordId">The record that is charged.</param>
/// <param name="OaId">The OA that asked.</param>
/// <param name="Phone">The number that was asked, as it was written in the request.</param>
public sealed record LedgerCharge(int Sequence, DateTimeOffset Time, ZaloAccount Account, string RecordId, string OaId, string Phone);

/// <summary>What really happened, whatever the client received: every request that arrived and every charge.</summary>
public sealed class SandboxLedger
{
    private readonly SandboxState _state;

    internal SandboxLedger(SandboxState state) => _state = state;

    /// <summary>Every request that arrived at the API until now, oldest first. Control calls are not among them.</summary>
    public IReadOnlyList<LedgerRequest> Requests
    {
        get
        {
            var requests = _state.Epoch.Requests;
            return new View<LedgerRequest>(requests.Count, sequence => Describe(requests[sequence]));
        }
    }

    /// <summary>Every charge until now, oldest first. A charge is entered together with its record, before anything is answered.</summary>
    public IReadOnlyList<LedgerCharge> Charges
    {
        get
        {
            var charged = _state.Epoch.Records.Charged;
            return new View<LedgerCharge>(charged.Count, sequence => Describe(charged[sequence - 1]));
        }
    }

    private static LedgerRequest Describe(RequestEntry entry) =>
        new(entry.Sequence, entry.Time, entry.Account, entry.Method?.Name, entry.Fault, entry.Status, entry.Record?.IdText);

    private static LedgerCharge Describe(Record record) =>
        new(record.ChargeSequence, record.CreatedAt, record.Account, record.IdText, record.OaId, record.Phone);

    /// <summary>The first entries, each created when it is read: a view of a million costs nothing.</summary>
    private sealed class View<T>(int count, Func<int, T> describe) : IReadOnlyList<T>
    {
        public int Count => count;

        public T this[int index] => (uint)index < (uint)count ? describe(index + 1) : throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<T> GetEnumerator() => Enumerable.Range(1, count).Select(describe).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
