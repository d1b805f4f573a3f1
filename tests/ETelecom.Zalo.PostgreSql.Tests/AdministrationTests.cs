using System;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>The tables are made once, counted, and kept small, and a client needs few rights on them.</summary>
public class AdministrationTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [SkippableFact]
    public async Task Many_programs_make_the_tables_at_once_and_again()
    {
        await using var database = Databases.Open(await server.CreateDatabaseAsync());
        var administration = new PostgreSqlIntentAdministration(database);

        Assert.Null((await administration.ReadStatusAsync()).Version);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => administration.InitializeAsync()));
        await administration.InitializeAsync();

        Assert.Equal(new PostgreSqlIntentStatus(2, 0, 0, 0, 0, 0), await administration.ReadStatusAsync());
    }

    [SkippableFact]
    public async Task Tables_of_a_newer_version_are_not_changed()
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());
        await database.ExecuteAsync("update zalo_consent.version set version = 3");
        var administration = new PostgreSqlIntentAdministration(database);

        Assert.Contains("update the program", (await Assert.ThrowsAsync<ConsentIntentStoreException>(() => administration.InitializeAsync())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConsentIntentStoreException>(() => administration.ReadStatusAsync());
        Assert.Equal(3, await database.ExecuteAsync("select version from zalo_consent.version"));
    }

    [SkippableFact]
    public async Task Intents_are_counted_by_what_has_to_be_done()
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());
        var store = new PostgreSqlConsentIntentStore(database);
        foreach (var (state, lease) in new[]
        {
            (ConsentIntentState.Checking, 1), (ConsentIntentState.Checking, 0), (ConsentIntentState.Sending, 1), (ConsentIntentState.Searching, 1),
            (ConsentIntentState.Sending, 0), (ConsentIntentState.Unknown, 0), (ConsentIntentState.Ended, 0),
        }) await WriteAsync(store, state, TimeSpan.FromHours(lease));

        Assert.Equal(new PostgreSqlIntentStatus(2, 1, 2, 1, 1, 2), await new PostgreSqlIntentAdministration(database).ReadStatusAsync());
    }

    [SkippableFact]
    public async Task Only_what_was_over_long_ago_is_deleted()
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());
        var store = new PostgreSqlConsentIntentStore(database);
        var administration = new PostgreSqlIntentAdministration(database);
        foreach (var state in Enum.GetValues<ConsentIntentState>()) await WriteAsync(store, state, TimeSpan.Zero);
        var alive = await WriteAsync(store, ConsentIntentState.Checking, TimeSpan.FromDays(100));
        await database.ExecuteAsync("update zalo_consent.intent set changed_at = changed_at - interval '31 days'; update zalo_consent.event set at = at - interval '31 days'");
        var recent = await WriteAsync(store, ConsentIntentState.Ended, TimeSpan.Zero);
        var recentlyDead = await WriteAsync(store, ConsentIntentState.Checking, TimeSpan.Zero);

        // The one that ended, and the one whose owner died before it could send.
        var (intents, events) = await administration.PruneAsync(TimeSpan.FromDays(30));
        Assert.Equal(2, intents);
        Assert.Equal(6, events);

        (intents, events) = await administration.PruneAsync(TimeSpan.FromDays(30));
        Assert.Equal(0, intents);
        Assert.Equal(0, events);
        foreach (var kept in new[] { alive, recent, recentlyDead }) Assert.NotNull(await store.FindAsync(Databases.Account, kept.OaId, kept.Phone));
        Assert.Equal("searching,sending,unknown", await database.ExecuteAsync(
            "select string_agg(state, ',' order by state) from zalo_consent.intent where changed_at < now() - interval '30 days' and lease_until < now()"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => administration.PruneAsync(TimeSpan.FromHours(23)));
    }

    [SkippableFact]
    public async Task A_deleted_intent_is_not_confused_with_the_one_that_comes_after_it()
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());
        var store = new PostgreSqlConsentIntentStore(database);
        var first = await WriteAsync(store, ConsentIntentState.Checking, TimeSpan.Zero);
        await database.ExecuteAsync("delete from zalo_consent.intent");
        await store.TryWriteAsync(first with { Revision = 0, Owner = "another" }, TimeSpan.Zero);

        Assert.Null(await store.TryWriteAsync(first with { State = ConsentIntentState.Sending }, TimeSpan.Zero));
    }

    [SkippableFact]
    public async Task The_rights_of_the_README_are_enough_for_a_client_and_no_more()
    {
        var owner = await server.CreateWithTablesAsync();
        await using var database = Databases.Open(owner);
        await database.ExecuteAsync($"""
            create role app login password '{PostgreSqlServer.Password}';
            {Readme.Grants}
            """);
        await using var asApp = Databases.Open(new NpgsqlConnectionStringBuilder(owner) { Username = "app" }.ConnectionString);
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.ClientWith(new PostgreSqlConsentIntentStore(asApp));

        Assert.Equal(EnsureConsentStatus.Requested, (await client.EnsureConsentAsync(Databases.AnyRequest)).Status);
        Assert.Equal(EnsureConsentStatus.AlreadyPending, (await client.EnsureConsentAsync(Databases.AnyRequest)).Status);
        foreach (var statement in new[] { "delete from zalo_consent.intent", "update zalo_consent.event set at = now()", "select from zalo_consent.event" })
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => asApp.ExecuteAsync(statement))).SqlState);
    }

    private static async Task<ConsentIntent> WriteAsync(PostgreSqlConsentIntentStore store, ConsentIntentState state, TimeSpan lease) => (await store.TryWriteAsync(
        new ConsentIntent
        {
            Account = Databases.Account, OaId = "1234567890123456789", Phone = Guid.NewGuid().ToString("N"), Attempt = 1, State = state, Owner = Guid.NewGuid().ToString("N"),
            CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification,
        },
        lease))!;
}
