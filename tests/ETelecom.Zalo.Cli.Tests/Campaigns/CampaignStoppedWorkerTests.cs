using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>
/// A worker that is stopped for long between its intent and its request: a signal, a debugger, a laptop that is closed. What it knew is then
/// out of date, so it reads its row once more, and the person is looked up once more, before anything is sent.
/// </summary>
public sealed class CampaignStoppedWorkerTests : IDisposable
{
    private static readonly TimeSpan TooLong = SendWindow.Length + TimeSpan.FromSeconds(1);

    private readonly CampaignFolder _folder = new CampaignFolder().WithNumbers(1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_looks_the_person_up_again_before_it_sends()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await ServiceAsync(onFirstList: () => clock.Advance(TooLong));
        using var journal = await PlanAsync(service);

        var stop = await RunAsync(journal, service, clock);

        Assert.Null(stop.Reason);
        string[] looked = ["CheckConsent", "ListRequestConsent", "ListRequestConsent"];
        Assert.Equal([.. looked, .. looked, "RequestConsent"], MethodsOf(service));
        Assert.Equal(1, journal.Count().Requested);
    }

    [Fact]
    public async Task A_person_who_was_asked_in_the_meantime_is_not_asked_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var isGranted = false;
        await using var service = await CliFakeService.AnsweringAsync((method, _) =>
        {
            if (method == "CheckConsent" && isGranted) return (200, """{"error":0,"expired_time":"2999-01-01T00:00:00Z"}""");
            if (method == "ListRequestConsent" && !isGranted)
            {
                isGranted = true;
                clock.Advance(TooLong);
            }

            return GoodAnswer(method);
        });
        using var journal = await PlanAsync(service);

        await RunAsync(journal, service, clock);

        Assert.DoesNotContain("RequestConsent", MethodsOf(service));
        Assert.Equal(1, journal.Count().Granted);
    }

    [Fact]
    public async Task A_row_that_passed_to_another_in_the_meantime_is_neither_sent_nor_touched()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await ServiceAsync(onFirstList: () =>
        {
            clock.Advance(TooLong);
            PassToAnother();
        });
        using var journal = await PlanAsync(service);

        var stop = await RunAsync(journal, service, clock);

        Assert.Equal(StopReason.JournalFailed, stop.Reason);
        Assert.DoesNotContain("RequestConsent", MethodsOf(service));
        Assert.Equal(1, journal.Count().Requested);
    }

    [Fact]
    public async Task What_such_a_worker_learned_is_not_written_over_what_another_wrote()
    {
        await using var service = await CliFakeService.AnsweringAsync((method, _) =>
        {
            if (method != "RequestConsent") return GoodAnswer(method);
            PassToAnother();
            return (400, """{"code":"invalid_argument","msg":"no"}""");
        });
        using var journal = await PlanAsync(service);

        var stop = await RunAsync(journal, service, TimeProvider.System);

        Assert.Equal(StopReason.JournalFailed, stop.Reason);
        Assert.Equal(1, journal.Count().Requested);
    }

    [Fact]
    public async Task A_row_is_released_so_long_after_its_outcome_became_unknown_and_not_after_its_intent()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await CliFakeService.AnsweringAsync((method, _) =>
        {
            if (method != "RequestConsent") return GoodAnswer(method);
            clock.Advance(TimeSpan.FromHours(2));
            return (504, "<html>");
        });
        using var journal = await PlanAsync(service);
        await RunAsync(journal, service, clock, new RunSettings { WithoutCheck = true });

        var atOnce = await ReleaseAsync(journal, service, clock);
        clock.Advance(TimeSpan.FromHours(1));
        var later = await ReleaseAsync(journal, service, clock);

        Assert.Equal(1, atOnce.Unknown);
        Assert.Equal(0, atOnce.NotSent);
        Assert.Equal(0, later.Unknown);
        Assert.Equal(1, later.NotSent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_check_it_writes_a_new_intent_first(bool machineSlept)
    {
        await using var service = await CliFakeService.AnsweringAsync((method, _) => GoodAnswer(method));
        using var journal = await PlanAsync(service);
        CountIntents();

        var stop = await RunAsync(journal, service, new ClockThatJumps(machineSlept), new RunSettings { WithoutCheck = true });

        Assert.Null(stop.Reason);
        Assert.Equal(["RequestConsent"], MethodsOf(service));
        Assert.Equal(2, Intents());
    }

    private static Task<CliFakeService> ServiceAsync(Action onFirstList)
    {
        var isFirst = true;
        return CliFakeService.AnsweringAsync((method, _) =>
        {
            if (method == "ListRequestConsent" && isFirst)
            {
                isFirst = false;
                onFirstList();
            }

            return GoodAnswer(method);
        });
    }

    private static (int Status, string Body) GoodAnswer(string method) => (200, method switch
    {
        "CheckConsent" => """{"error":20}""",
        "ListRequestConsent" => """{"consents":[]}""",
        _ => """{"id":"1","status":"P","is_charged":true}""",
    });

    /// <summary>As another process would that opened the journal while this one was suspended.</summary>
    private void PassToAnother() => Run("UPDATE row SET state = 'requested', consent_id = '2', charged = 1, sent_at = sent_at + 1");

    private void CountIntents() => Run(
        """
        CREATE TABLE intent (line INTEGER);
        CREATE TRIGGER count_intents AFTER UPDATE ON row WHEN new.state = 'sent' BEGIN INSERT INTO intent VALUES (new.line); END
        """);

    private long Intents() => (long)Run("SELECT COUNT(*) FROM intent")!;

    private object? Run(string sql)
    {
        using var journal = JournalConnection.Open(_folder.Journal, SqliteOpenMode.ReadWrite);
        using var command = new SqliteCommand(sql, journal);
        return command.ExecuteScalar();
    }

    private static IEnumerable<string> MethodsOf(CliFakeService service) => service.Requests.Select(request => request.Path.Split('/')[^1]);

    private async Task<SqliteJournal> PlanAsync(CliFakeService service)
    {
        Assert.Equal(6, (await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--max-charges", "0")).ExitCode);
        return SqliteJournal.Open(_folder.Journal);
    }

    private static async Task<RunStop> RunAsync(SqliteJournal journal, CliFakeService service, TimeProvider clock, RunSettings? settings = null)
    {
        settings ??= new RunSettings();
        using var stop = new RunStop();
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = CliRun.MarkedKey, BaseUrl = service.BaseUrl, MaxRetries = 0 });
        await using var writer = journal.StartWriting();
        var sender = new RowSender(client, journal.Header, settings, new RecordLookup(client, journal.Header), clock);
        await new CampaignRunner(new SqliteRun(journal, writer, settings, clock), sender, settings, new RunMeter(), stop).RunAsync(CancellationToken.None);
        return stop;
    }

    /// <summary>Looks up what is unknown, and releases what has been for an hour.</summary>
    private static async Task<Tally> ReleaseAsync(SqliteJournal journal, CliFakeService service, TimeProvider clock)
    {
        var settings = new RunSettings { ResendAfter = TimeSpan.FromHours(1) };
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = CliRun.MarkedKey, BaseUrl = service.BaseUrl, MaxRetries = 0 });
        await using (var writer = journal.StartWriting())
        {
            var run = new SqliteRun(journal, writer, settings, clock);
            await new Settler(run, new RecordLookup(client, journal.Header), settings).SettleAsync(release: true, CancellationToken.None, CancellationToken.None);
        }

        return journal.Count();
    }

    /// <summary>
    /// Jumps when it is asked how old the first intent is. That a machine slept shows on the wall clock alone; that a user set the wall clock
    /// back while the process was stopped, on the other alone.
    /// </summary>
    private sealed class ClockThatJumps(bool machineSlept) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => ++_asked >= 2 && machineSlept ? base.GetUtcNow() + TooLong : base.GetUtcNow();

        public override long GetTimestamp() =>
            _asked >= 2 && !machineSlept ? base.GetTimestamp() + (long)(TooLong.TotalSeconds * TimestampFrequency) : base.GetTimestamp();
    }
}
