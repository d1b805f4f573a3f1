using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>Each rule of the kit fails for a store that breaks it, and says which rule it is.</summary>
public class ConsentIntentStoreRulesTests
{
    private static readonly Dictionary<string, Func<BrokenStore>> Stores = new()
    {
        ["knows everyone"] = () => new BrokenStore { OrElse = (account, oaId, phone) => BrokenStore.Any with { Account = account, OaId = oaId, Phone = phone } },
        ["forgets everyone"] = () => new BrokenStore { Read = _ => null },
        ["loses what was listed before"] = () => new BrokenStore { Read = intent => intent with { IdsBefore = null } },
        ["loses the record"] = () => new BrokenStore { Read = intent => intent with { Result = null } },
        ["takes an unknown outcome for an end"] = () => new BrokenStore
        {
            Read = intent => intent.State == ConsentIntentState.Unknown ? intent with { State = ConsentIntentState.Ended } : intent,
        },
        ["ignores the revision"] = () => new BrokenStore { IgnoresTheRevision = true },
        ["ignores the owner"] = () => new BrokenStore { IgnoresTheOwner = true },
        ["does not know its own write"] = () => new BrokenStore { KnowsItsOwnWrite = false },
        ["keeps one person an OA"] = () => new BrokenStore { KeyOf = intent => intent with { Phone = "" } },
        ["keeps one OA"] = () => new BrokenStore { KeyOf = intent => intent with { OaId = "" } },
        ["keeps one account"] = () => new BrokenStore { KeyOf = intent => intent with { Account = "" } },
        ["never ends a lease"] = () => new BrokenStore { Read = intent => intent with { LeaseUntil = DateTimeOffset.MaxValue } },
        ["ends a lease at once"] = () => new BrokenStore { Lease = _ => TimeSpan.Zero },
        ["finds the newest first"] = () => new BrokenStore { Abandoned = found => found.Reverse() },
        ["finds nothing"] = () => new BrokenStore { Abandoned = _ => [] },
        ["continues when it is cancelled"] = () => new BrokenStore { CanBeCancelled = false },
        ["lets all send at once"] = () => new BrokenStore { IgnoresTheRevision = true, Programs = 8 },
    };

    public static TheoryData<string, string> Broken => new()
    {
        { "knows everyone", "A person who was never asked has no intent" },
        { "forgets everyone", "An intent is read back as it was written" },
        { "loses what was listed before", "An intent is read back as it was written" },
        { "loses the record", "An intent is read back as it was written" },
        { "ignores the revision", "Of many first writers one wins" },
        { "ignores the revision", "A write from an old revision changes nothing" },
        { "does not know its own write", "A write that is made again is known as the same" },
        { "ignores the owner", "The same write of another owner is refused" },
        { "keeps one person an OA", "Persons, OAs and accounts are kept apart" },
        { "keeps one OA", "Persons, OAs and accounts are kept apart" },
        { "keeps one account", "Persons, OAs and accounts are kept apart" },
        { "never ends a lease", "A lease runs from the write on by the clock of the store" },
        { "ends a lease at once", "A lease runs from the write on by the clock of the store" },
        { "finds the newest first", "What an ended owner may have sent is found, the oldest first" },
        { "finds nothing", "What an ended owner may have sent is found, the oldest first" },
        { "keeps one account", "What an ended owner may have sent is found, the oldest first" },
        { "continues when it is cancelled", "A cancelled call ends" },
        { "lets all send at once", "Many programs at once charge a person once and get the same record" },
        { "takes an unknown outcome for an end", "A lease that ran out allows a search and never a request" },
        { "never ends a lease", "A lease that ran out allows a search and never a request" },
        { "loses the record", "The request of a dead owner is found and settled" },
        { "never ends a lease", "The request of a dead owner is found and settled" },
        { "ignores the revision", "After an owner that ended before the request, the next one asks" },
        { "never ends a lease", "After an owner that ended before the request, the next one asks" },
        { "loses the record", "A record counts before the list shows it" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_store_that_breaks_a_rule_is_found_out(string store, string rule)
    {
        var broken = await Assert.ThrowsAsync<ConsentIntentStoreRuleException>(() => Rule(rule).CheckAsync(Stores[store]()));

        Assert.StartsWith(rule + ": ", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_is_broken_by_one() =>
        Assert.Equal(ConsentIntentStoreRules.All.Select(rule => rule.Name).Order(), Broken.Select(row => (string)row[1]).Distinct().Order());

    [Fact]
    public async Task The_same_store_breaks_no_rule_when_nothing_is_broken()
    {
        foreach (var rule in ConsentIntentStoreRules.All) await rule.CheckAsync(new BrokenStore());
    }

    private static ConsentIntentStoreRule Rule(string name) => ConsentIntentStoreRules.All.Single(rule => rule.Name == name);

    /// <summary>The store in memory, with one thing broken.</summary>
    private sealed class BrokenStore : IConsentIntentStore
    {
        public static readonly ConsentIntent Any = new()
        {
            Account = "", OaId = "", Phone = "", Attempt = 1, State = ConsentIntentState.Ended, Owner = "x", CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification,
        };

        private readonly InMemoryConsentIntentStore _store = new();
        private readonly Meeting _reading = new();
        private readonly Meeting _sending = new();

        public Func<ConsentIntent, ConsentIntent?> Read { get; init; } = intent => intent;

        /// <summary>What is read where nothing is.</summary>
        public Func<string, string, string, ConsentIntent?> OrElse { get; init; } = (_, _, _) => null;

        public Func<ConsentIntent, ConsentIntent> KeyOf { get; init; } = intent => intent;

        public Func<TimeSpan, TimeSpan> Lease { get; init; } = lease => lease;

        public Func<IReadOnlyList<ConsentIntent>, IEnumerable<ConsentIntent>> Abandoned { get; init; } = found => found;

        public bool IgnoresTheRevision { get; init; }

        public bool IgnoresTheOwner { get; init; }

        public bool KnowsItsOwnWrite { get; init; } = true;

        public bool CanBeCancelled { get; init; } = true;

        /// <summary>How many have to have read before one continues, and again, how many have to be about to send: so that none sees another's work.</summary>
        public int Programs { get; init; }

        public async Task<ConsentIntent?> FindAsync(string account, string oaId, string phone, CancellationToken cancellationToken = default)
        {
            var key = KeyOf(Any with { Account = account, OaId = oaId, Phone = phone });
            var found = await _store.FindAsync(key.Account, key.OaId, key.Phone, TokenOf(cancellationToken));
            await _reading.JoinAsync(Programs, cancellationToken);
            return found is null ? OrElse(account, oaId, phone) : Read(found with { Account = account, OaId = oaId, Phone = phone });
        }

        public async Task<ConsentIntent?> TryWriteAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken = default)
        {
            if (intent.State == ConsentIntentState.Sending) await _sending.JoinAsync(Programs, cancellationToken);
            var key = KeyOf(intent);
            var found = await _store.FindAsync(key.Account, key.OaId, key.Phone, TokenOf(cancellationToken));
            if (!KnowsItsOwnWrite && found is not null && found.Revision != intent.Revision) return null;
            if (IgnoresTheOwner && found is not null && (found.Attempt, found.State) == (intent.Attempt, intent.State) && found.Revision > intent.Revision) return found;
            var revision = IgnoresTheRevision ? found?.Revision ?? 0 : intent.Revision;
            var written = await _store.TryWriteAsync(key with { Revision = revision }, Lease(lease), TokenOf(cancellationToken));
            return written is null ? null : written with { Account = intent.Account, OaId = intent.OaId, Phone = intent.Phone };
        }

        public async Task<IReadOnlyList<ConsentIntent>> FindAbandonedAsync(string account, int limit, CancellationToken cancellationToken = default) =>
            [.. Abandoned(await _store.FindAbandonedAsync(KeyOf(Any with { Account = account }).Account, limit, TokenOf(cancellationToken)))];

        private CancellationToken TokenOf(CancellationToken token) => CanBeCancelled ? token : CancellationToken.None;
    }

    /// <summary>Lets no one continue before all are there.</summary>
    private sealed class Meeting
    {
        private readonly TaskCompletionSource _isComplete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _present;

        public Task JoinAsync(int all, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _present) >= all) _isComplete.TrySetResult();
            return _isComplete.Task.WaitAsync(cancellationToken);
        }
    }
}
