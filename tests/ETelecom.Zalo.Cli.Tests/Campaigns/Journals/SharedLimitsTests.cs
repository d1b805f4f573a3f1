using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>One budget, one rate and one pause hold for all runs of a campaign.</summary>
public sealed class SharedLimitsTests(PostgreSqlServer server) : SharedCampaign(server)
{
    [SkippableFact]
    public async Task Three_runs_keep_one_budget_and_ask_each_person_once()
    {
        await PrepareAsync();
        Folder.WithNumbers(300);
        await using var bouncer = await PgBouncer.StartAsync(Database, poolSize: 4);
        Folder.JournalOptions = ["--journal", bouncer.Through(Database), "--campaign", "one"];

        var limited = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Folder.RunAsync(Environment, "--max-charges", "123")));
        var charged = Sandbox.Ledger.Charges.Count;
        var all = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Folder.RunAsync(Environment, "--max-charges", "none")));

        Assert.All(limited, run =>
        {
            Assert.Equal(6, run.ExitCode);
            Assert.Equal(123, run["charged"]);
            Assert.Equal(177, run["not_sent"]);
        });
        Assert.Equal(123, charged);
        Assert.All(all, run =>
        {
            Assert.Equal(0, run.ExitCode);
            Assert.Equal(300, run["charged"]);
        });
        Assert.Equal(300, Sandbox.Ledger.Charges.Select(charge => charge.Phone).Distinct().Count());
        Assert.Equal(300, Sandbox.Ledger.Charges.Count);
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

    /// <summary>Four rows of two runs wait at once. An hour goes by in the database and on both machines, twice.</summary>
    [SkippableFact]
    public async Task Two_runs_at_one_row_an_hour_send_one_row_an_hour_in_all()
    {
        await PlanAsync(4);
        var clock = new WaitingClock();
        using var journal = Open();
        var hourly = new RunSettings { Rate = 1.0 / 3600, Concurrency = 1 };
        await using var one = await StartAsync(journal, hourly, clock);
        await using var other = await StartAsync(journal, hourly, clock);
        using var stop = new CancellationTokenSource();
        var waiting = new List<Task<RowIntent?>>();
        foreach (var run in (ICampaignRun[])[one, one, other, other]) waiting.Add(run.BeginAsync((await run.NextAsync(default))!, stop.Token));

        var waits = 0;
        for (var sent = 1; sent <= 3; sent++)
        {
            waits += waiting.Count - sent;
            await Poll.UntilAsync(() => clock.LongWaits == waits, $"the rest waits after {sent} rows");
            Assert.Equal((long)sent, Ask("SELECT count(*) FROM zalo_campaign.campaign_row WHERE state = 'sent'"));
            Assert.Equal(sent, waiting.Count(row => row.IsCompletedSuccessfully));
            if (sent == 3) break;
            Execute("UPDATE zalo_campaign.campaign SET next_turn = next_turn - interval '1 hour'");
            clock.Advance(TimeSpan.FromHours(1));
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
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
        await using var line = CuttableProxy.To(Database);
        using var journal = Open(line);
        await using var run = await StartAsync(journal, new RunSettings { Rate = 1.0 / 7200 });
        var row = (await run.NextAsync(default))!;
        line.DropNext("SET state = 'sent'", answer: true);

        var intent = await run.BeginAsync(row, default).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, line.Dropped);
        Assert.Equal(1, intent!.Row.Attempt);
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
        var first = await Folder.WithNumbers(3).RunAsync(Environment, "--max-charges", "1", "--rate", "100/s");

        var without = await Folder.RunAsync(Environment);
        var plan = await Folder.PlanAsync();
        var other = await Folder.RunAsync(Environment, "--max-charges", "2", "--rate", "none");
        var rate = Ask("SELECT shortest_interval FROM zalo_campaign.campaign");
        var none = await Folder.RunAsync(Environment, "--max-charges", "none");

        Assert.Equal(6, first.ExitCode);
        Assert.Equal(1, first["charged"]);
        Assert.Equal(6, without.ExitCode);
        Assert.Equal(1, without["charged"]);
        Assert.Equal(0, plan["maximum_charges"]);
        Assert.Equal("0.02", (string?)plan.Figures!["seconds_at_rate"]);
        Assert.Equal(6, other.ExitCode);
        Assert.Equal(2, other["charged"]);
        Assert.Equal(0.0, rate);
        Assert.Equal(0, none.ExitCode);
        Assert.Equal(3, none["charged"]);
    }

    /// <summary>The database is away for longer than the lease, and another run forgets those that are silent.</summary>
    [SkippableFact]
    public async Task A_run_that_was_forgotten_comes_back_as_it_was_and_keeps_its_limits()
    {
        await PlanAsync(1);
        using var journal = Open(lease: TimeSpan.FromSeconds(1.5));
        await using var run = await StartAsync(journal, new RunSettings { MaxCharges = 1, Rate = 1.0 / 7200 });
        Execute("DELETE FROM zalo_campaign.run");
        await Poll.UntilAsync(() => Ask("SELECT count(*) FROM zalo_campaign.run") is not 0L, "a lease that is renewed");

        await using var joining = await StartAsync(journal);

        Assert.Equal(2L, Ask("SELECT count(*) FROM zalo_campaign.run WHERE sends"));
        Assert.Equal(1L, Ask("SELECT max_charges FROM zalo_campaign.campaign"));
        Assert.Equal(7200.0, Ask("SELECT current_interval FROM zalo_campaign.campaign"));
    }

    /// <summary>Counts the waits of more than half an hour that were begun.</summary>
    private sealed class WaitingClock() : FakeTimeProvider(DateTimeOffset.UtcNow)
    {
        private int _longWaits;

        public int LongWaits => Volatile.Read(ref _longWaits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.FromMinutes(30)) Interlocked.Increment(ref _longWaits);
            return timer;
        }
    }
}
