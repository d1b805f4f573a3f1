using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Tests.Campaigns;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>A campaign that is over can be read without permission to write to its folder.</summary>
public sealed class ReadOnlyDiskTests
{
    [SkippableTheory]
    [InlineData("c.db")]
    [InlineData("tháng 11, 50% #1?.db")]
    public async Task A_finished_journal_is_read_where_nothing_may_be_written(string name)
    {
        using var disk = new SmallDisk(kibibytes: 4096);
        using var folder = new CampaignFolder().WithNumbers(3);
        folder.JournalOptions = ["--journal", disk.PathOf(name)];
        Assert.Equal(0, (await folder.RunInSandboxAsync()).ExitCode);
        disk.Protect();

        var status = CampaignResult.Of(await CliRun.OfAsync(folder.Command("status", "--json")));
        var report = await CliRun.OfAsync(folder.Command("report", "--csv"));

        Assert.Equal(0, status.ExitCode);
        Assert.Equal(3, status["done"]);
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(4, report.Out.Count(letter => letter == '\n'));
    }

    [SkippableFact]
    public async Task A_journal_that_a_run_has_open_is_not_read_without_its_log()
    {
        using var disk = new SmallDisk(kibibytes: 4096);
        using var folder = new CampaignFolder().WithNumbers(3);
        Assert.Equal(0, (await folder.RunInSandboxAsync()).ExitCode);
        using (var journal = SqliteJournal.Open(folder.Journal))
        {
            await using var writer = journal.StartWriting();
            Assert.Equal(0, (await new ProcessStartInfo("cp", [folder.Journal, disk.PathOf("c.db")]).RunAsync()).ExitCode);
        }

        folder.JournalOptions = ["--journal", disk.PathOf("c.db")];
        disk.Protect();

        var status = await CliRun.OfAsync(folder.Command("status"));

        Assert.Equal(2, status.ExitCode);
        Assert.Contains("its log (the file ending in -wal) cannot be read here", status.Error, StringComparison.Ordinal);
    }
}
