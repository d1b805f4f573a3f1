using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>What one run has in its hands no other run sends; what it leaves is looked up by those that are there.</summary>
public sealed class SharedRowsTests(PostgreSqlServer server) : SharedCampaign(server)
{
    [SkippableFact]
    public async Task A_row_of_a_run_whose_lease_is_over_is_looked_up_and_its_late_answer_still_counts()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var slow = await StartAsync(journal);
        await using var other = await StartAsync(journal);
        var intent = await BeginNextAsync(slow);
        Assert.Empty(await other.UnsettledAsync(default).ToListAsync());
        EndLeases(slow);

        var abandoned = (await other.UnsettledAsync(default).ToListAsync()).Single();
        await other.WriteAsync(abandoned, abandoned with { State = RowState.Unknown, UnknownAt = other.Clock.GetUtcNow() });
        var unknown = journal.Count();
        await slow.EndAsync(intent, Answered(intent));
        await other.WriteAsync(abandoned, abandoned with { State = RowState.Unknown, UnknownAt = other.Clock.GetUtcNow() });

        Assert.Null(await other.NextAsync(default));
        Assert.Equal(1, unknown.Unknown);
        Assert.Equal(0, unknown.NotSent);
        Assert.Equal(1, journal.Count().Requested);
        Assert.Equal(1, journal.Count().PossibleCharges);
    }

    [SkippableFact]
    public async Task A_claim_of_a_run_whose_lease_is_over_is_another_s_to_send()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var slow = await StartAsync(journal);
        await using var other = await StartAsync(journal);
        var row = (await slow.NextAsync(default))!;
        Assert.Null(await other.NextAsync(default));
        EndLeases(slow);
        await other.StartOverAsync(default);
        var claimed = (await other.NextAsync(default))!;

        var late = await slow.BeginAsync(row, default);
        var intent = await other.BeginAsync(claimed, default);

        Assert.Null(late);
        Assert.False(slow.BudgetIsSpent);
        Assert.Equal(1, intent?.Row.Attempt);
        Assert.Equal(1, journal.Count().PossibleCharges);
    }

    [SkippableFact]
    public async Task What_a_run_says_of_a_former_attempt_changes_nothing()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var slow = await StartAsync(journal);
        await using var other = await StartAsync(journal);
        var first = await BeginNextAsync(slow);
        EndLeases(slow);
        var abandoned = (await other.UnsettledAsync(default).ToListAsync()).Single();
        await other.WriteAsync(abandoned, abandoned.NotSent());
        await other.StartOverAsync(default);
        var second = await BeginNextAsync(other);

        await slow.EndAsync(first, Answered(first) with { ConsentId = "former" });

        var row = journal.FindByPhone(first.Phone)!;
        Assert.Equal(RowState.Sent, row.State);
        Assert.Equal(2, row.Attempt);
        Assert.Null(row.ConsentId);
        await other.EndAsync(second, Answered(second));
        Assert.Equal(1, journal.Count().Requested);
    }

    [SkippableFact]
    public async Task A_change_that_was_delayed_on_its_way_changes_no_later_attempt()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var run = await StartAsync(journal);
        var row = (await run.NextAsync(default))!;
        var first = (await run.BeginAsync(row, default))!.Row;
        await run.EndAsync(first, row.NotSent() with { Attempt = first.Attempt });
        var second = (await run.BeginAsync(row with { Attempt = first.Attempt }, default))!.Row;

        await run.EndAsync(first, Answered(first));

        var kept = journal.FindByPhone(row.Phone)!;
        Assert.Equal(RowState.Sent, kept.State);
        Assert.Equal(second.Attempt, kept.Attempt);
    }

    [SkippableFact]
    public async Task A_run_that_was_forgotten_and_vanishes_for_good_is_seen_to_be_gone()
    {
        await PlanAsync(1);
        using var shortly = Open(lease: TimeSpan.FromSeconds(1));
        await using var other = await StartAsync(shortly);
        using var journal = Open();
        await using var forgotten = await StartAsync(journal);
        var row = (await forgotten.NextAsync(default))!;
        Execute($"DELETE FROM zalo_campaign.run WHERE id = '{((PostgreSqlRun)forgotten).Id}'");
        await forgotten.BeginAsync(row, default);
        Assert.Equal(1L, Ask($"SELECT count(*) FROM zalo_campaign.run WHERE sends AND id = '{((PostgreSqlRun)forgotten).Id}'"));
        EndLeases(forgotten);

        Assert.Equal(row.Line, (await FirstAbandonedAsync(other)).Line);
    }

    /// <summary>It looks up a row of another, and has been forgotten itself in the meantime.</summary>
    [SkippableFact]
    public async Task A_run_that_was_forgotten_and_vanishes_while_it_looks_up_is_seen_to_be_gone()
    {
        await PlanAsync(1);
        using var shortly = Open(lease: TimeSpan.FromSeconds(1));
        await using var other = await StartAsync(shortly);
        using var journal = Open();
        await using var settling = await journal.StartAsync(journal.Key(), new RunSettings(), TimeProvider.System);
        await using var gone = await StartAsync(journal);
        var intent = await BeginNextAsync(gone);
        EndLeases(gone);
        Execute($"DELETE FROM zalo_campaign.run WHERE id = '{((PostgreSqlRun)settling).Id}'");
        Assert.Single(await settling.UnsettledAsync(default).ToListAsync());
        Assert.Equal(1L, Ask($"SELECT count(*) FROM zalo_campaign.run WHERE NOT sends AND id = '{((PostgreSqlRun)settling).Id}'"));
        EndLeases(settling);

        Assert.Equal(intent.Line, (await FirstAbandonedAsync(other)).Line);
    }

    /// <summary>As after an outage: its settler may come to the database before the lease is renewed.</summary>
    [SkippableFact]
    public async Task A_run_whose_lease_is_over_does_not_look_up_what_it_is_sending_itself()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var run = await StartAsync(journal);
        var intent = await BeginNextAsync(run);
        EndLeases(run);

        Assert.Empty(await run.UnsettledAsync(default).ToListAsync());
        await run.EndAsync(intent, Answered(intent));
        Assert.Equal(1, journal.Count().Requested);
        Assert.Equal(1, journal.Count().PossibleCharges);
    }

    [SkippableFact]
    public async Task A_row_that_a_run_is_looking_up_is_not_looked_up_a_second_time_before_that_is_written()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var run = await StartAsync(journal);
        await using var gone = await StartAsync(journal);
        await BeginNextAsync(gone);
        EndLeases(gone);
        var row = (await run.UnsettledAsync(default).ToListAsync()).Single();

        var meanwhile = await run.UnsettledAsync(default).ToListAsync();
        await run.WriteAsync(row, row with { State = RowState.Unknown, UnknownAt = run.Clock.GetUtcNow() });
        var afterwards = await run.UnsettledAsync(default).ToListAsync();

        Assert.Empty(meanwhile);
        Assert.Single(afterwards);
    }

    /// <summary>Each has a row that fails time and again: neither waits until the other gives its row away.</summary>
    [SkippableFact]
    public async Task Runs_that_have_deferred_rows_do_not_wait_for_each_other()
    {
        await PlanAsync(4);
        using var journal = Open();
        var settings = new RunSettings { Concurrency = 1 };
        await using var other = await StartAsync(journal, settings);
        var run = await StartAsync(journal, settings);
        foreach (var each in (ICampaignRun[])[run, other]) await DeferClaimedAsync(each);

        var more = await Task.WhenAll(run.HasMoreAsync(gotOn: false, default), other.HasMoreAsync(gotOn: false, default)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([false, false], more);
        await run.DisposeAsync();
        Assert.True(await other.HasMoreAsync(gotOn: false, default));
    }

    [SkippableFact]
    public async Task What_a_run_leaves_without_an_outcome_is_looked_up_by_those_that_are_there()
    {
        await PlanAsync(1);
        using var journal = Open(lease: TimeSpan.FromSeconds(1));
        await using var other = await StartAsync(journal);
        var leaving = await StartAsync(journal);
        var intent = await BeginNextAsync(leaving);
        await leaving.DisposeAsync();

        var abandoned = await FirstAbandonedAsync(other);

        Assert.Equal(intent.Line, abandoned.Line);
    }

    /// <summary>Another transaction has the row at the moment of the takeover.</summary>
    [SkippableFact]
    public async Task A_run_is_not_forgotten_before_another_run_has_its_rows()
    {
        await PlanAsync(1);
        using var journal = Open(lease: TimeSpan.FromSeconds(1));
        await using var other = await StartAsync(journal);
        var leaving = await StartAsync(journal);
        var intent = await BeginNextAsync(leaving);
        await leaving.DisposeAsync();
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("SELECT 1 FROM zalo_campaign.campaign_row FOR UPDATE", connection, transaction)) await command.ExecuteScalarAsync();

        var abandoned = FirstAbandonedAsync(other);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var known = Ask($"SELECT count(*) FROM zalo_campaign.run WHERE id = '{((PostgreSqlRun)leaving).Id}'");
        await transaction.RollbackAsync();

        Assert.Equal(1L, known);
        Assert.Equal(intent.Line, (await abandoned).Line);
    }

    /// <summary>The run would wait forever for rows that no run looks up.</summary>
    [SkippableFact]
    public async Task A_run_that_cannot_write_what_it_looked_up_stops()
    {
        await PlanAsync(1);
        using var journal = Open(lease: TimeSpan.FromSeconds(1));
        await using var other = await StartAsync(journal);
        var leaving = await StartAsync(journal);
        await BeginNextAsync(leaving);
        await leaving.DisposeAsync();
        Execute(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON zalo_campaign.campaign_row FOR EACH ROW WHEN (new.state = 'unknown') EXECUTE FUNCTION refuse();
            """);
        using var client = Sandbox.CreateClient();
        using var stop = new RunStop();
        using var isOver = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        await new Settler(other, new RecordLookup(client, journal.Header), new RunSettings()).TakeOverAsync(stop, isOver.Token);

        Assert.Equal(StopReason.JournalFailed, stop.Reason);
    }

    /// <summary>Whatever keeps it from looking them up: here it is a setting that no run has.</summary>
    [SkippableFact]
    public async Task A_run_that_cannot_look_up_what_others_leave_stops()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var run = await StartAsync(journal);
        using var client = Sandbox.CreateClient();
        using var stop = new RunStop();

        await new Settler(run, new RecordLookup(client, journal.Header), new RunSettings { Concurrency = 0 }).TakeOverAsync(stop, default);

        Assert.Equal(StopReason.Unforeseen, stop.Reason);
    }

    [SkippableFact]
    public async Task A_row_that_another_run_is_sending_is_in_progress_and_not_unknown()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var other = await StartAsync(journal);
        await BeginNextAsync(other);
        using var interrupts = new Interrupts();

        var running = CliRun.OfAsync(Folder.RunCommand("--yes", "--json"), Environment, interrupts: interrupts);
        await Poll.UntilAsync(() => Ask("SELECT count(*) FROM zalo_campaign.run WHERE sends") is 2L || running.IsCompleted, "a second run");
        interrupts.Signal();
        var run = CampaignResult.Of(await running);
        var status = CampaignResult.Of(await CliRun.OfAsync(Folder.Command("status", "--json")));
        var reconciled = CampaignResult.Of(await CliRun.OfAsync(Folder.Command("reconcile", "--json"), Environment));
        var report = await CliRun.OfAsync(Folder.Command("report", "--csv"));
        var plan = await CliRun.OfAsync(Folder.RunCommand("--dry-run"), Environment);
        EndLeases(other);
        var afterwards = journal.Count();
        var reportAfterwards = await CliRun.OfAsync(Folder.Command("report", "--csv"));

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(1, run["in_progress"]);
        Assert.Equal(0, run["unknown"]);
        Assert.DoesNotContain("reconcile", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, status.ExitCode);
        Assert.Equal(1, status["in_progress"]);
        Assert.Equal(0, status["unknown"]);
        Assert.Equal(0, reconciled.ExitCode);
        Assert.Equal(1, reconciled["in_progress"]);
        Assert.Equal(0, afterwards.InProgress);
        Assert.Equal(1, afterwards.Unknown);
        Assert.Equal(1, afterwards.PossibleCharges);
        Assert.Contains(",in_progress,", report.Out, StringComparison.Ordinal);
        Assert.Contains("In progress", report.Out, StringComparison.Ordinal);
        Assert.Contains("In progress: 1\n", plan.Out, StringComparison.Ordinal);
        Assert.Contains(",unknown,", reportAfterwards.Out, StringComparison.Ordinal);
    }

    /// <summary>Its two rows, which is what it claims at once.</summary>
    private static async Task DeferClaimedAsync(ICampaignRun run)
    {
        for (var row = 0; row < 2; row++) run.Defer((await run.NextAsync(default))!);
    }
}
