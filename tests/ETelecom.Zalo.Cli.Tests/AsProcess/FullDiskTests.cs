using System.IO;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>A disk that runs full under the journal stops the campaign with a message, and causes no second charge.</summary>
[Trait("Category", "Slow")]
public sealed class FullDiskTests(ITestOutputHelper log)
{
    private const int Rows = 3000;

    [SkippableFact]
    public async Task A_full_disk_stops_the_campaign_and_the_same_command_continues_once_there_is_space()
    {
        using var disk = new SmallDisk(kibibytes: 1024);
        await using var campaign = await SandboxCampaign.OfAsync(Rows);
        campaign.Journal = disk.PathOf("c.db");

        var stopped = await RunAsync(campaign);
        Assert.Contains(stopped.ExitCode, (int[])[5, 6]);
        Assert.Contains("the journal cannot be written", stopped.Error);
        Assert.Contains("may have been charged", stopped.Error);
        Assert.Contains("disk is full", stopped.Error);
        Assert.Contains("Run the same command", stopped.Error);
        Assert.InRange(campaign.Sandbox.Ledger.Charges.Count, 1, Rows - 1);

        disk.Fill();
        var charges = campaign.Sandbox.Ledger.Charges.Count;
        var stillFull = await RunAsync(campaign);
        Assert.NotEqual(0, stillFull.ExitCode);
        Assert.Contains("full", stillFull.Error);
        Assert.Contains("may have been charged", stillFull.Error);
        Assert.Contains("Nothing was sent.", stillFull.Error);
        Assert.Equal(charges, campaign.Sandbox.Ledger.Charges.Count);

        disk.Enlarge(kibibytes: 64 * 1024);
        Assert.Equal(0, (await RunAsync(campaign)).ExitCode);
        await campaign.AssertReportIsTheBillAsync();
    }

    [SkippableFact]
    public async Task A_disk_too_small_for_the_plan_leaves_nothing_behind_and_sends_nothing()
    {
        using var disk = new SmallDisk(kibibytes: 64);
        await using var campaign = await SandboxCampaign.OfAsync(Rows);
        campaign.Journal = disk.PathOf("c.db");

        var run = await RunAsync(campaign);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the disk is full", run.Error);
        Assert.Contains("Nothing was sent.", run.Error);
        Assert.Empty(campaign.Sandbox.Ledger.Charges);
        Assert.False(File.Exists(campaign.Journal));
        Assert.False(File.Exists(campaign.Journal + ".planning"));
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(SandboxCampaign campaign)
    {
        using var process = campaign.Start();
        var run = await process.WaitAsync();
        log.WriteLine($"exit code {run.ExitCode}\n{run.Output}{run.Error}");
        return run;
    }
}
