using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>The reports of a campaign with a result of each kind, as people read them, in both languages.</summary>
public sealed partial class CampaignReportPagesTests : IAsyncLifetime
{
    private readonly CampaignFolder _folder = new CampaignFolder().WithContacts(
        "Số điện thoại,Họ tên,Ghi chú",
        "0912345670,An,=1+2",
        "0912345671,Bình,",
        "0912345672,Chi,\"hai\ndòng\"",
        "0912345670,An,",
        "0912999513,Dũng,",
        "0912999901,Em,",
        "02838212345,Phúc,");

    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });
        var environment = CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));
        var run = await _folder.RunAsync(environment, "--concurrency", "1");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(5, _sandbox.Ledger.Requests.Count(request => request.Method == "RequestConsent"));
        _sandbox.Reply(RecordOf("84912345670"), ReplyStatus.Agreed);
        _sandbox.Reply(RecordOf("84912345671"), ReplyStatus.Rejected);
        Assert.Equal(0, (await CliRun.OfAsync(_folder.Command("reconcile"), environment)).ExitCode);
    }

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Reports_in_English() => Snapshot.Matches(await ReportsAsync("en"), "Reports.en", "txt");

    [Fact]
    public async Task Reports_in_Vietnamese() => Snapshot.Matches(await ReportsAsync("vi"), "Reports.vi", "txt");

    private async Task<string> ReportsAsync(string language)
    {
        var (csv, html) = (_folder.PathOf("report.csv"), _folder.PathOf("report.html"));
        var run = await CliRun.OfAsync(_folder.Command("report", "--csv", csv, "--html", html, "--lang", language));
        var status = await CliRun.OfAsync(_folder.Command("status", "--lang", language));

        Assert.Equal(0, run.ExitCode);
        var page = Blank().Replace(Tag().Replace(Hidden().Replace(await File.ReadAllTextAsync(html), ""), "\n"), "\n");
        var text = $"== status\n\n{status.Out}{status.Error}\n== report.csv\n\n{await File.ReadAllTextAsync(csv)}\n== report.html\n{WebUtility.HtmlDecode(page)}";
        return Bar().Replace(Time().Replace(Id().Replace(text, "ID"), "TIME"), "");
    }

    private string RecordOf(string phone) => _sandbox.Ledger.Charges.Single(charge => charge.Phone == phone).RecordId;

    [GeneratedRegex("<style.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Blank();

    [GeneratedRegex("10000000000[0-9]{8}")]
    private static partial Regex Id();

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+( ?(Z|UTC|[+-][0-9:]+))?")]
    private static partial Regex Time();

    // The rows in each stretch of time, whose number is the machine's.
    [GeneratedRegex("(?<=\n)TIME: [0-9]+\n")]
    private static partial Regex Bar();
}
