using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>A write whose answer is lost is treated neither as made nor as failed: whichever it was, one request goes out.</summary>
public class LostCommitTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    // In this order: the attempt begins, the request may be sent, it was answered.
    public static TheoryData<string, bool> Writes => new()
    {
        { "insert into zalo_consent.intent", false },
        { "insert into zalo_consent.intent", true },
        { "sending", false },
        { "sending", true },
        { "answered", false },
        { "answered", true },
    };

    [SkippableTheory]
    [MemberData(nameof(Writes))]
    public async Task A_write_whose_answer_is_lost_changes_nothing_for_the_caller(string write, bool isCommitted)
    {
        var connectionString = await server.CreateWithTablesAsync();
        await using var wire = CuttableProxy.To(connectionString);
        await using var database = Databases.Open(wire.ConnectionString);
        await using var sandbox = await ZaloSandbox.StartAsync();
        var store = new PostgreSqlConsentIntentStore(database);
        using var client = sandbox.ClientWith(store);

        wire.DropNext(write, answer: isCommitted);
        var result = await client.EnsureConsentAsync(Databases.AnyRequest);

        Assert.Equal(1, wire.Dropped);
        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.Equal(Assert.Single(sandbox.Ledger.Charges).RecordId, result.Consent!.Id);
        var intent = await store.FindAsync(Databases.Account, Databases.AnyRequest.OaId, "84912345678");
        Assert.Equal(1, intent!.Attempt);
        Assert.Equal(ConsentIntentState.Ended, intent.State);
        Assert.Equal(ConsentIntentOutcome.Answered, intent.Outcome);
        Assert.Equal(3L, await database.ExecuteAsync("select count(*) from zalo_consent.event"));
    }
}
