using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>Without its database a client sends nothing, says why, and says no secret.</summary>
public sealed class OutageTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [SkippableFact]
    public async Task A_wrong_password_stops_the_request_and_is_in_no_message()
    {
        var settings = new NpgsqlConnectionStringBuilder(await server.CreateWithTablesAsync()) { Password = "another-password-that-is-never-shown" };

        var failure = await FailAsync(settings.ConnectionString);

        Assert.Contains("refused the login: check the user and the password (SQLSTATE 28P01)", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("never-shown", Everything(failure), StringComparison.Ordinal);
        Assert.DoesNotContain("postgres", failure.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("localhost", "SocketException")]
    [InlineData("no-such-server.invalid", "SocketException")]
    public async Task A_server_that_is_not_there_stops_the_request_and_is_in_no_message(string host, string reason)
    {
        var port = ServerProgram.FindFreePort();
        var settings = new NpgsqlConnectionStringBuilder(await server.CreateWithTablesAsync()) { Port = port, Host = host };

        var failure = await FailAsync(settings.ConnectionString);

        Assert.Contains("PostgreSQL could not be reached", failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgreSqlServer.Password, Everything(failure), StringComparison.Ordinal);
        Assert.DoesNotContain(host, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(port.ToString(CultureInfo.InvariantCulture), failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_database_without_the_tables_stops_the_request_and_the_message_says_how_they_are_made() =>
        Assert.Contains("zalo-consent store init", (await FailAsync(await server.CreateDatabaseAsync())).Message, StringComparison.Ordinal);

    [SkippableTheory]
    [InlineData(3, "update the program")]
    [InlineData(1, "zalo-consent store init")]
    public async Task Tables_of_another_version_stop_the_request(int version, string advice)
    {
        var connectionString = await server.CreateWithTablesAsync();
        await using var database = Databases.Open(connectionString);
        await database.ExecuteAsync(FormattableString.Invariant($"update zalo_consent.version set version = {version}"));

        Assert.Contains(advice, (await FailAsync(connectionString)).Message, StringComparison.Ordinal);
    }

    /// <summary>The events lie on a disk of their own.</summary>
    [SkippableFact]
    public async Task A_disk_that_is_full_stops_the_request_until_there_is_room()
    {
        using var disk = new SmallDisk(kibibytes: 64);
        var own = new PostgreSqlServer();
        try
        {
            await own.InitializeAsync();
            var connectionString = await own.CreateWithTablesAsync();
            await using var database = Databases.Open(connectionString);
            await database.ExecuteAsync($"create tablespace small location '{ServerProgram.CreateFolderIn(disk)}'");
            await database.ExecuteAsync("alter table zalo_consent.event set tablespace small");
            disk.Fill();

            Assert.Contains("no space left", (await FailAsync(connectionString)).Message, StringComparison.Ordinal);

            disk.Enlarge(kibibytes: 1024);
            await using var sandbox = await ZaloSandbox.StartAsync();
            using var client = sandbox.ClientWith(new PostgreSqlConsentIntentStore(database));
            Assert.Equal(EnsureConsentStatus.Requested, (await client.EnsureConsentAsync(Databases.AnyRequest)).Status);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_server_that_reports_a_full_disk_once_the_request_was_answered_takes_nothing_from_the_caller_and_the_intent_is_settled_later()
    {
        var connectionString = await server.CreateWithTablesAsync();
        await using var database = Databases.Open(connectionString);
        await using var sandbox = await ZaloSandbox.StartAsync();
        var store = new PostgreSqlConsentIntentStore(database);
        using var client = sandbox.ClientWith(store);
        await ReportFullDiskAsync(database, "ended");

        var result = await client.EnsureConsentAsync(Databases.AnyRequest);
        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.Equal(ConsentIntentState.Sending, (await FindAsync(store))!.State);

        // The disk has space again, and the lease of the owner is over.
        await database.ExecuteAsync("drop trigger full_disk on zalo_consent.intent; update zalo_consent.intent set lease_until = clock_timestamp()");
        var later = await client.EnsureConsentAsync(Databases.AnyRequest, new EnsureConsentOptions { RecoveryDuration = TimeSpan.Zero });

        Assert.Equal(EnsureConsentStatus.AlreadyPending, later.Status);
        Assert.Equal(result.Consent!.Id, later.Consent!.Id);
        Assert.Equal(ConsentIntentOutcome.Recovered, (await FindAsync(store))!.Outcome);
        Assert.Single(sandbox.Ledger.Charges);
    }

    [SkippableFact]
    public async Task A_server_that_restarts_while_the_request_is_in_flight_changes_nothing()
    {
        var own = new PostgreSqlServer();
        try
        {
            await own.InitializeAsync();
            await using var database = Databases.Open(await own.CreateWithTablesAsync());
            await using var sandbox = await ZaloSandbox.StartAsync();
            var store = new PostgreSqlConsentIntentStore(database);
            var gate = new Gate();
            using var http = new HttpClient(gate);
            var options = sandbox.CreateClientOptions();
            (options.IntentStore, options.IntentAccount) = (store, Databases.Account);
            using var client = new ZaloConsentClient(http, options);

            var call = client.EnsureConsentAsync(Databases.AnyRequest);
            await gate.IsReached;
            await own.StopAsync(crash: true);
            await own.StartAsync();
            gate.Open();

            Assert.Equal(EnsureConsentStatus.Requested, (await call).Status);
            Assert.Equal(ConsentIntentOutcome.Answered, (await FindAsync(store))!.Outcome);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_caller_who_cancels_does_not_wait_for_a_database_that_hangs()
    {
        var connectionString = await server.CreateWithTablesAsync();
        await using var database = Databases.Open(connectionString);
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.ClientWith(new PostgreSqlConsentIntentStore(database));
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var block = new NpgsqlCommand("lock table zalo_consent.intent in access exclusive mode", connection, transaction)) await block.ExecuteNonQueryAsync();
        using var source = new CancellationTokenSource();

        var call = client.EnsureConsentAsync(Databases.AnyRequest, null, source.Token);
        Assert.False(call.IsCompleted);
        await source.CancelAsync();

        var cancelled = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => call);
        Assert.Equal(RequestOutcome.NotSent, cancelled.Outcome);
        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Empty(sandbox.Ledger.Charges);
    }

    [SkippableFact]
    public async Task A_caller_who_cancels_gets_its_own_token_and_none_of_the_words_of_the_driver()
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());
        var store = new PostgreSqlConsentIntentStore(database);
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var block = new NpgsqlCommand("lock table zalo_consent.intent in access exclusive mode", connection, transaction)) await block.ExecuteNonQueryAsync();
        using var source = new CancellationTokenSource();

        var call = FindAsync(store, source.Token);
        await WaitForALockAsync(database);
        await source.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Null(cancelled.InnerException);
    }

    [SkippableTheory]
    [InlineData("result = '{\"status\":\"of a later version\"}'")]
    [InlineData("result = '[]'")]
    [InlineData("state = 'of_a_later_version'")]
    [InlineData("outcome = 'of_a_later_version'")]
    public async Task An_intent_that_this_version_cannot_read_stops_the_request(string change)
    {
        var connectionString = await server.CreateWithTablesAsync();
        await using var database = Databases.Open(connectionString);
        await WriteAsync(database, ConsentIntentState.Ended, "84912345678");
        await MakeUnreadableAsync(database, change);

        Assert.Contains("update the program", (await FailAsync(connectionString)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_intent_that_this_version_cannot_read_does_not_keep_the_others_from_being_settled()
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());
        var store = new PostgreSqlConsentIntentStore(database);
        await WriteAsync(database, ConsentIntentState.Sending, "84912345678");
        await MakeUnreadableAsync(database, "result = '[]'");
        await Assert.ThrowsAsync<ConsentIntentStoreException>(() => store.FindAbandonedAsync(Databases.Account, 10));

        await WriteAsync(database, ConsentIntentState.Sending, "84912345679");

        Assert.Equal("84912345679", Assert.Single(await store.FindAbandonedAsync(Databases.Account, 10)).Phone);
    }

    private static Task<ConsentIntent?> FindAsync(PostgreSqlConsentIntentStore store, CancellationToken cancellationToken = default) =>
        store.FindAsync(Databases.Account, Databases.AnyRequest.OaId, "84912345678", cancellationToken);

    private static async Task WriteAsync(NpgsqlDataSource database, ConsentIntentState state, string phone) => await new PostgreSqlConsentIntentStore(database).TryWriteAsync(
        new ConsentIntent
        {
            Account = Databases.Account, OaId = Databases.AnyRequest.OaId, Phone = phone, Attempt = 1, State = state, Owner = "another", CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification,
        },
        TimeSpan.Zero);

    /// <summary>As a later version may have written it.</summary>
    private static async Task MakeUnreadableAsync(NpgsqlDataSource database, string change) => await database.ExecuteAsync($"""
        alter table zalo_consent.intent drop constraint intent_state_check, drop constraint intent_outcome_check;
        update zalo_consent.intent set {change}
        """);

    private static Task WaitForALockAsync(NpgsqlDataSource database) => Poll.UntilAsync(
        async () => await database.ExecuteAsync("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()") is not 0L, "a wait for a lock");

    /// <summary>Every write of a state fails as it does where the disk of the server is full.</summary>
    private static async Task ReportFullDiskAsync(NpgsqlDataSource database, string state) => await database.ExecuteAsync($"""
        create function full_disk() returns trigger language plpgsql as
        $body$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $body$;
        create trigger full_disk before insert or update on zalo_consent.intent for each row when (new.state = '{state}') execute function full_disk()
        """);

    private static async Task<ZaloConsentException> FailAsync(string connectionString)
    {
        await using var database = Databases.Open(connectionString);
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.ClientWith(new PostgreSqlConsentIntentStore(database));

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.EnsureConsentAsync(Databases.AnyRequest));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.False(failure.MayHaveBeenCharged);
        Assert.Empty(sandbox.Ledger.Charges);
        return failure;
    }

    /// <summary>Also what the SDK's own exceptions omit: the words of all inner ones.</summary>
    private static string Everything(Exception exception)
    {
        var text = "";
        for (var current = exception; current is not null; current = current.InnerException!) text += current + current.Message + string.Join(",", current.Data.Values);
        return text;
    }

    /// <summary>Holds the request that can be charged until it is opened.</summary>
    private sealed class Gate() : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsReached => _reached.Task;

        public void Open() => _open.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/RequestConsent", StringComparison.Ordinal))
            {
                _reached.TrySetResult();
                await _open.Task.WaitAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
