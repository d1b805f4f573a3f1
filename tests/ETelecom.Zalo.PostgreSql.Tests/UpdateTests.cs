using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>Tables of version 1, which kept no account, are updated in place: what they hold keeps its effect for every account.</summary>
public sealed class UpdateTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private static readonly EnsureConsentOptions LookOnce = new() { RecoveryDuration = TimeSpan.Zero };

    [SkippableFact]
    public async Task Many_programs_update_the_tables_at_once_and_keep_what_is_in_them()
    {
        await using var database = await OfVersion1Async();
        await AddAsync(database, "unknown");
        var administration = new PostgreSqlIntentAdministration(database);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => administration.InitializeAsync()));

        Assert.Equal(new PostgreSqlIntentStatus(2, 0, 0, 0, 1, 0), await administration.ReadStatusAsync());
        Assert.Equal(1L, await database.ExecuteAsync("select count(*) from zalo_consent.event where account = ''"));
    }

    /// <summary>Whose request it was is not known, so neither account sends beside it.</summary>
    [SkippableTheory]
    [InlineData("unknown")]
    [InlineData("sending")]
    public async Task A_request_of_version_1_without_an_outcome_stops_every_account_until_someone_decides(string state)
    {
        await using var database = await OfVersion1Async();
        await AddAsync(database, state);
        await new PostgreSqlIntentAdministration(database).InitializeAsync();
        await using var sandbox = await ZaloSandbox.StartAsync();
        var store = new PostgreSqlConsentIntentStore(database);
        using var shop = ClientOf(sandbox, store, "shop");
        using var partner = ClientOf(sandbox, store, "partner");

        Assert.Equal(EnsureConsentStatus.Unresolved, (await shop.EnsureConsentAsync(Databases.AnyRequest, LookOnce)).Status);
        Assert.Equal(EnsureConsentStatus.Unresolved, (await partner.EnsureConsentAsync(Databases.AnyRequest, LookOnce)).Status);
        Assert.Empty(sandbox.Ledger.Charges);

        Assert.True(await store.AllowAnotherRequestAsync("partner", Databases.AnyRequest.OaId, Databases.AnyRequest.Phone, "a test"));
        Assert.Equal(EnsureConsentStatus.Requested, (await partner.EnsureConsentAsync(Databases.AnyRequest, LookOnce)).Status);
        Assert.Equal("partner", await database.ExecuteAsync("select string_agg(account, ',') from zalo_consent.intent"));
    }

    [SkippableFact]
    public async Task What_a_dead_owner_of_version_1_may_have_sent_is_settled()
    {
        await using var database = await OfVersion1Async();
        await AddAsync(database, "sending");
        await new PostgreSqlIntentAdministration(database).InitializeAsync();
        await using var sandbox = await ZaloSandbox.StartAsync();
        var store = new PostgreSqlConsentIntentStore(database);
        using var client = ClientOf(sandbox, store, "shop");

        Assert.Equal("shop", Assert.Single(await store.FindAbandonedAsync("shop", 10)).Account);
        Assert.Equal(EnsureConsentStatus.Unresolved, (await client.EnsureConsentAsync(Databases.AnyRequest, LookOnce)).Status);
        Assert.Equal("unknown", await database.ExecuteAsync("select state from zalo_consent.intent"));
        Assert.Empty(sandbox.Ledger.Charges);
    }

    /// <summary>A program of the earlier version that is still running sends nothing beside those of this one.</summary>
    [SkippableFact]
    public async Task A_program_of_version_1_writes_nothing_into_the_tables_of_version_2()
    {
        await using var database = await OfVersion1Async();
        await AddAsync(database, "checking");
        await new PostgreSqlIntentAdministration(database).InitializeAsync();

        // As that version begins an attempt, and as it logs each of its writes.
        await Assert.ThrowsAsync<PostgresException>(() => AddAsync(database, "checking", phone: "84912345679"));
        await Assert.ThrowsAsync<PostgresException>(() => LogAsync(database));
    }

    private async Task<NpgsqlDataSource> OfVersion1Async()
    {
        var database = Databases.Open(await server.CreateDatabaseAsync());
        using var script = new StreamReader(typeof(UpdateTests).Assembly.GetManifestResourceStream("schema.v1")!);
        await database.ExecuteAsync(await script.ReadToEndAsync());
        return database;
    }

    private static async Task AddAsync(NpgsqlDataSource database, string state, string phone = "84912345678")
    {
        await database.ExecuteAsync($"""
            insert into zalo_consent.intent (oa_id, phone, attempt, revision, state, owner, call_type, reason_code, ids_before, sent_at, lost_at, is_service_done, lease_until, changed_at)
            values ('{Databases.AnyRequest.OaId}', '{phone}', 1, 1, '{state}', 'a machine', '{Databases.AnyRequest.CallType}', '{Databases.AnyRequest.ReasonCode}', array[]::text[],
                    now(), now(), false, now(), now())
            """);
        await LogAsync(database);
    }

    private static Task<object?> LogAsync(NpgsqlDataSource database) => database.ExecuteAsync($"""
        insert into zalo_consent.event (at, oa_id, phone, attempt, state, owner, call_type, reason_code)
        select changed_at, oa_id, phone, attempt, state, owner, call_type, reason_code from zalo_consent.intent
        """);

    private static ZaloConsentClient ClientOf(ZaloSandbox sandbox, IConsentIntentStore store, string account)
    {
        var options = sandbox.CreateClientOptions();
        (options.IntentStore, options.IntentAccount) = (store, account);
        return new ZaloConsentClient(options);
    }
}
