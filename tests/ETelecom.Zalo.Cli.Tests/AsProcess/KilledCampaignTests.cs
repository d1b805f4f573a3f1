using System;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>
/// The promise that a campaign rests on: killed at any moment, resumed by the same command, through a service that fails in many ways,
/// it charges nobody twice, forgets nobody, and its report is the bill.
/// </summary>
[Trait("Category", "Slow")]
public sealed class KilledCampaignTests(ITestOutputHelper log) : IAsyncLifetime
{
    private const int Rows = 5000;
    private const int Kills = 30;
    private const int MostRuns = 20;
    private const int Seed = 20261124;

    // Longer than the list of the sandbox lags behind under the fault of that name.
    private const string ResendAfter = "12s";

    private static readonly SandboxFault[] Faults =
    [
        SandboxFault.ResetBeforeWork, SandboxFault.ResetAfterWork, SandboxFault.HangUp, SandboxFault.CutBody, SandboxFault.Unavailable,
        SandboxFault.CommitThen503, SandboxFault.InternalError, SandboxFault.BadGatewayHtml, SandboxFault.MissingFields, SandboxFault.Nulls,
        SandboxFault.TrailingGarbage, SandboxFault.ListLag, SandboxFault.DuplicateInList, SandboxFault.RetryAfterSeconds,
        SandboxFault.RequestFails,
    ];

    private SandboxCampaign _campaign = null!;

    public async Task InitializeAsync() => _campaign = await SandboxCampaign.OfAsync(Rows);

    public async Task DisposeAsync() => await _campaign.DisposeAsync();

    [Fact]
    public async Task Killed_thirty_times_no_one_is_charged_twice_and_no_one_is_skipped()
    {
        _campaign.Sandbox.Faults.Random(rate: 0.03, Seed, Faults);

        await KillAsync();
        await FinishAsync();
        _campaign.Sandbox.Faults.Clear();
        await _campaign.RunAsync("reconcile");

        await _campaign.AssertReportIsTheBillAsync();
    }

    private async Task KillAsync()
    {
        var random = new Random(Seed);
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var run = Start("--rate", "100/s");
            var delay = TimeSpan.FromSeconds(0.3 + (2.2 * random.NextDouble()));
            if (!await run.KillAfterAsync(delay)) Assert.Fail($"The run ended before kill {kill}: {(await run.WaitAsync()).Error}");
            log.WriteLine($"kill {kill} after {delay.TotalSeconds:0.00} s: {_campaign.Sandbox.Ledger.Charges.Count} charges");
        }
    }

    /// <summary>Until nothing is left and nothing is unknown. The service goes on failing.</summary>
    private async Task FinishAsync()
    {
        for (var run = 1; run <= MostRuns; run++)
        {
            using var process = Start();
            var (exitCode, output, error) = await process.WaitAsync();
            log.WriteLine($"run {run}: exit code {exitCode}, {output.Trim()}\n{error}");
            if (exitCode == 0) return;
            Assert.Contains(exitCode, (int[])[4, 5, 6]);
            await Task.Delay(TimeSpan.FromSeconds(5));
        }

        Assert.Fail("The campaign does not come to an end.");
    }

    private ToolProcess Start(params string[] more) =>
        _campaign.Start(["--concurrency", "32", "--stop-after-unknown", "1000", "--resend-after", ResendAfter, .. more]);
}
