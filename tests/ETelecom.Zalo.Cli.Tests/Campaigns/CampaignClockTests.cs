using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A clock that is set while a campaign runs: nothing is sent twice, nothing hangs, nothing is forgotten.</summary>
public sealed class CampaignClockTests : IAsyncLifetime, IDisposable
{
    private const int Rows = 30;

    private readonly CampaignFolder _folder = new CampaignFolder().WithNumbers(Rows);
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_steps_during_a_run_stops_no_row_and_charges_no_one_twice(int days)
    {
        using var journal = await PlanAsync();
        using var stop = new RunStop();

        await RunAsync(journal, stop, new RunSettings { Rate = 100 }, new SteppingClock(TimeSpan.FromDays(days)));

        Assert.Null(stop.Reason);
        Assert.Equal(Rows, journal.Count().Requested);
        Assert.Equal(0, journal.Count().NotSent);
        Assert.Equal(Rows, _sandbox.Ledger.Charges.DistinctBy(charge => charge.Phone).Count());
        Assert.Equal(Rows, _sandbox.Ledger.Charges.Count);
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(20)]
    public async Task What_was_lost_while_the_clock_was_incorrect_is_never_sent_again(int hours)
    {
        using var journal = await PlanAsync();
        using var stop = new RunStop();
        _sandbox.Faults.Next([.. Enumerable.Repeat(SandboxFault.CommitThen503, Rows)]);

        // The clock is right only in the very first moment. A day later all is looked up, and may be sent again if the list does not have it.
        var settings = new RunSettings { WithoutCheck = true, StopAfterUnknown = Rows + 1, ResendAfter = TimeSpan.Zero };
        await RunAsync(journal, stop, settings, new SteppingClock(TimeSpan.FromHours(hours)));
        Assert.Equal(Rows, journal.Count().Unknown);
        using var client = Client();
        await using (var writer = journal.StartWriting())
        {
            var tomorrow = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(1));
            var settler = new Settler(new SqliteRun(journal, writer, settings, tomorrow), new RecordLookup(client, journal.Header), settings);
            await settler.SettleAsync(release: true, default, default);
        }

        await RunAsync(journal, stop, settings, TimeProvider.System);

        Assert.Equal(0, journal.Count().NotSent);
        Assert.Equal(Rows, journal.Count().Unknown + journal.Count().Recovered);
        Assert.Equal(Rows, _sandbox.Ledger.Charges.Count);
    }

    private async Task<SqliteJournal> PlanAsync()
    {
        var environment = CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));
        Assert.Equal(6, (await _folder.RunAsync(environment, "--max-charges", "0")).ExitCode);
        return SqliteJournal.Open(_folder.Journal);
    }

    private async Task RunAsync(SqliteJournal journal, RunStop stop, RunSettings settings, TimeProvider clock)
    {
        using var client = Client();
        await using var writer = journal.StartWriting();
        var sender = new RowSender(client, journal.Header, settings, new RecordLookup(client, journal.Header), clock);
        await new CampaignRunner(new SqliteRun(journal, writer, settings, clock), sender, settings, new RunMeter(), stop).RunAsync(CancellationToken.None);
    }

    private ZaloConsentClient Client() =>
        new(new ZaloConsentClientOptions { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop), MaxRetries = 0 });

    /// <summary>
    /// Right when it is asked first, and wrong by so much ever after; how much time passes is not touched, as on a real machine.
    /// </summary>
    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() =>
            Interlocked.Increment(ref _asked) == 1 ? base.GetUtcNow() : base.GetUtcNow() + step;
    }
}
