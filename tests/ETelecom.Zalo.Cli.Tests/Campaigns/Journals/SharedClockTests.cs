using System;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>The clock of a shared campaign is the database's: a machine whose own clock is incorrect or jumps neither sends nor takes what it may not.</summary>
public sealed class SharedClockTests(PostgreSqlServer server) : SharedCampaign(server)
{
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_clock_that_jumps_moves_no_time_of_the_journal(int days)
    {
        await PlanAsync(1);
        var clock = new ClockAhead { By = TimeSpan.Zero };
        using var journal = Open();
        await using var run = await StartAsync(journal, clock: clock);
        var intent = await BeginNextAsync(run);

        clock.By = TimeSpan.FromDays(days);
        var now = run.Clock.GetUtcNow();
        await run.EndAsync(intent, Answered(intent) with { EndedAt = now });

        Assert.InRange(now - DateTimeOffset.UtcNow, TimeSpan.FromHours(-1), TimeSpan.FromHours(1));
        Assert.Equal(true, Ask("SELECT ended_at - sent_at BETWEEN interval '0' AND interval '1 hour' FROM zalo_campaign.campaign_row"));
    }

    /// <summary>By this machine's clock, its lease was over yesterday.</summary>
    [SkippableFact]
    public async Task A_machine_whose_clock_is_ahead_takes_no_row_of_a_run_that_lives()
    {
        await PlanAsync(2);
        using var journal = Open();
        await using var living = await StartAsync(journal);
        await BeginNextAsync(living);
        await using var ahead = await StartAsync(journal, clock: new ClockAhead());

        Assert.Empty(await ahead.UnsettledAsync(default).ToListAsync());
        Assert.Null(await ahead.NextAsync(default));
        Assert.Equal(1, journal.Count().InProgress);
    }

    /// <summary>By this machine's clock, the row has been unknown for a day.</summary>
    [SkippableFact]
    public async Task A_machine_whose_clock_is_ahead_sends_no_unknown_row_before_its_time()
    {
        await PrepareAsync();
        Sandbox.Faults.Next(SandboxFault.ResetBeforeWork, "RequestConsent");
        var first = await Folder.WithNumbers(1).RunAsync(Environment, "--no-check");

        var early = await RunAheadAsync();
        Execute("UPDATE zalo_campaign.campaign_row SET unknown_at = unknown_at - interval '11 minutes'");
        var charged = Sandbox.Ledger.Charges.Count;
        var later = await RunAheadAsync();

        Assert.Equal(5, first.ExitCode);
        Assert.Equal(1, first["unknown"]);
        Assert.Equal(5, early.ExitCode);
        Assert.Equal(1, early["unknown"]);
        Assert.Equal(0, charged);
        Assert.Equal(0, later.ExitCode);
        Assert.Equal(1, later["charged"]);

        async Task<CampaignResult> RunAheadAsync() => CampaignResult.Of(await CliRun.OfAsync(
            Folder.RunCommand("--yes", "--json", "--no-check", "--resend-after", "10m"), Environment, clock: new ClockAhead()));
    }

    /// <summary>This machine's clock is a day ahead of the database, which knows when a row failed.</summary>
    [SkippableFact]
    public async Task When_a_row_failed_is_judged_by_the_clock_of_the_database()
    {
        await PrepareAsync();
        Sandbox.Faults.Next(SandboxFault.RequestFails, "RequestConsent");
        await Folder.WithNumbers(1).RunAsync(Environment, "--no-check");
        using var journal = Open();
        var code = journal.Rows(RowState.Failed).Single().Detail!.Split(' ')[0];

        var plan = CampaignResult.Of(await CliRun.OfAsync(
            Folder.RunCommand("--dry-run", "--json", "--retry-refused", code, "--retry-charged"), Environment, clock: new ClockAhead()));

        Assert.Equal(0, plan["not_sent"]);
        Assert.Equal(1, plan["done"]);
    }
}
