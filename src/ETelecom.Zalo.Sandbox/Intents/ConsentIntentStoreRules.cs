using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// What a store of consent intents has to do so that no person is charged twice, as checks for any test framework: with xUnit, a theory over <see cref="All"/> that
/// calls <see cref="ConsentIntentStoreRule.CheckAsync"/> with your store.
/// </summary>
public static class ConsentIntentStoreRules
{
    private const string Account = "rules.example.com/v1/shop";
    private const string OtherAccount = "rules.example.com/v1/partner";

    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private static readonly EnsureConsentOptions Hasty = new() { RecoveryDuration = TimeSpan.Zero };

    /// <summary>All rules.</summary>
    public static IReadOnlyList<ConsentIntentStoreRule> All { get; } =
    [
        new("A person who was never asked has no intent", NoIntentAsync),
        new("An intent is read back as it was written", ReadBackAsync),
        new("Of many first writers one wins", OneFirstWriterAsync),
        new("A write from an old revision changes nothing", OldRevisionAsync),
        new("A write that is made again is known as the same", MadeAgainAsync),
        new("The same write of another owner is refused", OtherOwnerAsync),
        new("Persons, OAs and accounts are kept apart", KeptApartAsync),
        new("A lease runs from the write on by the clock of the store", LeaseAsync),
        new("What an ended owner may have sent is found, the oldest first", AbandonedAsync),
        new("A cancelled call ends", CancelledAsync),
        new("Many programs at once charge a person once and get the same record", ChargedOnceAsync),
        new("A lease that ran out allows a search and never a request", NeverSentAgainAsync),
        new("The request of a dead owner is found and settled", SettledAsync),
        new("After an owner that ended before the request, the next one asks", AskedByTheNextAsync),
        new("A record counts before the list shows it", NotListedYetAsync),
    ];

    private static async Task NoIntentAsync(IConsentIntentStore store, CancellationToken token) =>
        Expect(await store.FindAsync(Account, NewOa(), Phone(1), token).ConfigureAwait(false) is null, "it found one");

    private static async Task ReadBackAsync(IConsentIntentStore store, CancellationToken token)
    {
        var time = new DateTimeOffset(2026, 11, 26, 1, 2, 3, 456, TimeSpan.Zero);
        var record = Consent.FromJson("""{"id":"9","phone":"84912345678","is_charged":true,"of_next_year":{"a":[1.50]}}""");
        var full = Intent(NewOa(), 1, ConsentIntentState.Ended) with
        {
            Attempt = 7, IdsBefore = ["1", "2"], SentAt = time, LostAt = time.AddSeconds(1), RecordId = "9", IsServiceDone = true,
            Outcome = ConsentIntentOutcome.Recovered, Result = new EnsureConsentResult { Status = EnsureConsentStatus.Recovered, Consent = record },
        };
        await ReadBackAsync(store, full, token).ConfigureAwait(false);
        foreach (var state in Enum.GetValues<ConsentIntentState>()) await ReadBackAsync(store, Intent(NewOa(), 1, state), token).ConfigureAwait(false);
        foreach (var outcome in Enum.GetValues<ConsentIntentOutcome>())
            await ReadBackAsync(store, Intent(NewOa(), 1, ConsentIntentState.Ended) with { Outcome = outcome, IdsBefore = [] }, token).ConfigureAwait(false);
    }

    private static async Task ReadBackAsync(IConsentIntentStore store, ConsentIntent intent, CancellationToken token)
    {
        var written = await WriteAsync(store, intent, Long, token).ConfigureAwait(false);
        var read = await ReadAsync(store, intent, token).ConfigureAwait(false);
        foreach (var copy in new[] { written, read })
        {
            Expect(Describe(copy), Describe(intent));
            Expect(copy.Revision > 0, "a written intent has no revision");
        }

        Expect((read.Revision, read.LeaseUntil, read.ChangedAt), (written.Revision, written.LeaseUntil, written.ChangedAt));
    }

    private static string Describe(ConsentIntent intent) => string.Join("; ",
    [
        intent.Account, intent.OaId, intent.Phone, intent.Attempt.ToString(CultureInfo.InvariantCulture), intent.State.ToString(), intent.Owner, intent.CallType.ToString(), intent.ReasonCode.ToString(),
        intent.IdsBefore is null ? "unknown" : string.Join(",", intent.IdsBefore), Time(intent.SentAt), Time(intent.LostAt), intent.RecordId ?? "", intent.IsServiceDone.ToString(),
        intent.Outcome.ToString() ?? "", intent.Result?.ToJson() ?? "",
    ]);

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("o", CultureInfo.InvariantCulture) ?? "";

    private static async Task OneFirstWriterAsync(IConsentIntentStore store, CancellationToken token)
    {
        var oa = NewOa();
        var writes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.TryWriteAsync(Intent(oa, 1, ConsentIntentState.Checking), Long, token))).ConfigureAwait(false);
        Expect(writes.Count(written => written is not null), 1);
        var winner = writes.Single(written => written is not null)!.Owner;
        Expect((await store.FindAsync(Account, oa, Phone(1), token).ConfigureAwait(false))?.Owner, winner);
    }

    private static async Task OldRevisionAsync(IConsentIntentStore store, CancellationToken token)
    {
        var first = await WriteAsync(store, Intent(NewOa(), 1, ConsentIntentState.Checking), Long, token).ConfigureAwait(false);
        var second = await WriteAsync(store, first with { State = ConsentIntentState.Sending }, Long, token).ConfigureAwait(false);
        Expect(second.Revision > first.Revision, "the revision did not grow");
        var late = first with { State = ConsentIntentState.Ended, Owner = NewOwner() };
        Expect(await store.TryWriteAsync(late, Long, token).ConfigureAwait(false) is null, "it was written");
        Expect(await store.TryWriteAsync(late with { Revision = 0 }, Long, token).ConfigureAwait(false) is null, "it was written as if it were new");
        Expect((await store.FindAsync(first.Account, first.OaId, first.Phone, token).ConfigureAwait(false))?.State, ConsentIntentState.Sending);
    }

    private static async Task MadeAgainAsync(IConsentIntentStore store, CancellationToken token)
    {
        var intent = Intent(NewOa(), 1, ConsentIntentState.Checking);
        var first = await WriteAsync(store, intent, Long, token).ConfigureAwait(false);
        var again = await WriteAsync(store, intent, Long, token).ConfigureAwait(false);
        Expect(again.Revision, first.Revision);
        var next = await WriteAsync(store, first with { State = ConsentIntentState.Sending }, Long, token).ConfigureAwait(false);
        Expect((await WriteAsync(store, first with { State = ConsentIntentState.Sending }, Long, token).ConfigureAwait(false)).Revision, next.Revision);
        Expect(await store.TryWriteAsync(first with { State = ConsentIntentState.Ended }, Long, token).ConfigureAwait(false) is null, "another write was mistaken for the same");
    }

    private static async Task OtherOwnerAsync(IConsentIntentStore store, CancellationToken token)
    {
        var intent = Intent(NewOa(), 1, ConsentIntentState.Checking);
        var first = await WriteAsync(store, intent, Long, token).ConfigureAwait(false);
        await WriteAsync(store, first with { State = ConsentIntentState.Sending }, Long, token).ConfigureAwait(false);
        Expect(await store.TryWriteAsync(first with { State = ConsentIntentState.Sending, Owner = NewOwner() }, Long, token).ConfigureAwait(false) is null, "it was written");
    }

    private static async Task KeptApartAsync(IConsentIntentStore store, CancellationToken token)
    {
        var oa = NewOa();
        await WriteAsync(store, Intent(oa, 1, ConsentIntentState.Sending), Long, token).ConfigureAwait(false);
        await WriteAsync(store, Intent(oa, 2, ConsentIntentState.Unknown), Long, token).ConfigureAwait(false);
        await WriteAsync(store, Intent(NewOa(), 1, ConsentIntentState.Checking), Long, token).ConfigureAwait(false);
        await WriteAsync(store, Intent(oa, 1, ConsentIntentState.Searching) with { Account = OtherAccount }, Long, token).ConfigureAwait(false);
        Expect((await store.FindAsync(OtherAccount, oa, Phone(1), token).ConfigureAwait(false))?.State, ConsentIntentState.Searching);
        Expect((await store.FindAsync(Account, oa, Phone(1), token).ConfigureAwait(false))?.State, ConsentIntentState.Sending);
        Expect((await store.FindAsync(Account, oa, Phone(2), token).ConfigureAwait(false))?.State, ConsentIntentState.Unknown);
    }

    private static async Task LeaseAsync(IConsentIntentStore store, CancellationToken token)
    {
        var first = await WriteAsync(store, Intent(NewOa(), 1, ConsentIntentState.Sending), Long, token).ConfigureAwait(false);
        Expect(!first.IsLeaseOver, "a lease of an hour is over at once");
        var length = first.LeaseUntil - first.ChangedAt;
        Expect((length - Long).Duration() < TimeSpan.FromSeconds(1), "a lease of an hour takes " + length.ToString("c", CultureInfo.InvariantCulture));
        var second = await WriteAsync(store, first with { State = ConsentIntentState.Searching }, TimeSpan.Zero, token).ConfigureAwait(false);
        var read = await ReadAsync(store, second, token).ConfigureAwait(false);
        Expect(read.IsLeaseOver, "a lease of no time is not over");
        Expect(read.Now >= second.ChangedAt && second.ChangedAt >= first.ChangedAt, "the clock went back");
    }

    private static async Task AbandonedAsync(IConsentIntentStore store, CancellationToken token)
    {
        var oa = NewOa();
        foreach (var (person, state, lease) in new[]
        {
            (1, ConsentIntentState.Sending, TimeSpan.Zero), (2, ConsentIntentState.Searching, TimeSpan.Zero), (3, ConsentIntentState.Sending, Long),
            (4, ConsentIntentState.Checking, TimeSpan.Zero), (5, ConsentIntentState.Unknown, TimeSpan.Zero), (6, ConsentIntentState.Ended, TimeSpan.Zero),
        }) await WriteAsync(store, Intent(oa, person, state), lease, token).ConfigureAwait(false);

        var found = await store.FindAbandonedAsync(Account, int.MaxValue, token).ConfigureAwait(false);
        Expect(string.Join(",", found.Where(intent => intent.OaId == oa).Select(intent => intent.Phone)), Phone(1) + "," + Phone(2));
        Expect(found.All(intent => intent.IsLeaseOver), "the lease of one is not over");
        var others = await store.FindAbandonedAsync(OtherAccount, int.MaxValue, token).ConfigureAwait(false);
        Expect(others.All(intent => intent.OaId != oa), "what another account sent was found");
        Expect((await store.FindAbandonedAsync(Account, 1, token).ConfigureAwait(false)).Count, 1);
    }

    private static async Task CancelledAsync(IConsentIntentStore store, CancellationToken token)
    {
        var cancelled = new CancellationToken(canceled: true);
        Func<Task>[] calls =
        [
            () => store.FindAsync(Account, NewOa(), Phone(1), cancelled), () => store.TryWriteAsync(Intent(NewOa(), 1, ConsentIntentState.Checking), Long, cancelled),
            () => store.FindAbandonedAsync(Account, 1, cancelled),
        ];
        foreach (var call in calls)
        {
            try
            {
                await call().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                continue;
            }

            Expect(false, "it continued");
        }

        token.ThrowIfCancellationRequested();
    }

    private static async Task ChargedOnceAsync(IConsentIntentStore store, CancellationToken token)
    {
        await using var service = await StartAsync(token).ConfigureAwait(false);
        var request = Request(NewOa());
        var clients = Enumerable.Range(0, 8).Select(_ => Client(service, store)).ToList();
        var results = await Task.WhenAll(clients.Select(client => client.EnsureConsentAsync(request, null, token))).ConfigureAwait(false);
        clients.ForEach(client => client.Dispose());
        Expect(service.Ledger.Charges.Count, 1);
        Expect(results.All(result => result.Consent?.Id == service.Ledger.Charges[0].RecordId), "not all got the record that was charged");
    }

    private static async Task NeverSentAgainAsync(IConsentIntentStore store, CancellationToken token)
    {
        await using var service = await StartAsync(token).ConfigureAwait(false);
        using var client = Client(service, store);
        var oa = NewOa();
        await AbandonAsync(store, Intent(oa, 1, ConsentIntentState.Sending) with { IdsBefore = [] }, token).ConfigureAwait(false);

        for (var call = 0; call < 2; call++)
        {
            var result = await client.EnsureConsentAsync(Request(oa), Hasty, token).ConfigureAwait(false);
            Expect((result.Status, service.Ledger.Charges.Count), (EnsureConsentStatus.Unresolved, 0));
            Expect((await store.FindAsync(Account, oa, Phone(1), token).ConfigureAwait(false))?.State, ConsentIntentState.Unknown);
        }

        Expect(await store.AllowAnotherRequestAsync(Account, oa, Phone(1), "the rules", token).ConfigureAwait(false), "another request could not be allowed");
        Expect((await client.EnsureConsentAsync(Request(oa), Hasty, token).ConfigureAwait(false)).Status, EnsureConsentStatus.Requested);
        Expect(service.Ledger.Charges.Count, 1);
    }

    private static async Task SettledAsync(IConsentIntentStore store, CancellationToken token)
    {
        await using var service = await StartAsync(token).ConfigureAwait(false);
        using var client = Client(service, store);
        var oa = NewOa();
        await AbandonAsync(store, Intent(oa, 1, ConsentIntentState.Sending) with { IdsBefore = [] }, token).ConfigureAwait(false);
        var record = await client.RequestConsentAsync(Request(oa), token).ConfigureAwait(false);

        var result = await client.EnsureConsentAsync(Request(oa), Hasty, token).ConfigureAwait(false);
        Expect((result.Status, result.Consent?.Id, service.Ledger.Charges.Count), (EnsureConsentStatus.AlreadyPending, record.Id, 1));
        var settled = await store.FindAsync(Account, oa, Phone(1), token).ConfigureAwait(false);
        Expect((settled?.State, settled?.Outcome, settled?.Result?.Consent?.Id), (ConsentIntentState.Ended, ConsentIntentOutcome.Recovered, record.Id));
    }

    private static async Task AskedByTheNextAsync(IConsentIntentStore store, CancellationToken token)
    {
        await using var service = await StartAsync(token).ConfigureAwait(false);
        using var client = Client(service, store);
        var oa = NewOa();
        var dead = await AbandonAsync(store, Intent(oa, 1, ConsentIntentState.Checking), token).ConfigureAwait(false);

        Expect((await client.EnsureConsentAsync(Request(oa), Hasty, token).ConfigureAwait(false)).Status, EnsureConsentStatus.Requested);
        Expect(await store.TryWriteAsync(dead with { State = ConsentIntentState.Sending }, Long, token).ConfigureAwait(false) is null, "the dead owner may still send");
        Expect(service.Ledger.Charges.Count, 1);
    }

    private static async Task NotListedYetAsync(IConsentIntentStore store, CancellationToken token)
    {
        await using var service = await StartAsync(token).ConfigureAwait(false);
        using var client = Client(service, store);
        var request = Request(NewOa());
        service.Faults.Always = SandboxFault.ListLag;
        var first = await client.EnsureConsentAsync(request, Hasty, token).ConfigureAwait(false);
        var second = await client.EnsureConsentAsync(request, Hasty, token).ConfigureAwait(false);
        Expect((first.Status, second.Status, second.Consent?.Id), (EnsureConsentStatus.Requested, EnsureConsentStatus.AlreadyPending, first.Consent?.Id));
        Expect(service.Ledger.Charges.Count, 1);
    }

    private static Task<ZaloSandbox> StartAsync(CancellationToken token) => ZaloSandbox.StartAsync(new ZaloSandboxOptions { UsePhoneFaults = false }, token);

    private static ZaloConsentClient Client(ZaloSandbox service, IConsentIntentStore store, string account = Account)
    {
        var options = service.CreateClientOptions();
        options.IntentStore = store;
        options.IntentAccount = account;
        return new ZaloConsentClient(options);
    }

    private static RequestConsentRequest Request(string oa) =>
        new() { OaId = oa, Phone = Phone(1), CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification };

    private static ConsentIntent Intent(string oa, int person, ConsentIntentState state) => new()
    {
        Account = Account, OaId = oa, Phone = Phone(person), Attempt = 1, State = state, Owner = NewOwner(), CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification,
    };

    private static string Phone(int person) => string.Create(CultureInfo.InvariantCulture, $"8491234{person:0000}");

    private static string NewOa() => Random.Shared.NextInt64(1_000_000_000_000_000_000, long.MaxValue).ToString(CultureInfo.InvariantCulture);

    private static string NewOwner() => Guid.NewGuid().ToString("N");

    private static async Task<ConsentIntent> WriteAsync(IConsentIntentStore store, ConsentIntent intent, TimeSpan lease, CancellationToken token)
    {
        var written = await store.TryWriteAsync(intent, lease, token).ConfigureAwait(false);
        Expect(written is not null, "a write from the newest revision was refused");
        return written!;
    }

    private static async Task<ConsentIntent> ReadAsync(IConsentIntentStore store, ConsentIntent written, CancellationToken token)
    {
        var read = await store.FindAsync(written.Account, written.OaId, written.Phone, token).ConfigureAwait(false);
        Expect(read is not null, "what was written is not there");
        return read!;
    }

    /// <summary>What an ended owner leaves. If its lease did not end, a client would wait for that owner without end.</summary>
    private static async Task<ConsentIntent> AbandonAsync(IConsentIntentStore store, ConsentIntent intent, CancellationToken token)
    {
        var written = await WriteAsync(store, intent, TimeSpan.Zero, token).ConfigureAwait(false);
        Expect((await ReadAsync(store, intent, token).ConfigureAwait(false)).IsLeaseOver, "a lease of no time is not over");
        return written;
    }

    private static void Expect<T>(T found, T expected)
    {
        if (!EqualityComparer<T>.Default.Equals(found, expected)) Expect(false, $"found {found}, expected {expected}");
    }

    private static void Expect(bool isKept, string otherwise)
    {
        if (!isKept) throw new ConsentIntentStoreRuleException(otherwise + ".");
    }
}
