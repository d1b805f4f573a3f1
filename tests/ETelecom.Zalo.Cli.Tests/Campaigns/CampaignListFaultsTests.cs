using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary><c>campaign reconcile</c> with lists that are not as documented: it ends, finds every lost row and misses no reply.</summary>
public sealed class CampaignListFaultsTests : IAsyncLifetime, IDisposable
{
    // More than two pages of the list.
    private const int Rows = 210;
    private const int Lost = 20;

    // One row more, at which the budget ends the run: it would look up its lost rows otherwise.
    private readonly CampaignFolder _folder = new CampaignFolder().WithNumbers(Rows + 1);
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey, UsePhoneFaults = false });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("zeros-left-out")]
    [InlineData("oldest-first")]
    [InlineData("growing-list")]
    [InlineData("empty-pages")]
    [InlineData("cursor-cycle")]
    [InlineData("duplicate-in-list")]
    public async Task Reconcile_finds_every_lost_row_and_every_reply(string fault)
    {
        await LoseAsync();
        foreach (var (charge, index) in _sandbox.Ledger.Charges.ToList().Select((charge, index) => (charge, index)))
        {
            if (index % 3 < 2) _sandbox.Reply(charge.RecordId, index % 3 == 0 ? ReplyStatus.Agreed : ReplyStatus.Rejected);
        }

        _sandbox.Faults.Always = SandboxFault.Parse(fault);
        var reconciled = CampaignResult.Of(await CliRun.OfAsync(["campaign", "reconcile", "--journal", _folder.Journal, "--json"], Environment));

        Assert.Equal(0, reconciled.ExitCode);
        Assert.Equal(Lost, reconciled["recovered"]);
        Assert.Equal(Rows - Lost, reconciled["requested"]);
        var report = (await ReportAsync()).Where(row => row[5] != "not_sent").ToList();
        Assert.Equal(Bill(), report.Select(row => (row[1], row[7])).Order());
        Assert.Equal(Rows / 3, Count("P"));
        Assert.Equal(Rows / 3, Count("N"));
        Assert.Equal(Rows / 3, Count("S"));
        Assert.Equal(Rows, report.Count(row => row[6] == "true"));

        int Count(string reply) => report.Count(row => row[8] == reply);
    }

    /// <summary>A list without an end within one phone proves nothing: a row stays unknown rather than take a record that may not be its own.</summary>
    [Fact]
    public async Task A_row_whose_list_never_ends_stays_unknown()
    {
        await LoseAsync();
        using (var client = new ZaloConsentClient(new() { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop) }))
        {
            var lost = _sandbox.Ledger.Charges[^1].Phone;
            await client.RequestConsentAsync(new() { OaId = CampaignFolder.OaId, Phone = lost, CallType = CallType.Video, ReasonCode = ReasonCode.UpdateOrder });
            await client.RequestConsentAsync(new() { OaId = CampaignFolder.OaId, Phone = lost, CallType = CallType.Video, ReasonCode = ReasonCode.FlightAnnouncement });
        }

        // With a page of one record and a cursor that leads back, the second page comes for ever.
        _sandbox.Faults.Always = SandboxFault.CursorCycle;
        var reconciled = CampaignResult.Of(await CliRun.OfAsync(["campaign", "reconcile", "--journal", _folder.Journal, "--json"], Environment));

        Assert.Equal(5, reconciled.ExitCode);
        Assert.Equal(1, reconciled["unknown"]);
        Assert.Equal(Lost - 1, reconciled["recovered"]);
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    /// <summary>A campaign whose last rows were charged and their answers lost.</summary>
    private async Task LoseAsync()
    {
        await RunAsync(mostCharges: Rows - Lost);
        _sandbox.Faults.Next([.. Enumerable.Repeat(SandboxFault.CommitThen503, Lost)]);
        var run = await RunAsync(mostCharges: Rows);
        Assert.Equal(5, run.ExitCode);
        Assert.Equal(Lost, run["unknown"]);
        Assert.Equal(Rows - Lost, run["requested"]);
        Assert.Equal(1, run["not_sent"]);
    }

    private Task<CampaignResult> RunAsync(int mostCharges) => _folder.RunAsync(
        Environment, "--no-check", "--concurrency", "1", "--stop-after-unknown", "1000", "--max-charges", mostCharges.ToString(CultureInfo.InvariantCulture));

    private IEnumerable<(string Phone, string Id)> Bill() => _sandbox.Ledger.Charges.Select(charge => (charge.Phone, charge.RecordId)).Order();

    private async Task<List<string[]>> ReportAsync()
    {
        var run = await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv");
        return [.. run.Out.TrimEnd().Split('\n').Skip(1).Select(line => line.Split(','))];
    }
}
