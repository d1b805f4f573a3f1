using System;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>The clock of an intent is the database's: a machine whose own clock is a day wrong neither asks before the time nor waits for a dead owner.</summary>
public sealed class ClockTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private static readonly EnsureConsentOptions AfterAnHour = new() { RecoveryDuration = TimeSpan.Zero, ResendUnknownAfter = TimeSpan.FromHours(1) };

    /// <summary>By the clock of the machine, the outcome has been unknown for a day.</summary>
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task An_unknown_outcome_is_sent_again_when_the_database_says_that_its_time_has_come(int days)
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = ClientOf(sandbox, database, TimeSpan.FromDays(days));
        await PutAsync(database, ConsentIntentState.Unknown, TimeSpan.Zero);

        var early = await client.EnsureConsentAsync(Databases.AnyRequest, AfterAnHour);
        var charged = sandbox.Ledger.Charges.Count;
        await database.ExecuteAsync("update zalo_consent.intent set lost_at = lost_at - interval '61 minutes', changed_at = changed_at - interval '61 minutes'");
        var later = await client.EnsureConsentAsync(Databases.AnyRequest, AfterAnHour);

        Assert.Equal(EnsureConsentStatus.Unresolved, early.Status);
        Assert.Equal(0, charged);
        Assert.Equal(EnsureConsentStatus.Requested, later.Status);
    }

    /// <summary>By the clock of the machine, the lease was over yesterday, or is over tomorrow.</summary>
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task An_owner_is_dead_when_the_database_says_so(int days)
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = ClientOf(sandbox, database, TimeSpan.FromDays(days));
        await PutAsync(database, ConsentIntentState.Sending, TimeSpan.FromHours(1));
        var calling = client.EnsureConsentAsync(Databases.AnyRequest, AfterAnHour);
        await Task.WhenAny(calling, Poll.UntilAsync(async () => await database.ExecuteAsync("select coalesce(sum(seq_scan + idx_scan), 0) > 3 from pg_stat_user_tables where relname = 'intent'") is true, "reads"));
        Assert.False(calling.IsCompleted);

        await database.ExecuteAsync("update zalo_consent.intent set lease_until = clock_timestamp()");

        Assert.Equal(EnsureConsentStatus.Unresolved, (await calling).Status);
        Assert.Empty(sandbox.Ledger.Charges);
    }

    private static ZaloConsentClient ClientOf(ZaloSandbox sandbox, NpgsqlDataSource database, TimeSpan ahead)
    {
        var options = sandbox.CreateClientOptions();
        (options.IntentStore, options.IntentAccount, options.TimeProvider) = (new PostgreSqlConsentIntentStore(database), Databases.Account, new ClockAhead { By = ahead });
        return new ZaloConsentClient(options);
    }

    private static async Task PutAsync(NpgsqlDataSource database, ConsentIntentState state, TimeSpan lease) => await new PostgreSqlConsentIntentStore(database).TryWriteAsync(
        new ConsentIntent
        {
            Account = Databases.Account, OaId = Databases.AnyRequest.OaId, Phone = "84912345678", Attempt = 1, State = state, Owner = "another", IdsBefore = [],
            CallType = Databases.AnyRequest.CallType, ReasonCode = Databases.AnyRequest.ReasonCode, LostAt = state == ConsentIntentState.Unknown ? DateTimeOffset.UtcNow : null,
        },
        lease);
}
