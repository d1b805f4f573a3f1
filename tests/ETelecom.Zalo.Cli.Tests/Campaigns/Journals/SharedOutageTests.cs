using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>A database that is away, full or cut off in the middle of a write: nothing is sent twice, and the reason is reported.</summary>
public sealed class SharedOutageTests(PostgreSqlServer server) : SharedCampaign(server)
{
    [SkippableFact]
    public async Task A_database_that_is_away_is_reported_as_such_whatever_was_asked_of_it()
    {
        await PlanAsync(1);
        await using var line = CuttableProxy.To(Database);
        using var journal = Open(line);
        line.Cut();

        var failures = ((Action[])[() => journal.Count(), () => journal.Figures(), () => Assert.Empty(journal.Report()), () => Assert.NotNull(journal.KeyHash)])
            .Select(ask => FailureReport.For(Record.Exception(ask), new Words(vietnamese: false)));

        Assert.All(failures, failure => Assert.Equal(ExitCode.Stopped, failure.ExitCode));
        Assert.All(failures, failure => Assert.Contains("cannot be reached", string.Join(' ', failure.Lines), StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Why_a_run_stopped_is_reported_when_its_figures_cannot_be_read()
    {
        await PlanAsync(1);
        Execute(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON zalo_campaign.campaign_row FOR EACH ROW WHEN (new.state = 'sent') EXECUTE FUNCTION refuse();
            """);
        await using var line = CuttableProxy.To(Database);
        Folder.JournalOptions = ["--journal", line.ConnectionString, "--campaign", "one"];
        line.DropNext("AND reply_status IS NOT NULL", answer: false);

        var run = await Folder.RunAsync(Environment);

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(1, line.Dropped);
        Assert.Contains("the journal cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("disk is full", run.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_intent_whose_COMMIT_was_not_answered_is_read_back(bool isCommitted)
    {
        await PlanAsync(1);
        await using var line = CuttableProxy.To(Database);
        using var journal = Open(line);
        await using var run = await StartAsync(journal);
        var row = (await run.NextAsync(default))!;
        line.DropNext("SET state = 'sent'", answer: isCommitted);

        var intent = await run.BeginAsync(row, default);
        await run.EndAsync(intent!.Row, Answered(intent.Row));

        Assert.Equal(1, line.Dropped);
        Assert.Equal(1, intent.Row.Attempt);
        Assert.Equal(1, journal.Count().Requested);
        Assert.Equal(1L, Ask("SELECT possible_charges FROM zalo_campaign.campaign"));
        Assert.Equal(0L, Ask("SELECT rows_not_sent FROM zalo_campaign.campaign"));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_ending_whose_COMMIT_was_not_answered_is_written_once(bool isCommitted)
    {
        await PlanAsync(2);
        await using var line = CuttableProxy.To(Database);
        using var journal = Open(line);
        await using var run = await StartAsync(journal);
        var intent = await BeginNextAsync(run);
        line.DropNext("difference AS MATERIALIZED", answer: isCommitted);

        await run.EndAsync(intent, intent with { State = RowState.Granted, Charged = false, EndedAt = run.Clock.GetUtcNow() });

        Assert.Equal(1, line.Dropped);
        Assert.Equal(1, journal.Count().Granted);
        Assert.Equal(0L, Ask("SELECT possible_charges FROM zalo_campaign.campaign"));
        Assert.Equal(1L, Ask("SELECT rows_not_sent FROM zalo_campaign.campaign"));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_whose_COMMIT_was_not_answered_is_claimed_again(bool isCommitted)
    {
        await PlanAsync(3);
        await using var line = CuttableProxy.To(Database);
        using var journal = Open(line);
        await using var run = await StartAsync(journal);
        line.DropNext("FOR UPDATE SKIP LOCKED", answer: isCommitted);

        var lines = new List<long>();
        while (await run.NextAsync(default) is { } row) lines.Add(row.Line);

        Assert.Equal(1, line.Dropped);
        Assert.Equal([2, 3, 4], lines);
    }

    /// <summary>Else no run would look the row up, and this one would wait for it.</summary>
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_of_another_run_is_looked_up_when_the_COMMIT_that_took_it_over_was_not_answered(bool isCommitted)
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var gone = await StartAsync(journal);
        var intent = await BeginNextAsync(gone);
        EndLeases(gone);
        await using var line = CuttableProxy.To(Database);
        using var lossy = Open(line);
        await using var run = await StartAsync(lossy);
        line.DropNext("r.state = ANY", answer: isCommitted);

        var rows = await run.UnsettledAsync(default).ToListAsync();

        Assert.Equal(1, line.Dropped);
        Assert.Equal([intent.Line], rows.Select(row => row.Line));
    }

    [SkippableFact]
    public async Task A_run_continues_after_its_connection_was_cut()
    {
        await PlanAsync(1);
        await using var line = CuttableProxy.To(Database);
        using var journal = Open(line);
        await using var run = await StartAsync(journal);
        var row = (await run.NextAsync(default))!;
        line.Cut();
        var beginning = run.BeginAsync(row, default);
        Assert.False(beginning.IsCompleted);

        line.Heal();
        var intent = (await beginning)!.Row;

        Assert.Equal(1, intent.Attempt);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_continues_after_the_server_was_restarted(bool crash)
    {
        await PlanAsync(2);
        using var journal = Open();
        await using var run = await StartAsync(journal);
        var first = await BeginNextAsync(run);
        var row = (await run.NextAsync(default))!;
        await Server.StopAsync(crash);
        var ending = run.EndAsync(first, Answered(first));
        var beginning = run.BeginAsync(row, default);

        await Server.StartAsync();
        await ending;
        var second = (await beginning)!.Row;

        Assert.Equal(RowState.Requested, journal.FindByPhone(first.Phone)!.State);
        Assert.Equal(1, second.Attempt);
        Assert.Equal(2L, Ask("SELECT possible_charges FROM zalo_campaign.campaign"));
    }

    /// <summary>The table lies on a disk of its own, which is full before the run is over; once there is room, the same command continues.</summary>
    [SkippableFact]
    public async Task A_disk_that_is_full_stops_the_run_and_no_one_is_charged_twice_once_there_is_room()
    {
        await PlanAsync(100);
        using var disk = new SmallDisk(kibibytes: 1024);
        Execute($"CREATE TABLESPACE small LOCATION '{ServerProgram.CreateFolderIn(disk)}'");
        try
        {
            // No page has room for another version of a row.
            Execute("ALTER TABLE zalo_campaign.campaign_row SET (fillfactor = 100)");
            Execute("ALTER TABLE zalo_campaign.campaign_row SET TABLESPACE small");
            Execute("VACUUM FULL zalo_campaign.campaign_row");
            disk.Fill();

            var full = await Folder.RunAsync(Environment);
            disk.Enlarge(kibibytes: 16 * 1024);
            var later = await Folder.RunAsync(Environment);

            // What was sent and could not be written down is looked up, and what remained is sent.
            Assert.Contains("disk is full", full.Error, StringComparison.Ordinal);
            Assert.InRange(full["not_sent"], 1, 100);
            Assert.Equal(0, later.ExitCode);
            Assert.Equal(100, later["charged"]);
            Assert.Equal(100, Sandbox.Ledger.Charges.Count);
            Assert.Equal(100, Sandbox.Ledger.Charges.DistinctBy(charge => charge.Phone).Count());
        }
        finally
        {
            Execute("ALTER TABLE zalo_campaign.campaign_row SET TABLESPACE pg_default");
            Execute("DROP TABLESPACE small");
            await Server.StopAsync();
            await Server.StartAsync();
        }
    }

    /// <summary>As when the disk fills up between the plan and the first intent.</summary>
    [SkippableFact]
    public async Task A_server_that_reports_a_full_disk_for_an_intent_stops_the_run_and_its_words_are_in_no_message()
    {
        await PlanAsync(4);
        Execute(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'no space for 84912000000'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON zalo_campaign.campaign_row FOR EACH ROW WHEN (new.state = 'sent') EXECUTE FUNCTION refuse();
            """);

        var run = await Folder.RunAsync(Environment);

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(4, run["not_sent"]);
        Assert.Contains("disk is full", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("84912000000", run.Error, StringComparison.Ordinal);
        Assert.Empty(Sandbox.Ledger.Charges);
    }
}
