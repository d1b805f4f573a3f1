using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A journal that cannot be trusted is never worked with: a clear error, and nothing is sent.</summary>
public sealed class CampaignJournalTests : IDisposable
{
    private readonly CampaignFolder _folder = new CampaignFolder().WithNumbers(3);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_finished_campaign_that_is_run_again_sends_nothing()
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"1","status":"P","is_charged":true,"error":20}""");
        var first = await RunAsync(service, "--no-check");

        var second = await RunAsync(service, "--no-check");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(3, first["done"]);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(3, second["done"]);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task The_second_process_on_a_journal_is_refused()
    {
        using var held = JournalLock.Take(_folder.Journal);

        await AssertRefusedAsync("Another process is using this journal");
    }

    [Fact]
    public async Task The_second_process_is_refused_by_whatever_name_it_calls_the_journal()
    {
        await MakeJournalAsync();
        var link = _folder.PathOf("link.db");
        File.CreateSymbolicLink(link, _folder.Journal);
        using var held = JournalLock.Take(link);

        await AssertRefusedAsync("Another process is using this journal");
    }

    [Theory]
    [InlineData("PRAGMA user_version = 9", "version 9")]
    [InlineData("PRAGMA application_id = 7", "not a campaign journal")]
    [InlineData("DELETE FROM campaign", "damaged")]
    public async Task A_journal_of_another_kind_is_refused(string change, string explanation)
    {
        await MakeJournalAsync();
        Change(change);

        await AssertRefusedAsync(explanation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(-1)]
    public async Task A_journal_that_is_cut_short_is_refused(int length)
    {
        await MakeJournalAsync();
        using (var file = File.OpenWrite(_folder.Journal)) file.SetLength(length < 0 ? file.Length + length : length);

        await AssertRefusedAsync("damaged or truncated");
    }

    [Fact]
    public async Task A_journal_whose_pages_were_overwritten_is_refused()
    {
        await MakeJournalAsync();
        using (var file = File.OpenWrite(_folder.Journal))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        await AssertRefusedAsync("damaged or truncated");
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(_folder.Journal, new string('x', 8192));

        await AssertRefusedAsync("damaged");

        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(_folder.Journal));
    }

    [Fact]
    public async Task A_list_that_changed_between_runs_is_refused()
    {
        await MakeJournalAsync();
        _folder.WithNumbers(4);

        await AssertRefusedAsync("the list of contacts");
    }

    [Theory]
    [InlineData("--oa-id", "7", "the OA")]
    [InlineData("--call-type", "video", "--call-type")]
    [InlineData("--reason", "delivery_notification", "--reason")]
    public async Task Another_campaign_under_the_same_journal_is_refused(string option, string value, string explanation)
    {
        await MakeJournalAsync();
        var command = _folder.RunCommand("--yes", "--sandbox");
        command[Array.IndexOf(command, option) + 1] = value;

        var run = await CliRun.OfAsync(command);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(explanation, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_service_under_the_same_journal_is_refused()
    {
        await MakeJournalAsync();
        await using var other = await CliFakeService.AnsweringAsync("{}");

        var run = await RunAsync(other);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the service's address", run.Error, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_2_and_named()
    {
        var command = _folder.RunCommand("--yes", "--sandbox");
        command[Array.IndexOf(command, "--journal") + 1] = "/proc/c.db";

        var run = await CliRun.OfAsync(command);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_was_interrupted_is_no_journal()
    {
        await File.WriteAllTextAsync(_folder.Journal + ".planning", "half a plan");

        var run = await _folder.RunInSandboxAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, run["done"]);
        Assert.False(File.Exists(_folder.Journal + ".planning"));
    }

    /// <summary>Commands of one connection that are made at once spoil it, which shows when it is closed: after a run, and its exit code was 5.</summary>
    [Fact]
    public async Task All_threads_of_a_run_read_the_journal_at_once()
    {
        await _folder.WithNumbers(50).RunInSandboxAsync("--max-charges", "0");

        for (var round = 0; round < 20; round++)
        {
            using var journal = SqliteJournal.Open(_folder.Journal);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
            {
                for (var read = 0; read < 50; read++)
                {
                    Assert.Equal(50, thread % 2 == 0 ? journal.Count().NotSent : journal.Rows(RowState.NotSent).Count());
                    Assert.NotNull(journal.FindByPhone(84912000000));
                }
            })));
        }
    }

    [Fact]
    public async Task A_full_disk_stops_the_writer_and_fails_all_waiting_changes()
    {
        await MakeJournalAsync();
        await using var writer = new JournalWriter(FullDisk());
        var row = new CampaignRow(2, 84912345678, null, null, null) { State = RowState.Requested, Detail = new string('x', 100_000) };

        var failure = await Assert.ThrowsAsync<JournalException>(() => writer.WriteAsync(row));

        Assert.Contains("the disk is full", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JournalException>(() => writer.WriteAsync(row));
    }

    /// <summary>SQLite's own limit gives the same error as the disk.</summary>
    private SqliteConnection FullDisk()
    {
        var connection = JournalConnection.Open(_folder.Journal, SqliteOpenMode.ReadWrite);
        Execute(connection, "PRAGMA max_page_count = 1");
        return connection;
    }

    private async Task MakeJournalAsync() => Assert.Equal(0, (await _folder.RunInSandboxAsync()).ExitCode);

    private Task<CampaignResult> RunAsync(CliFakeService service, params string[] more) =>
        _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), more);

    private async Task AssertRefusedAsync(string explanation)
    {
        var run = await _folder.RunInSandboxAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Null(run.Figures);
        Assert.Contains(explanation, run.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", run.Error, StringComparison.Ordinal);
    }

    private void Change(string sql)
    {
        using var connection = JournalConnection.Open(_folder.Journal, SqliteOpenMode.ReadWrite);
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
