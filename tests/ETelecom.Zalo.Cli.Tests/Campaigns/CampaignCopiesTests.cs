using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>What the journal cannot know (it was copied, the clock is incorrect, the key is another's) never becomes a second charge.</summary>
public sealed class CampaignCopiesTests : IAsyncLifetime, IDisposable
{
    private readonly CampaignFolder _folder = new CampaignFolder().WithNumbers(4);
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("--no-check")]
    public async Task A_copy_without_its_log_is_looked_up_before_anything_is_sent(params string[] options)
    {
        await LoseTheLogAsync(async journal =>
            Assert.Equal(0, (await new ProcessStartInfo("cp", [journal, _folder.PathOf("copy.db")]).RunAsync()).ExitCode));

        var run = await _folder.RunAsync(Environment, options);

        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
        Assert.Equal(5, run.ExitCode);
        Assert.Equal(3, run["recovered"]);
        Assert.Equal(1, run["unknown"]);
        Assert.Equal(3, run["charged"]);
        Assert.Contains("without its log", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_SQLite_makes_during_a_run_has_its_rows_and_the_mark()
    {
        await LoseTheLogAsync(journal => Vacuum(journal, _folder.PathOf("copy.db")));

        var run = await _folder.RunAsync(Environment, "--no-check");

        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
        Assert.Equal(5, run.ExitCode);
        Assert.Equal(3, run["requested"]);
        Assert.Equal(1, run["unknown"]);
        Assert.Equal(3, run["charged"]);
    }

    [Fact]
    public async Task A_row_is_sent_again_only_so_long_after_its_outcome_became_unknown()
    {
        await CrashAsync(DateTimeOffset.UtcNow.AddDays(-1));

        var run = await _folder.RunAsync(Environment, "--resend-after", "1h");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(1, run["unknown"]);
        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
    }

    [Fact]
    public async Task The_plan_counts_the_rows_that_may_be_sent_again()
    {
        await CrashAsync(DateTimeOffset.UtcNow.AddDays(-1));

        var plan = await _folder.PlanAsync("--resend-after", "1h", "--rate", "1/s");
        var limited = await _folder.PlanAsync("--resend-after", "1h", "--max-charges", "2");
        var kept = await _folder.PlanAsync("--max-charges", "2");

        Assert.Equal(4, plan["maximum_charges"]);
        Assert.Equal(4, plan["seconds_at_rate"]);
        Assert.Equal(1, limited["maximum_charges"]);
        Assert.Equal(1, kept["maximum_charges"]);
        Assert.Equal(1, limited["may_cost_again"]);
    }

    [Fact]
    public async Task So_does_the_question()
    {
        await CrashAsync(DateTimeOffset.UtcNow.AddDays(-1));

        var asked = await CliRun.OfAsync(_folder.RunCommand("--resend-after", "1h", "--rate", "1/min"), Environment, answer: "n\n");

        Assert.Contains("Maximum charges: 4\n", asked.Error, StringComparison.Ordinal);
        Assert.Contains("Estimated time: 4 min", asked.Error, StringComparison.Ordinal);
        Assert.Contains("Send now? [y/N] Nothing was sent.", asked.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task A_row_is_sent_once_whatever_the_journal_reads_back()
    {
        Assert.Equal(6, (await _folder.RunAsync(Environment, "--max-charges", "0")).ExitCode);
        File.Copy(_folder.Journal, _folder.PathOf("elsewhere.db"));
        using var journal = SqliteJournal.Open(_folder.Journal);
        using var stop = new RunStop();
        using var client = new ZaloConsentClient(new() { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop) });
        await using var writer = new JournalWriter(JournalConnection.Open(_folder.PathOf("elsewhere.db"), SqliteOpenMode.ReadWrite));
        var settings = new RunSettings { WithoutCheck = true, MaxCharges = 20 };
        var sender = new RowSender(client, journal.Header, settings, new RecordLookup(client, journal.Header), TimeProvider.System);

        await new CampaignRunner(new SqliteRun(journal, writer, settings, TimeProvider.System), sender, settings, new RunMeter(), stop).RunAsync(default);

        Assert.Equal(StopReason.JournalFailed, stop.Reason);
        Assert.Equal(4, _sandbox.Ledger.Charges.Count);
    }

    [Fact]
    public async Task With_a_wrong_clock_nothing_is_resent()
    {
        await CrashAsync(DateTimeOffset.UtcNow);
        await _folder.RunAsync(Environment);
        var ahead = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(3));

        var run = await CliRun.OfAsync(_folder.RunCommand("--yes", "--resend-after", "1h"), Environment, clock: ahead);

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
        Assert.Contains("No row is sent again until this machine's clock", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_says_when_the_service_knows_none_of_what_was_charged()
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"1","status":"P","is_charged":true,"consents":[]}""");
        await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check");

        var run = await CliRun.OfAsync(service, "campaign", "reconcile", "--journal", _folder.Journal);

        Assert.Contains("The service has none of the 4 charged records", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("yes\n", true)]
    [InlineData("c\n", true)]
    [InlineData(" Có \n", true)]
    [InlineData("n\n", false)]
    [InlineData("k\n", false)]
    [InlineData("\n", false)]
    [InlineData("perhaps\n", false)]
    [InlineData("", false)]
    public async Task A_person_says_whether_a_key_without_our_records_is_the_new_one(string answer, bool isOurs)
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"1","status":"P","is_charged":true,"consents":[]}""");
        await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check", "--max-charges", "2");

        var run = await CliRun.OfAsync(_folder.RunCommand("--yes", "--no-check"), Renewed(service), answer: answer);

        Assert.Equal(isOurs ? 0 : 2, run.ExitCode);
        Assert.Contains("Is it a new key of the same account? [y/N] ", run.Error, StringComparison.Ordinal);
        Assert.Equal(isOurs ? 4 : 2, service.Requests.Count(request => request.Path.EndsWith("/RequestConsent", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("reconcile")]
    public async Task CtrlC_at_the_question_about_the_key_ends_at_once(string command)
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"1","status":"P","is_charged":true,"consents":[]}""");
        await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check", "--max-charges", "2");
        using var interrupts = new Interrupts();
        using var person = new HesitatingPerson(interrupts);
        var renewed = Renewed(service);
        var host = new ToolHost
        {
            Out = TextWriter.Null, Error = TextWriter.Null, Environment = renewed.GetValueOrDefault, In = person, CanAsk = true, Interrupts = interrupts,
        };

        var exitCode = await Tool.RunAsync(command == "run" ? _folder.RunCommand("--yes", "--no-check") : _folder.Command(command), host);

        Assert.Equal(4, exitCode);
        Assert.Equal(2, service.Requests.Count(request => request.Path.EndsWith("/RequestConsent", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_list_under_a_second_journal_is_noticed()
    {
        var state = Directory.CreateDirectory(_folder.PathOf("state")).FullName;
        await CliRun.OfAsync(_folder.RunCommand("--yes"), Environment, state: state);
        string[] second = Second("--yes");

        var asked = await CliRun.OfAsync(Second(), Environment, state: state, answer: "n\n");
        Assert.Equal(4, _sandbox.Ledger.Charges.Count);
        var refused = await CliRun.OfAsync(second, Environment, state: state);
        var wanted = await CliRun.OfAsync([.. second, "--again"], Environment, state: state);

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(0, wanted.ExitCode);
        Assert.Contains($"already has a journal: {_folder.Journal}", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, asked.ExitCode);
        Assert.Contains($"already has a journal: {_folder.Journal}", asked.Error, StringComparison.Ordinal);
        Assert.Contains("Send now? [y/N] Nothing was sent.", asked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_it_is_while_the_first_run_works()
    {
        var state = Directory.CreateDirectory(_folder.PathOf("state")).FullName;
        using var interrupts = new Interrupts();
        var first = CliRun.OfAsync(_folder.RunCommand("--yes", "--rate", "2/s"), Environment, state: state, interrupts: interrupts);
        for (var patience = 0; !File.Exists(_folder.Journal); patience++)
        {
            Assert.True(patience < 3000, "The first run does not begin.");
            await Task.Delay(10);
        }

        var second = await CliRun.OfAsync(Second("--yes"), Environment, state: state);

        Assert.False(first.IsCompleted);
        Assert.Equal(2, second.ExitCode);
        Assert.Contains($"already has a journal: {_folder.Journal}", second.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await first).ExitCode);
        Assert.Equal(4, _sandbox.Ledger.Charges.Count);
    }

    /// <summary>The same list under another journal.</summary>
    private string[] Second(params string[] more) =>
        [.. _folder.RunCommand(more).Select(word => word == _folder.Journal ? _folder.PathOf("second.db") : word)];

    private static Dictionary<string, string> Renewed(CliFakeService service) =>
        new(CliRun.EnvironmentOf(service.BaseUrl)) { ["ETELECOM_API_KEY"] = "renewed" };

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    /// <summary>A journal whose first row was about to be sent when the process died.</summary>
    private async Task CrashAsync(DateTimeOffset at)
    {
        Assert.Equal(6, (await _folder.RunAsync(Environment, "--max-charges", "0")).ExitCode);
        using var journal = SqliteJournal.Open(_folder.Journal);
        await using var writer = journal.StartWriting();
        await writer.WriteAsync(journal.Rows(RowState.NotSent).First().Intent(at));
    }

    private static Task Vacuum(string journal, string copy)
    {
        using var connection = new SqliteConnection($"Data Source={journal};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("VACUUM INTO $copy", connection);
        command.Parameters.AddWithValue("$copy", copy);
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    /// <summary>Copies the journal in the middle of a run that charges three, and continues with the copy.</summary>
    private async Task LoseTheLogAsync(Func<string, Task> copyJournal)
    {
        var copy = _folder.PathOf("copy.db");
        Assert.Equal(6, (await _folder.RunAsync(Environment, "--max-charges", "0")).ExitCode);
        using (var journal = SqliteJournal.Open(_folder.Journal))
        {
            using var stop = new RunStop();
            using var client = new ZaloConsentClient(new() { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop) });
            await using var writer = journal.StartWriting();
            var settings = new RunSettings { MaxCharges = 3 };
            var sender = new RowSender(client, journal.Header, settings, new RecordLookup(client, journal.Header), TimeProvider.System);
            await new CampaignRunner(new SqliteRun(journal, writer, settings, TimeProvider.System), sender, settings, new RunMeter(), stop).RunAsync(default);
            await copyJournal(_folder.Journal);
        }

        File.Move(copy, _folder.Journal, overwrite: true);
        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
    }
}
