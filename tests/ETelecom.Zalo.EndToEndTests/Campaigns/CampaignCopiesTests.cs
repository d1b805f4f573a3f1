using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.Tests;
using Xunit;

namespace ETelecom.Zalo.EndToEndTests.Campaigns;

/// <summary>What the journal cannot know (it was copied, the clock is wrong, the key is another's) never becomes a second charge.</summary>
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
        await LoseTheLogAsync();

        var run = await _folder.RunAsync(Environment, options);

        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
        Assert.Equal((5, 3, 1, 3), (run.ExitCode, run["recovered"], run["unknown"], run["charged"]));
        Assert.Contains("without its log", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_is_sent_again_only_so_long_after_its_outcome_became_unknown()
    {
        await CrashAsync(DateTimeOffset.UtcNow.AddDays(-1));

        var run = await _folder.RunAsync(Environment, "--resend-after", "1h");

        Assert.Equal((5, 1, 3), (run.ExitCode, run["unknown"], _sandbox.Ledger.Charges.Count));
    }

    [Fact]
    public async Task The_plan_counts_the_rows_that_may_be_sent_again()
    {
        await CrashAsync(DateTimeOffset.UtcNow.AddDays(-1));

        var plan = await _folder.PlanAsync("--resend-after", "1h", "--rate", "1/s");
        var limited = await _folder.PlanAsync("--resend-after", "1h", "--max-charges", "2");
        var kept = await _folder.PlanAsync("--max-charges", "2");

        Assert.Equal((4, 4), (plan["charges_at_most"], plan["seconds_at_rate"]));
        Assert.Equal((2, 1), (limited["charges_at_most"], kept["charges_at_most"]));
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    /// <summary>A journal whose first row was about to be sent when the process died.</summary>
    private async Task CrashAsync(DateTimeOffset at)
    {
        Assert.Equal(6, (await _folder.RunAsync(Environment, "--max-charges", "0")).ExitCode);
        using var journal = Journal.Open(_folder.Journal);
        await using var writer = journal.StartWriting();
        await writer.WriteAsync(RowChange.Intent(journal.Rows(RowState.Left).First(), at));
    }

    /// <summary>Copies the journal's file alone in the middle of a run that charges three, and goes on with the copy.</summary>
    private async Task LoseTheLogAsync()
    {
        var copy = _folder.PathOf("copy.db");
        Assert.Equal(6, (await _folder.RunAsync(Environment, "--max-charges", "0")).ExitCode);
        using (var journal = Journal.Open(_folder.Journal))
        {
            using var stop = new RunStop();
            using var client = new ZaloConsentClient(new() { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop) });
            await using var writer = journal.StartWriting();
            var settings = new RunSettings { MaxCharges = 3 };
            var sender = new RowSender(client, journal.Header, settings, new RecordLookup(client, journal.Header), TimeProvider.System);
            await new CampaignRunner(journal, writer, sender, settings, new RunMeter(), stop, TimeProvider.System).RunAsync(default);
            Assert.Equal(0, (await new ProcessStartInfo("cp", [_folder.Journal, copy]).RunAsync()).ExitCode);
        }

        File.Move(copy, _folder.Journal, overwrite: true);
        Assert.Equal(3, _sandbox.Ledger.Charges.Count);
    }
}
