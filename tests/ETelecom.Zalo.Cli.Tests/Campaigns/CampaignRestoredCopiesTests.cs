using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A journal that is restored without its latest changes, or with another log, charges no one a second time.</summary>
public sealed class CampaignRestoredCopiesTests : IAsyncLifetime, IDisposable
{
    // More than the writer keeps in the log.
    private const int ManyChanges = 1200;

    private readonly CampaignFolder _folder = new CampaignFolder().WithNumbers(4);
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("c.db")]
    [InlineData("c.db", "--no-check")]
    [InlineData("copy.db", "--no-check")]
    public async Task An_older_copy_is_looked_up_before_anything_is_sent(string name, params string[] options)
    {
        await RunAsync(_folder.Journal, "--max-charges", "1", "--no-check");
        await CopyAsync("c.db", "copy.db");
        await RunAsync(_folder.Journal, "--max-charges", "3", "--no-check");
        if (name == "c.db") await CopyAsync("copy.db", "c.db");

        var run = await RunAsync(_folder.PathOf(name), options);

        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
        Assert.Contains("it is an older copy", run.Error, StringComparison.Ordinal);
        Assert.Equal(5, run.ExitCode);
        Assert.Equal(1, run["requested"]);
        Assert.Equal(2, run["recovered"]);
        Assert.Equal(1, run["unknown"]);
    }

    [Fact]
    public async Task So_is_the_same_copy_when_it_is_restored_once_more()
    {
        await RunAsync(_folder.Journal, "--max-charges", "0");
        await CopyAsync("c.db", "copy.db");
        await RunAsync(_folder.Journal, "--max-charges", "4", "--no-check");
        await CopyAsync("copy.db", "c.db");
        await RunAsync(_folder.Journal, "--no-check");
        await CopyAsync("copy.db", "c.db");

        var run = await RunAsync(_folder.Journal, "--no-check");

        Assert.Equal(4, _sandbox.Ledger.Charges.Count);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, run["recovered"]);
    }

    [Fact]
    public async Task So_is_a_copy_that_was_made_with_its_log_during_a_run()
    {
        await RunAsync(_folder.Journal, "--max-charges", "0");
        using (var journal = SqliteJournal.Open(_folder.Journal, State))
        {
            await using var writer = journal.StartWriting();
            await SendAsync(journal, writer, mostCharges: 1);
            await CopyAsync("c.db", "copy.db");
            await CopyAsync("c.db-wal", "copy.db-wal");
            await SendAsync(journal, writer, mostCharges: 3);
        }

        var run = await RunAsync(_folder.PathOf("copy.db"), "--no-check");

        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
        Assert.Equal(5, run.ExitCode);
        Assert.Equal(1, run["requested"]);
        Assert.Equal(2, run["recovered"]);
        Assert.Equal(1, run["unknown"]);
    }

    [Fact]
    public async Task The_latest_copy_is_continued()
    {
        await RunAsync(_folder.Journal, "--max-charges", "2");
        await CopyAsync("c.db", "copy.db");

        var run = await RunAsync(_folder.PathOf("copy.db"));

        Assert.Equal(4, _sandbox.Ledger.Charges.Count);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, run["requested"]);
        Assert.DoesNotContain("older copy", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_copies_are_not_sent_at_once()
    {
        await RunAsync(_folder.Journal, "--max-charges", "0");
        await CopyAsync("c.db", "copy.db");
        using var journal = SqliteJournal.Open(_folder.Journal, State);

        var run = await RunAsync(_folder.PathOf("copy.db"), "--no-check");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Another process is using this journal", run.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Charges);
    }

    [Theory]
    [InlineData("older", "later-log")]
    [InlineData("later", "older-log")]
    [InlineData("between", "later-log")]
    [InlineData("other", "later-log")]
    public async Task A_log_that_is_not_the_file_s_is_refused_and_both_stay_as_they_are(string file, string log)
    {
        await MakeFilesAndLogsAsync();
        await CopyAsync(file, "c.db");
        await CopyAsync(log, "c.db-wal");
        var before = (await File.ReadAllBytesAsync(_folder.Journal), await File.ReadAllBytesAsync(_folder.Journal + "-wal"));

        var run = await RunAsync(_folder.Journal, "--no-check");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not its own", run.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Charges);
        Assert.Equal(before.Item1, await File.ReadAllBytesAsync(_folder.Journal));
        Assert.Equal(before.Item2, await File.ReadAllBytesAsync(_folder.Journal + "-wal"));
    }

    [Theory]
    [InlineData("older", "older-log")]
    [InlineData("later", "later-log")]
    public async Task A_log_that_is_the_file_s_is_applied(string file, string log)
    {
        await MakeFilesAndLogsAsync();
        await CopyAsync(file, "c.db");
        await CopyAsync(log, "c.db-wal");

        using var journal = SqliteJournal.Open(_folder.Journal);

        Assert.Equal(0, journal.LostRows);
        Assert.Equal(3, journal.Count().NotSent);
        Assert.Equal(1, journal.Count().Unknown);
    }

    /// <summary>
    /// The files and the logs of a journal at two moments of one run, and its file from before the run; and the file of another journal.
    /// </summary>
    private async Task MakeFilesAndLogsAsync()
    {
        await RunAsync(_folder.PathOf("other"), "--max-charges", "0");
        await RunAsync(_folder.Journal, "--max-charges", "0", "--again");
        await CopyAsync("c.db", "between");
        using var journal = SqliteJournal.Open(_folder.Journal);
        await using var writer = journal.StartWriting();
        var row = journal.Rows(RowState.NotSent).First() with { State = RowState.Unknown };
        await writer.WriteAsync(row);
        await CopyAsync("c.db", "older");
        await CopyAsync("c.db-wal", "older-log");
        await Task.WhenAll(Enumerable.Range(0, ManyChanges).Select(_ => writer.WriteAsync(row)));
        await writer.WriteAsync(row);
        await CopyAsync("c.db", "later");
        await CopyAsync("c.db-wal", "later-log");
    }

    [Theory]
    [InlineData("../../victim")]
    [InlineData("")]
    public async Task A_journal_that_names_another_file_is_damaged_and_that_file_stays_as_it_is(string name)
    {
        await RunAsync(_folder.Journal, "--max-charges", "1", "--no-check");
        await File.WriteAllTextAsync(_folder.PathOf("victim"), "a file of the user");
        using (var connection = new SqliteConnection($"Data Source={_folder.Journal};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE mark SET journal = $name";
            command.Parameters.AddWithValue("$name", name);
            command.ExecuteNonQuery();
        }

        var run = await RunAsync(_folder.Journal, "--no-check");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("damaged", run.Error, StringComparison.Ordinal);
        Assert.Equal("a file of the user", await File.ReadAllTextAsync(_folder.PathOf("victim")));
        Assert.Single(_sandbox.Ledger.Charges);
    }

    private string State => _folder.PathOf("state");

    private async Task<CampaignResult> RunAsync(string journal, params string[] more)
    {
        string[] words = [.. _folder.RunCommand(["--yes", "--json", .. more]).Select(word => word == _folder.Journal ? journal : word)];
        return CampaignResult.Of(await CliRun.OfAsync(words, CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop)), state: State));
    }

    private async Task SendAsync(SqliteJournal journal, JournalWriter writer, int mostCharges)
    {
        using var stop = new RunStop();
        using var client = new ZaloConsentClient(new() { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop) });
        var settings = new RunSettings { MaxCharges = mostCharges };
        var sender = new RowSender(client, journal.Header, settings, new RecordLookup(client, journal.Header), TimeProvider.System);
        await new CampaignRunner(new SqliteRun(journal, writer, settings, TimeProvider.System), sender, settings, new RunMeter(), stop).RunAsync(default);
        Assert.Equal(StopReason.ChargeLimit, stop.Reason);
    }

    /// <summary>By a process of its own: a file that this one closes loses the locks that SQLite has on it.</summary>
    private async Task CopyAsync(string from, string to) =>
        Assert.Equal(0, (await new ProcessStartInfo("cp", [_folder.PathOf(from), _folder.PathOf(to)]).RunAsync()).ExitCode);
}
