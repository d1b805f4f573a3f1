using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>A campaign by the tool as a process, against a sandbox that keeps the bill: at the end its report must be that bill.</summary>
internal sealed partial class SandboxCampaign : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-");
    private readonly int _rows;

    private SandboxCampaign(ZaloSandbox sandbox, int rows)
    {
        Sandbox = sandbox;
        Journal = PathOf("c.db");
        _rows = rows;
        var phones = Enumerable.Range(0, rows).Select(row => $"09{row * 7919 % 100_000_000:00000000}");
        File.WriteAllLines(PathOf("contacts.csv"), ["phone", .. phones]);
    }

    public ZaloSandbox Sandbox { get; }

    /// <summary>Where the journal lies; in a folder of its own, unless a test puts it elsewhere.</summary>
    public string Journal { get; set; }

    /// <summary>How its commands name the journal, where it is not that file.</summary>
    public string[]? JournalOptions { get; set; }

    public static async Task<SandboxCampaign> OfAsync(int rows, bool chargesFailures = false) =>
        new(await ZaloSandbox.StartAsync(new ZaloSandboxOptions { UsePhoneFaults = false, ChargeFailures = chargesFailures }), rows);

    /// <summary>Starts <c>campaign run</c>.</summary>
    public ToolProcess Start(params string[] more) => ToolProcess.Start(
        Environment,
        [
            "campaign", "run", PathOf("contacts.csv"), "--oa-id", "1234567890123456789", "--call-type", "audio", "--reason", "update_order",
            .. JournalOptions ?? ["--journal", Journal], "--yes", "--json", .. more,
        ]);

    /// <summary>Runs another campaign command, which has to succeed.</summary>
    public async Task<string> RunAsync(params string[] args)
    {
        using var process = ToolProcess.Start(Environment, ["campaign", .. args, .. JournalOptions ?? ["--journal", Journal]]);
        var (exitCode, output, error) = await process.WaitAsync();
        Assert.True(exitCode == 0, error);
        return output;
    }

    /// <summary>No one was charged twice, no one was forgotten, and the report agrees with the bill on every row.</summary>
    public async Task AssertReportIsTheBillAsync()
    {
        var report = ReportLine().Matches(await RunAsync("report", "--csv")).Select(line => line.Groups).Select(line =>
            (Phone: line["phone"].Value, State: line["state"].Value, Charged: line["charged"].Value, Id: line["id"].Value)).ToList();

        Assert.Equal(_rows, report.Count);
        Assert.All(report, row => Assert.Contains(row.State, (string[])["requested", "recovered", "failed"]));
        var bill = Sandbox.Ledger.Charges.Select(charge => (charge.Phone, charge.RecordId)).Order().ToList();
        Assert.Equal(bill.Count, bill.DistinctBy(charge => charge.Phone).Count());
        Assert.Equal(bill, report.Where(row => row.Charged == "true").Select(row => (row.Phone, row.Id)).Order());
        Assert.Equal(_rows, bill.Count + report.Count(row => row.State == "failed" && row.Charged == "false"));
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Dictionary<string, string> Environment => new()
    {
        ["ETELECOM_API_KEY"] = "sandbox-shop-key",
        ["ETELECOM_BASE_URL"] = Sandbox.BaseUrl(ZaloAccount.Shop),
        ["LC_ALL"] = "C.UTF-8",
    };

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    [GeneratedRegex(
        @"^\d+,(?<phone>\d+),[^,]*,[^,]*,[^,]*,(?<state>\w+),(?<charged>\w*),(?<id>\w*),",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ReportLine();
}
