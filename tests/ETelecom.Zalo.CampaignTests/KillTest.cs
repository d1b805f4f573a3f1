using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.CampaignTests;

/// <summary>
/// The promise that a campaign rests on: killed at any moment, resumed by the same command, through a service that fails in many ways,
/// it charges nobody twice, forgets nobody, and its report is the bill.
/// </summary>
public sealed class KillTest(ITestOutputHelper log) : IAsyncLifetime
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
        SandboxFault.TrailingGarbage, SandboxFault.ListLag, SandboxFault.DuplicateInList, SandboxFault.RetryAfterSeconds, SandboxFault.RequestFails,
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kill-");
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { FaultsByPhone = false });

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Category", "SlowCampaign")]
    public async Task Killed_thirty_times_nobody_is_charged_twice_and_nobody_is_forgotten()
    {
        await File.WriteAllLinesAsync(PathOf("contacts.csv"), ["phone", .. Enumerable.Range(0, Rows).Select(row => $"09{row * 7919 % 100_000_000:00000000}")]);
        _sandbox.Faults.Random(rate: 0.03, Seed, Faults);

        await KillAsync();
        await FinishAsync();
        _sandbox.Faults.Clear();
        await RunToolAsync("campaign", "reconcile", "--journal", PathOf("c.db"));

        await AssertReportIsTheBillAsync();
    }

    private async Task KillAsync()
    {
        var random = new Random(Seed);
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var run = Start("--rate", "100/s");
            var delay = TimeSpan.FromSeconds(0.3 + (2.2 * random.NextDouble()));
            if (!await run.KillAfterAsync(delay)) Assert.Fail($"The run ended before kill {kill}: {(await run.WaitAsync()).Error}");
            log.WriteLine($"kill {kill} after {delay.TotalSeconds:0.00} s: {_sandbox.Ledger.Charges.Count} charges");
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

    private async Task AssertReportIsTheBillAsync()
    {
        var report = Regex.Matches(await RunToolAsync("campaign", "report", "--journal", PathOf("c.db"), "--csv"), @"^\d+,(?<phone>\d+),[^,]*,[^,]*,[^,]*,(?<state>\w+),(?<charged>\w*),(?<id>\w*),", RegexOptions.Multiline)
            .Select(line => (Phone: line.Groups["phone"].Value, State: line.Groups["state"].Value, Charged: line.Groups["charged"].Value, Id: line.Groups["id"].Value))
            .ToList();

        Assert.Equal(Rows, report.Count);
        Assert.All(report, row => Assert.Contains(row.State, (string[])["requested", "recovered", "failed"]));
        var bill = _sandbox.Ledger.Charges.Select(charge => (charge.Phone, charge.RecordId)).Order().ToList();
        Assert.Equal(bill.Count, bill.DistinctBy(charge => charge.Phone).Count());
        Assert.Equal(bill, report.Where(row => row.Charged == "true").Select(row => (row.Phone, row.Id)).Order());
        Assert.Equal(Rows, bill.Count + report.Count(row => row.State == "failed" && row.Charged == "false"));
    }

    private ToolProcess Start(params string[] more) => ToolProcess.Start(
        Environment,
        [
            "campaign", "run", PathOf("contacts.csv"), "--oa-id", "1225934657594830147", "--call-type", "audio", "--reason", "update_order",
            "--journal", PathOf("c.db"), "--yes", "--json", "--concurrency", "32", "--stop-after-unknown", "1000", "--resend-after", ResendAfter, .. more,
        ]);

    private async Task<string> RunToolAsync(params string[] args)
    {
        using var process = ToolProcess.Start(Environment, args);
        var (exitCode, output, error) = await process.WaitAsync();
        Assert.True(exitCode == 0, error);
        return output;
    }

    private Dictionary<string, string> Environment => new()
    {
        ["ETELECOM_API_KEY"] = "sandbox-shop-key",
        ["ETELECOM_BASE_URL"] = _sandbox.BaseUrl(ZaloAccount.Shop),
    };

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
