using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>
/// Three runs on one campaign, behind PgBouncer: killed at any moment, cut off from the database, stopped for longer than their lease; the database crashes. No one is
/// charged twice, no one is forgotten, no charge exceeds the budget, and the report is the bill.
/// </summary>
public sealed class SharedKillTests(PostgreSqlServer server, ITestOutputHelper log) : IClassFixture<PostgreSqlServer>
{
    private const int Runs = 3;
    private const int MostRounds = 20;
    private const int Seed = 20261126;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    private static readonly SandboxFault[] Faults =
    [
        SandboxFault.ResetBeforeWork, SandboxFault.ResetAfterWork, SandboxFault.HangUp, SandboxFault.CutBody, SandboxFault.Unavailable,
        SandboxFault.CommitThen503, SandboxFault.InternalError, SandboxFault.MissingFields, SandboxFault.TrailingGarbage,
        SandboxFault.DuplicateInList, SandboxFault.RetryAfterSeconds, SandboxFault.RequestFails,
    ];

    private readonly Random _random = new(Seed);
    private readonly ToolProcess?[] _runs = new ToolProcess?[Runs];

    // By which the database knows them.
    private readonly Guid?[] _ids = new Guid?[Runs];
    private SandboxCampaign _campaign = null!;
    private string _database = "";
    private string _throughLine = "";
    private string _throughBouncer = "";

    [SkippableFact]
    public Task A_few_kills_charge_no_one_twice_and_skip_no_one() => KillAsync(rows: 200, kills: 4, rate: "4/s");

    [SkippableFact]
    [Trait("Category", "Slow")]
    public Task Thirty_kills_charge_no_one_twice_and_skip_no_one() => KillAsync(rows: 5000, kills: 30, rate: "18/s");

    private async Task KillAsync(int rows, int kills, string rate)
    {
        _database = await server.CreateDatabaseAsync();
        await using var campaign = _campaign = await SandboxCampaign.OfAsync(rows);
        await using var bouncer = await PgBouncer.StartAsync(_database, poolSize: 6);
        _throughBouncer = bouncer.Through(_database);
        await using var line = CuttableProxy.To(_throughBouncer);
        _throughLine = line.ConnectionString;
        campaign.Sandbox.Faults.Random(rate: 0.03, Seed, Faults);
        var limit = rows / 2;
        try
        {
            // Its list is the campaign's; the others join.
            for (var index = 0; index < Runs; index++) await StartAsync(index, rate, limit);
            var hits = 0;
            for (var kill = 1; kill <= kills; kill++)
            {
                await ProgressAsync(limit * (kill - 1) / kills);
                await Task.Delay(TimeSpan.FromSeconds(0.3 + _random.NextDouble()));
                if (await KillAsync(_random.Next(Runs), rate, limit)) hits++;
                Assert.InRange(campaign.Sandbox.Ledger.Charges.Count, 0, limit);
                if (kill == kills / 2) await RestartAsync();
                if (kill == (kills * 2 / 3) + 1) await CutAsync(line);
                if (kill == kills) await StopAsync(1);
                log.WriteLine($"kill {kill}: {campaign.Sandbox.Ledger.Charges.Count} charges, {hits} hits");
            }

            foreach (var run in _runs) await run!.WaitAsync();
            // Else the proof would be one of processes that were killed while they started, or had ended.
            Assert.InRange(hits, kills * 3 / 4, kills);
            Assert.InRange(campaign.Sandbox.Ledger.Charges.Count, 1, limit);
            await FinishAsync();
        }
        finally
        {
            foreach (var run in _runs) run?.Dispose();
        }

        campaign.Sandbox.Faults.Clear();
        await campaign.RunAsync("reconcile");
        await campaign.AssertReportIsTheBillAsync();
    }

    /// <summary>Until every row is sent and none is unknown. The service keeps failing.</summary>
    private async Task FinishAsync()
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            Age();
            for (var index = 0; index < Runs; index++) Start(index, rate: null, limit: null);
            var ended = await Task.WhenAll(_runs.Select(run => run!.WaitAsync()));
            foreach (var (exitCode, output, error) in ended) log.WriteLine($"round {round}: exit code {exitCode}, {output.Trim()}\n{error}");
            Assert.All(ended, run => Assert.Contains(run.ExitCode, (int[])[0, 4, 5, 6]));
            if (ended.All(run => run.ExitCode == 0)) return;
        }

        Assert.Fail("The campaign does not come to an end.");
    }

    private void Start(int index, string? rate, int? limit)
    {
        _runs[index]?.Dispose();
        _campaign.JournalOptions = ["--journal", index == 0 ? _throughLine : _throughBouncer, "--campaign", "kills"];
        List<string> more = ["--lease", "2s", "--concurrency", "16", "--stop-after-unknown", "1000", "--resend-after", "10m"];
        more.AddRange(["--rate", rate ?? "none", "--max-charges", limit?.ToString(CultureInfo.InvariantCulture) ?? "none"]);
        _runs[index] = _campaign.Start([.. more]);
    }

    /// <summary>Whether it was hit in the middle of its work: it leaves rows that it had claimed, or was sending.</summary>
    private async Task<bool> KillAsync(int index, string rate, int limit)
    {
        var wasKilled = await _runs[index]!.KillAfterAsync(TimeSpan.Zero);
        var hasLeftRows = _ids[index] is { } id
            && Ask($"SELECT EXISTS (SELECT 1 FROM zalo_campaign.campaign_row WHERE state IN ('not_sent', 'sent') AND owner = '{id}')") is true;
        await StartAsync(index, rate, limit);
        return wasKilled && hasLeftRows;
    }

    /// <summary>Starts it, and waits until the database knows it.</summary>
    private async Task StartAsync(int index, string rate, int limit)
    {
        var known = IdsOfRuns();
        Start(index, rate, limit);
        _ids[index] = null;
        await Poll.UntilAsync(() => _runs[index]!.HasEnded || (_ids[index] = IdsOfRuns().Except(known).Cast<Guid?>().FirstOrDefault()) is not null, "a run that has started");
    }

    private Guid[] IdsOfRuns() => Ask("SELECT to_regclass('zalo_campaign.run') IS NOT NULL") is true
        ? (Guid[])Ask("SELECT coalesce(array_agg(id), '{}') FROM zalo_campaign.run")!
        : [];

    /// <summary>The first run reaches no database for longer than its lease.</summary>
    private static async Task CutAsync(CuttableProxy line)
    {
        line.Cut();
        await Task.Delay(2 * Lease);
        line.Heal();
    }

    /// <summary>Waits for so many charges, so that a slow machine is not killed before it sends anything. Not for ever: most rows may be unknown.</summary>
    private async Task ProgressAsync(int charges)
    {
        for (var wait = 0; _campaign.Sandbox.Ledger.Charges.Count < charges && wait < 100; wait++) await Task.Delay(TimeSpan.FromMilliseconds(100));
    }

    /// <summary>As when the database's machine loses power: what was committed is there again.</summary>
    private async Task RestartAsync()
    {
        await server.StopAsync(crash: true);
        await server.StartAsync();
    }

    /// <summary>As when a machine is paused and resumed.</summary>
    private async Task StopAsync(int index)
    {
        await _runs[index]!.SignalAsync("STOP");
        await Task.Delay(3 * Lease);
        await _runs[index]!.SignalAsync("CONT");
    }

    /// <summary>An hour goes by for the rows that are unknown. Nothing of a dead process is on its way any more.</summary>
    private void Age() => Ask("UPDATE zalo_campaign.campaign_row SET unknown_at = unknown_at - interval '1 hour' WHERE state = 'unknown'");

    private object? Ask(string sql)
    {
        using var database = NpgsqlDataSource.Create(_database);
        using var command = database.CreateCommand(sql);
        return command.ExecuteScalar();
    }
}
