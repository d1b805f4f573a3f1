using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>
/// Unknown outcomes are looked up, and records of the service are recovered: after a crash, a failing disk, a clock that was set.
/// </summary>
public sealed class CampaignSettlingTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly CampaignFolder _folder = new CampaignFolder().WithNumbers(4);
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_row_that_was_sent_before_the_crash_is_found_and_not_sent_again()
    {
        await CrashAsync(Now, charged: true);

        var run = await RunAsync("--resend-after", "1s");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, run["recovered"]);
        Assert.Equal(3, run["requested"]);
        Assert.Equal(4, run["charged"]);
        Assert.Equal(4, _sandbox.Ledger.Charges.Count);
    }

    [Fact]
    public async Task A_row_that_the_service_does_not_have_stays_unknown()
    {
        await CrashAsync(Now, charged: false);

        var run = await RunAsync();

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(1, run["unknown"]);
        Assert.Equal(3, run["requested"]);
        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
        Assert.Contains("campaign reconcile --journal", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_sent_again_only_after_the_time_that_its_owner_names()
    {
        await CrashAsync(Now - TimeSpan.FromMinutes(1), charged: false);

        var early = await RunAsync("--resend-after", "1h");
        await Task.Delay(1100);
        var late = await RunAsync("--resend-after", "1s");

        Assert.Equal(5, early.ExitCode);
        Assert.Equal(1, early["unknown"]);
        Assert.Equal(0, late.ExitCode);
        Assert.Equal(4, late["requested"]);
        Assert.Equal(0, early["charged_before"]);
        Assert.Equal(1, late["charged_before"]);
        Assert.Equal(4, _sandbox.Ledger.Charges.Count);
    }

    [Fact]
    public async Task After_the_clock_was_set_back_nothing_is_sent_too_early()
    {
        await CrashAsync(Now + TimeSpan.FromDays(1), charged: false);

        var run = await RunAsync("--resend-after", "1s");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(1, run["unknown"]);
        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
    }

    [Fact]
    public async Task An_unknown_row_counts_against_the_budget()
    {
        await CrashAsync(Now, charged: false);

        var run = await RunAsync("--max-charges", "3");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(1, run["unknown"]);
        Assert.Equal(2, run["charged"]);
        Assert.Equal(1, run["not_sent"]);
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_sent()
    {
        await CrashAsync(Now, charged: false);
        using var journal = SqliteJournal.Open(_folder.Journal);
        var writing = JournalConnection.Open(_folder.Journal, SqliteOpenMode.ReadWrite);
        using var readOnly = new SqliteCommand("PRAGMA query_only = ON", writing);
        readOnly.ExecuteNonQuery();
        using var stop = new RunStop();

        await using (var writer = new JournalWriter(writing)) await RunAsync(journal, writer, stop, new RunSettings());

        Assert.Equal(StopReason.JournalFailed, stop.Reason);
        Assert.Empty(_sandbox.Ledger.Requests);
        Assert.Equal(3, journal.Count().NotSent);
    }

    [Fact]
    public async Task A_service_that_is_not_there_ends_the_run_with_everything_left()
    {
        await CrashAsync(Now, charged: false);
        using var journal = SqliteJournal.Open(_folder.Journal);
        using var stop = new RunStop();
        using var gone = _sandbox.Faults.RefuseConnections();

        await using (var writer = journal.StartWriting())
        {
            var settings = new RunSettings { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(20) };
            await RunAsync(journal, writer, stop, settings);
        }


        Assert.Equal(StopReason.NotReached, stop.Reason);
        Assert.Equal(3, journal.Count().NotSent);
        Assert.Equal(1, journal.Count().Unknown);
    }

    [Fact]
    public async Task A_number_that_the_service_never_takes_does_not_hold_up_the_rest()
    {
        _folder.WithContacts("phone", "0912999429", "0912000001", "0912000002", "0912000003");
        Assert.Equal(6, (await RunAsync("--max-charges", "0")).ExitCode);
        using var journal = SqliteJournal.Open(_folder.Journal);
        using var stop = new RunStop();

        await using (var writer = journal.StartWriting())
            await RunAsync(journal, writer, stop, new RunSettings { Concurrency = 1, LongestPause = TimeSpan.FromMilliseconds(1) });

        Assert.Equal(StopReason.Deferred, stop.Reason);
        Assert.Equal(3, journal.Count().Requested);
        Assert.Equal(1, journal.Count().NotSent);
    }

    [Fact]
    public async Task An_answer_that_left_everything_out_is_found_and_reconcile_learns_the_replies()
    {
        _sandbox.Faults.Next(SandboxFault.MissingFields, "RequestConsent");
        var run = await RunAsync("--concurrency", "1");
        _sandbox.Reply(_sandbox.Ledger.Charges[^1].RecordId, ReplyStatus.Agreed);

        var reconciled = await ReconcileAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, run["charge_not_said"]);
        Assert.Equal(4, run["charged"]);
        Assert.Equal(0, reconciled.ExitCode);
        Assert.Equal(0, reconciled["charge_not_said"]);
        Assert.Equal(4, reconciled["charged"]);
        var report = await ReportAsync();
        Assert.Equal(_sandbox.Ledger.Charges.Select(charge => charge.RecordId), report.Select(row => row[7]));
        Assert.Equal(["S", "S", "S", "P"], report.Select(row => row[8]));
    }

    [Fact]
    public async Task Reconcile_keeps_what_a_list_does_not_contain()
    {
        await using var service = await CliFakeService.AnsweringAsync(
            """{"id":"1","status":"P","is_charged":true,"reply_status":"S","consents":[{"id":"1","phone":"84912000000"}]}""");
        await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check");

        var reconciled = CampaignResult.Of(await CliRun.OfAsync(service, "campaign", "reconcile", "--journal", _folder.Journal, "--json"));

        Assert.Equal(4, reconciled["charged"]);
        Assert.Equal(0, reconciled["charge_not_said"]);
        Assert.Equal(["S", "S", "S", "S"], (await ReportAsync()).Select(row => row[8]));
    }

    [Theory]
    [InlineData("\"status\":\"P\"", "\"status\":\"N\",\"error_message\":\"OA is locked\"", "0 OA is locked")]
    [InlineData("\"status\":\"N\",\"error_message\":\"OA is locked\"", "\"status\":\"N\"", "0 OA is locked")]
    [InlineData("\"status\":\"N\",\"error_code\":216", "\"status\":\"N\",\"error_message\":\"OA is locked\"", "216")]
    public async Task Reconcile_learns_why_a_request_failed_and_keeps_a_code_that_the_list_omits(string answer, string record, string detail)
    {
        await using var service = await CliFakeService.AnsweringAsync((method, _) => (200, method == "ListRequestConsent"
            ? $$"""{"consents":[{"id":"1","phone":"84912000000",{{record}}}]}"""
            : $$"""{"id":"1",{{answer}}}"""));
        await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check");

        await CliRun.OfAsync(service, "campaign", "reconcile", "--journal", _folder.Journal);

        var row = (await ReportAsync()).First();
        Assert.Equal("failed", row[5]);
        Assert.Equal(detail, row[11]);
    }

    [Fact]
    public async Task What_the_service_said_of_an_unknown_row_is_still_there_after_it_was_looked_up()
    {
        _sandbox.Faults.Next(SandboxFault.InternalError, "RequestConsent");

        var run = await RunAsync("--no-check");

        Assert.Equal(1, run["unknown"]);
        Assert.StartsWith("internal ", (await ReportAsync()).Single(row => row[5] == "unknown")[11], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_finds_an_unknown_row_when_the_list_has_caught_up()
    {
        await CrashAsync(Now, charged: false);
        await AskAsync();

        var reconciled = await ReconcileAsync();

        Assert.Equal(0, reconciled.ExitCode);
        Assert.Equal(0, reconciled["unknown"]);
        Assert.Equal(1, reconciled["recovered"]);
        Assert.Equal(3, reconciled["not_sent"]);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_settles_nothing_and_loses_nothing()
    {
        await CrashAsync(Now, charged: true);
        using var journal = SqliteJournal.Open(_folder.Journal);
        _sandbox.Faults.Always = SandboxFault.InternalError;
        using var client = new ZaloConsentClient(Options(maxRetries: 0));

        await using (var writer = journal.StartWriting())
        {
            var settings = new RunSettings { ResendAfter = TimeSpan.Zero };
            var settler = new Settler(new SqliteRun(journal, writer, settings, TimeProvider.System), new RecordLookup(client, journal.Header), settings);
            await settler.SettleAsync(release: true, default, default);
        }


        Assert.Equal(1, journal.Count().Unknown);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_clock_that_stepped_back_sends_nothing_twice(int hoursLater)
    {
        var at = Now;
        await CrashAsync(at.AddHours(2), charged: true);

        await ReleaseAsync(at.AddHours(hoursLater));

        Assert.Equal(1, await UnknownAsync());
    }

    [Fact]
    public async Task A_row_of_which_two_records_could_be_is_not_sent_again()
    {
        await CrashAsync(Now, charged: true);
        await AskAsync();

        await ReleaseAsync(Now.AddHours(1));

        Assert.Equal(1, await UnknownAsync());
    }

    /// <summary>Settles by a clock that does not advance, with rows to be sent again as soon as the list does not have them.</summary>
    private async Task ReleaseAsync(DateTimeOffset now)
    {
        using var journal = SqliteJournal.Open(_folder.Journal);
        using var client = new ZaloConsentClient(Options(maxRetries: 0));
        await using var writer = journal.StartWriting();
        var settings = new RunSettings { ResendAfter = TimeSpan.Zero };
        var lookup = new RecordLookup(client, journal.Header);
        await new Settler(new SqliteRun(journal, writer, settings, new StandingClock(now)), lookup, settings).SettleAsync(release: true, default, default);
    }

    private async Task<long> UnknownAsync() =>
        CampaignResult.Of(await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal, "--json"))["unknown"];

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private async Task<CampaignResult> ReconcileAsync() => CampaignResult.Of(
        await CliRun.OfAsync(["campaign", "reconcile", "--journal", _folder.Journal, "--json"], Environment));

    private Task<CampaignResult> RunAsync(params string[] more) => _folder.RunAsync(Environment, more);

    private async Task RunAsync(SqliteJournal journal, JournalWriter writer, RunStop stop, RunSettings settings)
    {
        using var client = new ZaloConsentClient(Options(maxRetries: 0));
        var sender = new RowSender(client, journal.Header, settings, new RecordLookup(client, journal.Header), TimeProvider.System);
        var runner = new CampaignRunner(new SqliteRun(journal, writer, settings, TimeProvider.System), sender, settings, new RunMeter(), stop);
        await runner.RunAsync(CancellationToken.None);
    }

    /// <summary>A journal whose first row was about to be sent at a moment when the process died, and whether it had gone out.</summary>
    private async Task CrashAsync(DateTimeOffset at, bool charged)
    {
        Assert.Equal(6, (await RunAsync("--max-charges", "0")).ExitCode);
        using var journal = SqliteJournal.Open(_folder.Journal);
        await using (var writer = journal.StartWriting())
            await writer.WriteAsync(journal.Rows(RowState.NotSent).First().Intent(at));
        if (charged) await AskAsync();
    }

    /// <summary>The request of the first row, which the journal does not know the answer of.</summary>
    private async Task AskAsync()
    {
        using var client = new ZaloConsentClient(Options(maxRetries: 0));
        await client.RequestConsentAsync(new()
        {
            OaId = CampaignFolder.OaId, Phone = "84912000000", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
        });
    }

    private ZaloConsentClientOptions Options(int maxRetries) =>
        new() { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop), MaxRetries = maxRetries };

    private async Task<List<string[]>> ReportAsync()
    {
        var run = await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv");
        return [.. run.Out.TrimEnd().Split('\n').Skip(1).Select(line => line.Split(','))];
    }
}
