using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>A campaign in a database of its own, and runs on it as those of several machines.</summary>
public abstract class SharedCampaign(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IAsyncLifetime, IDisposable
{
    private protected PostgreSqlServer Server => server;

    private protected CampaignFolder Folder { get; } = new();

    private protected ZaloSandbox Sandbox { get; private set; } = null!;

    private protected string Database { get; private set; } = "";

    public async Task InitializeAsync() => Sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Dictionary<string, string> Environment => CliRun.EnvironmentOf(Sandbox.BaseUrl(ZaloAccount.Shop));

    private protected static CampaignRow Answered(CampaignRow intent) =>
        intent with { State = RowState.Requested, Charged = true, ConsentId = "1", EndedAt = DateTimeOffset.UnixEpoch };

    private protected async Task PrepareAsync()
    {
        Database = await server.CreateDatabaseAsync();
        Folder.JournalOptions = ["--journal", Database, "--campaign", "one"];
    }

    private protected async Task PlanAsync(int rows)
    {
        await PrepareAsync();
        Assert.Equal(6, (await Folder.WithNumbers(rows).RunAsync(Environment, "--max-charges", "0")).ExitCode);
        // As if it had been planned long ago, and without a limit.
        Execute("UPDATE zalo_campaign.campaign SET max_charges = NULL; DELETE FROM zalo_campaign.run");
    }

    private protected ICampaignJournal Open(CuttableProxy? line = null, TimeSpan? lease = null) =>
        SharedJournal.Open(line?.ConnectionString ?? Database, "one", lease: lease);

    private protected static async Task<ICampaignRun> StartAsync(ICampaignJournal journal, RunSettings? settings = null, TimeProvider? clock = null)
    {
        var run = await journal.StartAsync(journal.Key(), settings ?? new RunSettings(), clock ?? TimeProvider.System);
        await run.StartOverAsync(default);
        return run;
    }

    private protected static async Task<CampaignRow> BeginNextAsync(ICampaignRun run) =>
        (await run.BeginAsync((await run.NextAsync(default))!, default))!.Row;

    private protected static async Task<CampaignRow> FirstAbandonedAsync(ICampaignRun run)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await run.AbandonedAsync(enough.Token).FirstAsync(enough.Token);
    }

    /// <summary>A run that waits for so long sends nothing until then.</summary>
    private protected static async Task AssertWaitsAsync(ICampaignRun run, WatchedClock clock, TimeSpan atLeast)
    {
        using var stop = new CancellationTokenSource();
        var row = (await run.NextAsync(default))!;
        clock.WatchFrom(atLeast);
        var beginning = run.BeginAsync(row, stop.Token);
        await clock.Waits.WaitAsync(TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => beginning);
    }

    /// <summary>As when a run has given no sign of life for long.</summary>
    private protected void EndLeases(ICampaignRun run) =>
        Execute($"UPDATE zalo_campaign.run SET lease_until = '-infinity' WHERE id = '{((PostgreSqlRun)run).Id}'");

    private protected void Execute(string sql) => Ask(sql);

    private protected object? Ask(string sql)
    {
        using var database = NpgsqlDataSource.Create(Database);
        using var command = database.CreateCommand(sql);
        return command.ExecuteScalar();
    }
}
