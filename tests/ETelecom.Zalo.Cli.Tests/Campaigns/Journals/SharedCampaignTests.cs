using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>Runs on several machines share a campaign: its rows, its budget, its rate; and none sends what another may have sent.</summary>
public sealed class SharedCampaignTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IAsyncLifetime, IDisposable
{
    private readonly CampaignFolder _folder = new();
    private ZaloSandbox _sandbox = null!;
    private string _database = "";

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task Three_runs_keep_one_budget_and_ask_each_person_once()
    {
        await PrepareAsync();
        _folder.WithNumbers(300);
        await using var bouncer = await PgBouncer.StartAsync(_database, poolSize: 4);
        _folder.JournalOptions = ["--journal", bouncer.Through(_database), "--campaign", "one"];

        var limited = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _folder.RunAsync(Environment, "--max-charges", "123")));
        var charged = _sandbox.Ledger.Charges.Count;
        var all = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _folder.RunAsync(Environment, "--max-charges", "none")));

        Assert.All(limited, run => Assert.Equal((6, 123, 177), (run.ExitCode, run["charged"], run["not_sent"])));
        Assert.Equal(123, charged);
        Assert.All(all, run => Assert.Equal((0, 300), (run.ExitCode, run["charged"])));
        Assert.Equal(300, _sandbox.Ledger.Charges.Select(charge => charge.Phone).Distinct().Count());
        Assert.Equal(300, _sandbox.Ledger.Charges.Count);
    }

    [SkippableFact]
    public async Task A_run_joins_without_the_list_once_there_is_a_campaign()
    {
        await PrepareAsync();
        var tooEarly = await CliRun.OfAsync(_folder.Command("run", "--yes", "--json"), Environment);
        await PlanAsync(3);

        var joined = CampaignResult.Of(await CliRun.OfAsync(_folder.Command("run", "--yes", "--json"), Environment));

        Assert.Equal(2, tooEarly.ExitCode);
        Assert.Contains("The first run specifies the list", tooEarly.Error, StringComparison.Ordinal);
        Assert.Equal((0, 3), (joined.ExitCode, joined["charged"]));
    }

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
        Assert.Equal((1, 0), (unknown.Unknown, unknown.NotSent));
        Assert.Equal((1, 1), (journal.Count().Requested, journal.Count().PossibleCharges));
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

        Assert.Equal((null, false), (late, slow.BudgetIsSpent));
        Assert.Equal((1, 1), (intent?.Row.Attempt, journal.Count().PossibleCharges));
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
        Assert.Equal((RowState.Sent, 2, null), (row.State, row.Attempt, row.ConsentId));
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
        Assert.Equal((RowState.Sent, second.Attempt), (kept.State, kept.Attempt));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_patience_that_the_service_asks_of_one_run_is_that_of_all(bool slower)
    {
        await PlanAsync(1);
        var clock = new WatchedClock();
        using var journal = Open();
        await using var one = await StartAsync(journal);
        await using var other = await StartAsync(journal, clock: clock);
        await one.PauseAsync(TimeSpan.FromHours(2), slower);

        await AssertWaitsAsync(other, clock, TimeSpan.FromHours(1.9));
        Assert.Equal(1, journal.Count().NotSent);
    }

    [SkippableFact]
    public async Task One_rate_holds_for_all_runs()
    {
        await PlanAsync(2);
        var clock = new WatchedClock();
        using var journal = Open();
        var slowly = new RunSettings { Rate = 1.0 / 7200, Concurrency = 1 };
        await using var one = await StartAsync(journal, slowly with { Concurrency = 1 });
        var row = (await one.NextAsync(default))!;
        await one.BeginAsync(row, default);
        EndLeases(one);
        await using var other = await StartAsync(journal, slowly, clock);
        Execute("UPDATE zalo_campaign.campaign_row SET owner = NULL WHERE state = 'not_sent'");

        await AssertWaitsAsync(other, clock, TimeSpan.FromHours(1.9));
        Assert.InRange(clock.Longest, TimeSpan.FromHours(1.9), TimeSpan.FromHours(2));
        Assert.Equal(1, journal.Count().NotSent);
    }

    /// <summary>One worker at a time is no slower than the rate.</summary>
    [SkippableFact]
    public async Task The_next_row_goes_out_at_the_next_turn_and_not_at_the_one_after_it()
    {
        await PlanAsync(2);
        var clock = new WatchedClock();
        using var journal = Open();
        await using var run = await StartAsync(journal, new RunSettings { Rate = 1.0 / 7200, Concurrency = 1 }, clock);
        var first = await BeginNextAsync(run);
        await run.EndAsync(first, Answered(first));

        await AssertWaitsAsync(run, clock, TimeSpan.FromHours(1.9));

        Assert.InRange(clock.Longest, TimeSpan.FromHours(1.9), TimeSpan.FromHours(2));
    }

    /// <summary>It has its turn already. The one after it is two hours away.</summary>
    [SkippableFact]
    public async Task An_intent_that_is_read_back_waits_for_no_further_turn()
    {
        await PlanAsync(1);
        await using var line = CuttableProxy.To(server.Port);
        using var journal = Open(line);
        await using var run = await StartAsync(journal, new RunSettings { Rate = 1.0 / 7200 });
        var row = (await run.NextAsync(default))!;
        line.DropNext("SET state = 'sent'", answer: true);

        var intent = await run.BeginAsync(row, default).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((1, 1), (line.Dropped, intent!.Row.Attempt));
    }

    [SkippableFact]
    public async Task A_row_whose_run_is_stopped_before_its_turn_is_not_sent_and_not_unknown()
    {
        await PlanAsync(2);
        var clock = new WatchedClock();
        using var journal = Open();
        await using var run = await StartAsync(journal, new RunSettings { Rate = 5 }, clock);
        await BeginNextAsync(run);
        var row = (await run.NextAsync(default))!;
        using var stop = new CancellationTokenSource();
        clock.WatchFrom(TimeSpan.FromMilliseconds(1), isOver: false);
        var beginning = run.BeginAsync(row, stop.Token);
        await clock.Waits.WaitAsync(TimeSpan.FromMinutes(1));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => beginning.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(RowState.NotSent, journal.FindByPhone(row.Phone)!.State);
        Assert.Equal(1L, Ask("SELECT possible_charges FROM zalo_campaign.campaign"));
    }

    [SkippableFact]
    public async Task A_limit_stays_until_another_one_or_none_is_specified()
    {
        await PrepareAsync();
        var first = await _folder.WithNumbers(3).RunAsync(Environment, "--max-charges", "1", "--rate", "100/s");

        var without = await _folder.RunAsync(Environment);
        var plan = await _folder.PlanAsync();
        var other = await _folder.RunAsync(Environment, "--max-charges", "2", "--rate", "none");
        var rate = Ask("SELECT shortest_interval FROM zalo_campaign.campaign");
        var none = await _folder.RunAsync(Environment, "--max-charges", "none");

        Assert.Equal((6, 1), (first.ExitCode, first["charged"]));
        Assert.Equal((6, 1), (without.ExitCode, without["charged"]));
        Assert.Equal((0, "0.02"), (plan["maximum_charges"], (string?)plan.Figures!["seconds_at_rate"]));
        Assert.Equal((6, 2, 0.0), (other.ExitCode, other["charged"], rate));
        Assert.Equal((0, 3), (none.ExitCode, none["charged"]));
    }

    /// <summary>The database is away for longer than the lease, and another run forgets those that are silent.</summary>
    [SkippableFact]
    public async Task A_run_that_was_forgotten_comes_back_as_it_was_and_keeps_its_limits()
    {
        await PlanAsync(1);
        using var journal = Open(lease: TimeSpan.FromSeconds(1.5));
        await using var run = await StartAsync(journal, new RunSettings { MaxCharges = 1, Rate = 1.0 / 7200 });
        Execute("DELETE FROM zalo_campaign.run");
        while (Ask("SELECT count(*) FROM zalo_campaign.run") is 0L) await Task.Delay(50);

        await using var joining = await StartAsync(journal);

        Assert.Equal(2L, Ask("SELECT count(*) FROM zalo_campaign.run WHERE sends"));
        Assert.Equal(1L, Ask("SELECT max_charges FROM zalo_campaign.campaign"));
        Assert.Equal(7200.0, Ask("SELECT current_interval FROM zalo_campaign.campaign"));
    }

    [SkippableFact]
    public async Task A_campaign_with_rows_is_not_deleted()
    {
        await PlanAsync(1);

        new PostgreSqlPlace(DatabaseAddress.Read(_database), "one", SharedJournal.Lease, TimeProvider.System).Delete();

        Assert.Equal((1L, 1L), (Ask("SELECT count(*) FROM zalo_campaign.campaign"), Ask("SELECT count(*) FROM zalo_campaign.campaign_row")));
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
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("SELECT 1 FROM zalo_campaign.campaign_row FOR UPDATE", connection, transaction)) await command.ExecuteScalarAsync();

        var abandoned = FirstAbandonedAsync(other);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var known = Ask($"SELECT count(*) FROM zalo_campaign.run WHERE id = '{((PostgreSqlRun)leaving).Id}'");
        await transaction.RollbackAsync();

        Assert.Equal((1L, intent.Line), (known, (await abandoned).Line));
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
        await using var settling = await journal.StartAsync(new RunSettings(), TimeProvider.System);
        await using var gone = await StartAsync(journal);
        var intent = await BeginNextAsync(gone);
        EndLeases(gone);
        Execute($"DELETE FROM zalo_campaign.run WHERE id = '{((PostgreSqlRun)settling).Id}'");
        Assert.Single(await settling.UnsettledAsync(default).ToListAsync());
        Assert.Equal(1L, Ask($"SELECT count(*) FROM zalo_campaign.run WHERE NOT sends AND id = '{((PostgreSqlRun)settling).Id}'"));
        EndLeases(settling);

        Assert.Equal(intent.Line, (await FirstAbandonedAsync(other)).Line);
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
        using var client = _sandbox.CreateClient();
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
        using var client = _sandbox.CreateClient();
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

        var running = CliRun.OfAsync(_folder.RunCommand("--yes", "--json"), Environment, interrupts: interrupts);
        while (Ask("SELECT count(*) FROM zalo_campaign.run WHERE sends") is not 2L && !running.IsCompleted) await Task.Delay(50);
        interrupts.Signal();
        var run = CampaignResult.Of(await running);
        var status = CampaignResult.Of(await CliRun.OfAsync(_folder.Command("status", "--json")));
        var reconciled = CampaignResult.Of(await CliRun.OfAsync(_folder.Command("reconcile", "--json"), Environment));
        EndLeases(other);
        var afterwards = journal.Count();

        Assert.Equal((6, 1, 0), (run.ExitCode, run["in_progress"], run["unknown"]));
        Assert.DoesNotContain("reconcile", run.Error, StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), (status.ExitCode, status["in_progress"], status["unknown"]));
        Assert.Equal((0, 1), (reconciled.ExitCode, reconciled["in_progress"]));
        Assert.Equal((0, 1, 1), (afterwards.InProgress, afterwards.Unknown, afterwards.PossibleCharges));
    }

    /// <summary>This machine's clock is a day ahead of the database, which knows when a row failed.</summary>
    [SkippableFact]
    public async Task When_a_row_failed_is_judged_by_the_clock_of_the_database()
    {
        await PrepareAsync();
        _sandbox.Faults.Next(SandboxFault.RequestFails, "RequestConsent");
        await _folder.WithNumbers(1).RunAsync(Environment, "--no-check");
        using var journal = Open();
        var code = journal.Rows(RowState.Failed).Single().Detail!.Split(' ')[0];

        var plan = CampaignResult.Of(await CliRun.OfAsync(
            _folder.RunCommand("--dry-run", "--json", "--retry-refused", code, "--retry-charged"), Environment, clock: new ClockAhead()));

        Assert.Equal((0, 1), (plan["not_sent"], plan["done"]));
    }

    [SkippableFact]
    public async Task A_database_that_is_away_is_reported_as_such_whatever_was_asked_of_it()
    {
        await PlanAsync(1);
        await using var line = CuttableProxy.To(server.Port);
        using var journal = Open(line);
        line.Cut();

        var failures = ((Action[])[() => journal.Count(), () => journal.Figures(), () => Assert.Empty(journal.Report()), () => journal.KeyHash = "x"])
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
        await using var line = CuttableProxy.To(server.Port);
        _folder.JournalOptions = ["--journal", new NpgsqlConnectionStringBuilder(_database) { Port = line.Port }.ConnectionString, "--campaign", "one"];
        line.DropNext("AND reply_status IS NOT NULL", answer: false);

        var run = await _folder.RunAsync(Environment);

        Assert.Equal((6, 1), (run.ExitCode, line.Dropped));
        Assert.Contains("the journal cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("disk is full", run.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_intent_whose_COMMIT_was_not_answered_is_read_back(bool isCommitted)
    {
        await PlanAsync(1);
        await using var line = CuttableProxy.To(server.Port);
        using var journal = Open(line);
        await using var run = await StartAsync(journal);
        var row = (await run.NextAsync(default))!;
        line.DropNext("SET state = 'sent'", answer: isCommitted);

        var intent = await run.BeginAsync(row, default);
        await run.EndAsync(intent!.Row, Answered(intent.Row));

        Assert.Equal(1, line.Dropped);
        Assert.Equal((1, 1), (intent.Row.Attempt, journal.Count().Requested));
        Assert.Equal(1L, Ask("SELECT possible_charges FROM zalo_campaign.campaign"));
        Assert.Equal(0L, Ask("SELECT rows_left FROM zalo_campaign.campaign"));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_ending_whose_COMMIT_was_not_answered_is_written_once(bool isCommitted)
    {
        await PlanAsync(2);
        await using var line = CuttableProxy.To(server.Port);
        using var journal = Open(line);
        await using var run = await StartAsync(journal);
        var intent = await BeginNextAsync(run);
        line.DropNext("difference AS MATERIALIZED", answer: isCommitted);

        await run.EndAsync(intent, intent with { State = RowState.Granted, Charged = false, EndedAt = run.Clock.GetUtcNow() });

        Assert.Equal(1, line.Dropped);
        Assert.Equal(1, journal.Count().Granted);
        Assert.Equal(0L, Ask("SELECT possible_charges FROM zalo_campaign.campaign"));
        Assert.Equal(1L, Ask("SELECT rows_left FROM zalo_campaign.campaign"));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_whose_COMMIT_was_not_answered_is_claimed_again(bool isCommitted)
    {
        await PlanAsync(3);
        await using var line = CuttableProxy.To(server.Port);
        using var journal = Open(line);
        await using var run = await StartAsync(journal);
        line.DropNext("FOR UPDATE SKIP LOCKED", answer: isCommitted);

        var lines = new List<long>();
        while (await run.NextAsync(default) is { } row) lines.Add(row.Line);

        Assert.Equal(1, line.Dropped);
        Assert.Equal([2, 3, 4], lines);
    }

    [SkippableFact]
    public async Task A_run_continues_after_the_server_was_restarted()
    {
        await PlanAsync(1);
        await using var line = CuttableProxy.To(server.Port);
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

    [SkippableFact]
    public async Task A_full_disk_stops_the_run_and_sends_nothing_more()
    {
        await PlanAsync(4);
        Execute(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'no space for 84912000000'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON zalo_campaign.campaign_row FOR EACH ROW WHEN (new.state = 'sent') EXECUTE FUNCTION refuse();
            """);

        var run = await _folder.RunAsync(Environment);

        Assert.Equal((6, 4), (run.ExitCode, run["not_sent"]));
        Assert.Contains("disk is full", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("84912000000", run.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Charges);
    }

    [SkippableFact]
    public async Task Tables_of_a_newer_version_are_refused()
    {
        await PlanAsync(1);
        Execute("UPDATE zalo_campaign.version SET version = 9");

        var run = await CliRun.OfAsync(_folder.Command("status"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("version 9", run.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("postgres://postgres:wrong-secret@127.0.0.1:{0}/postgres", "refuses the user or the password")]
    [InlineData("Host=127.0.0.1;Port={0};Username=postgres;Password=wrong-secret;Database=postgres", "refuses the user or the password")]
    [InlineData("postgres://postgres:wrong-secret@127.0.0.1:1/postgres", "cannot be reached")]
    [InlineData("postgres://postgres:wrong-secret@127.0.0.1:{0}/postgres?wrong-secret=1", "not a valid database")]
    [InlineData("postgres://postgres:wrong-secret@:x/postgres", "not a valid database")]
    [InlineData("postgres:///wrong-secret", "not a valid database")]
    [InlineData("Host=127.0.0.1;wrong-secret", "not a valid database")]
    public async Task A_journal_that_cannot_be_used_is_reported_without_its_password(string journal, string explanation)
    {
        await PrepareAsync();
        _folder.WithNumbers(1).JournalOptions = ["--journal", string.Format(null, journal, server.Port), "--campaign", "one"];

        var run = await _folder.RunAsync(Environment);
        var status = await CliRun.OfAsync(_folder.Command("status"));

        Assert.Equal((2, 2), (run.ExitCode, status.ExitCode));
        Assert.Contains(explanation, run.Error, StringComparison.Ordinal);
        Assert.Contains(explanation, status.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error + status.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Requests);
    }

    [SkippableFact]
    public async Task The_way_to_settle_unknown_rows_names_the_campaign_and_no_password()
    {
        await PrepareAsync();
        _sandbox.Faults.Always = SandboxFault.CommitThen503;

        var run = await _folder.WithNumbers(1).RunAsync(Environment, "--no-check");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("--campaign \"one\"", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgreSqlServer.Password, run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_same_list_under_another_name_is_noticed_on_every_machine()
    {
        await PlanAsync(2);
        _folder.JournalOptions = ["--journal", _database, "--campaign", "two"];

        var run = await _folder.RunAsync(Environment);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--campaign \"one\"", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--journal", "c.db", "--campaign", "one")]
    [InlineData("--journal", "c.db", "--lease", "30s")]
    [InlineData("--journal", "postgres://user@127.0.0.1:1/none")]
    [InlineData("--journal", "postgres://user@127.0.0.1:1/none", "--campaign", "one", "--sandbox")]
    [InlineData("--journal", "postgres://user@127.0.0.1:1/none", "--campaign", "one", "--resend-after", "9m")]
    public async Task What_does_not_go_together_is_refused(params string[] options)
    {
        var run = await CliRun.OfAsync(
            ["campaign", "run", _folder.WithNumbers(1).PathOf("contacts"), "--oa-id", CampaignFolder.OaId, "--call-type", "audio", "--reason", "update_order", "--yes", .. options],
            Environment);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("cannot be reached", run.Error, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private static CampaignRow Answered(CampaignRow intent) =>
        intent with { State = RowState.Requested, Charged = true, ConsentId = "1", EndedAt = DateTimeOffset.UnixEpoch };

    private async Task PrepareAsync()
    {
        _database = await server.CreateDatabaseAsync();
        _folder.JournalOptions = ["--journal", _database, "--campaign", "one"];
    }

    private async Task PlanAsync(int rows)
    {
        await PrepareAsync();
        Assert.Equal(6, (await _folder.WithNumbers(rows).RunAsync(Environment, "--max-charges", "0")).ExitCode);
        // As if it had been planned long ago, and without a limit.
        Execute("UPDATE zalo_campaign.campaign SET max_charges = NULL; DELETE FROM zalo_campaign.run");
    }

    private ICampaignJournal Open(CuttableProxy? line = null, TimeSpan? lease = null) => SharedJournal.Open(
        line is null ? _database : new NpgsqlConnectionStringBuilder(_database) { Port = line.Port }.ConnectionString, "one", lease: lease);

    private static async Task<ICampaignRun> StartAsync(ICampaignJournal journal, RunSettings? settings = null, TimeProvider? clock = null)
    {
        var run = await journal.StartAsync(settings ?? new RunSettings(), clock ?? TimeProvider.System);
        await run.StartOverAsync(default);
        return run;
    }

    private static async Task<CampaignRow> BeginNextAsync(ICampaignRun run) =>
        (await run.BeginAsync((await run.NextAsync(default))!, default))!.Row;

    private static async Task<CampaignRow> FirstAbandonedAsync(ICampaignRun run)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await run.AbandonedAsync(enough.Token).FirstAsync(enough.Token);
    }

    /// <summary>A run that waits for so long sends nothing until then.</summary>
    private static async Task AssertWaitsAsync(ICampaignRun run, WatchedClock clock, TimeSpan atLeast)
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
    private void EndLeases(ICampaignRun run) =>
        Execute($"UPDATE zalo_campaign.run SET lease_until = '-infinity' WHERE id = '{((PostgreSqlRun)run).Id}'");

    private void Execute(string sql) => Ask(sql);

    private object? Ask(string sql)
    {
        using var database = NpgsqlDataSource.Create(_database);
        using var command = database.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    /// <summary>Reports when a long wait begins.</summary>
    private sealed class WatchedClock : TimeProvider
    {
        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TimeSpan _from = TimeSpan.MaxValue;
        private bool _isOver = true;

        public Task Waits => _waits.Task;

        /// <summary>The longest wait that was begun since it is watched.</summary>
        public TimeSpan Longest { get; private set; }

        /// <param name="from">The shortest wait that is reported.</param>
        /// <param name="isOver">Whether such a wait ends at all.</param>
        public void WatchFrom(TimeSpan from, bool isOver = true) => (_from, _isOver) = (from, isOver);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < _from) return base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > Longest) Longest = dueTime;
            _waits.TrySetResult();
            return base.CreateTimer(callback, state, _isOver ? dueTime : Timeout.InfiniteTimeSpan, period);
        }
    }

    /// <summary>Set wrong by a day.</summary>
    private sealed class ClockAhead : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(1);
    }
}
