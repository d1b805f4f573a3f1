using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Output;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>What the person with the list gets: who agreed, the list's own columns, numbers that a spreadsheet keeps, and what to do next.</summary>
public sealed class CampaignOutcomesTests : IAsyncLifetime, IDisposable
{
    private readonly CampaignFolder _folder = new();
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Status_reconcile_and_their_JSON_say_who_agreed_declined_and_has_not_replied()
    {
        _folder.WithNumbers(5);
        var run = await _folder.RunAsync(Environment);
        var records = _sandbox.Ledger.Charges.Select(charge => charge.RecordId).ToList();
        _sandbox.Reply(records[0], ReplyStatus.Agreed);
        _sandbox.Reply(records[1], ReplyStatus.Agreed);
        _sandbox.Reply(records[2], ReplyStatus.Rejected);

        var reconcile = await CliRun.OfAsync(["campaign", "reconcile", "--journal", _folder.Journal], Environment);
        var status = CampaignResult.Of(await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal, "--json"));

        Assert.Equal((0, 0, 0, 5), (run["agreed"], run["declined"], run["no_reply"], run["waiting"]));
        Assert.Equal((2, 1, 0, 2), (status["agreed"], status["declined"], status["no_reply"], status["waiting"]));
        Assert.Contains("Agreed: 2\nRejected: 1\nNo reply: 0\nWaiting for the reply: 2\n", reconcile.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivered_and_seen_are_counted_as_the_service_says()
    {
        _folder.WithNumbers(2);
        await _folder.RunAsync(Environment);
        _sandbox.Reply(_sandbox.Ledger.Charges[0].RecordId, ReplyStatus.Agreed);

        await CliRun.OfAsync(["campaign", "reconcile", "--journal", _folder.Journal], Environment);

        using var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop) });
        var records = (await client.ListRequestConsentAsync(new())).Consents!;
        var status = CampaignResult.Of(await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal, "--json"));
        Assert.Equal(records.Count(record => record.DeliveryStatus == DeliveryStatus.Seen), status["seen"]);
        Assert.Equal(
            records.Count(record => record.DeliveryStatus == DeliveryStatus.Seen || record.DeliveryStatus == DeliveryStatus.Received), status["delivered"]);
    }

    [Fact]
    public async Task Reconcile_says_what_to_do_with_what_stays_unknown()
    {
        _folder.WithNumbers(1);
        await using var lost = await CliFakeService.AnsweringAsync((method, _) => method == "RequestConsent"
            ? (504, "<html>")
            : (200, """{"consents":[]}"""));
        var environment = CliRun.EnvironmentOf(lost.BaseUrl);
        await _folder.RunAsync(environment, "--no-check");

        var run = await CliRun.OfAsync(["campaign", "reconcile", "--journal", _folder.Journal], environment);

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("1 rows still have an unknown outcome", run.Error, StringComparison.Ordinal);
        Assert.Contains("--resend-after 1h", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_s_own_columns_and_the_number_as_written_come_back_in_the_reports()
    {
        _folder.WithContacts("Mã KH,SĐT,Chi nhánh,Ghi chú", "KH-1,0901 234 567,Quận 3,\"hai\ndòng\"", "KH-2,02838212345,Quận 1,");

        var plan = await CliRun.OfAsync(_folder.RunCommand("--dry-run"));
        await _folder.RunAsync(Environment);
        var path = _folder.PathOf("report.csv");
        await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv", path);

        Assert.Contains("Passed on to the reports: C \"Chi nhánh\", D \"Ghi chú\"", plan.Out, StringComparison.Ordinal);
        var report = await File.ReadAllTextAsync(path);
        Assert.StartsWith("line,phone,reference,", report, StringComparison.Ordinal);
        Assert.Contains(",phone_as_written,explanation,Chi nhánh,Ghi chú\n", report, StringComparison.Ordinal);
        Assert.Contains("\n2,84901234567,KH-1,", report, StringComparison.Ordinal);
        Assert.Contains("\"=\"\"0901 234 567\"\"\",", report, StringComparison.Ordinal);
        Assert.Contains(",Quận 3,\"hai\ndòng\"\n", report, StringComparison.Ordinal);
        Assert.Contains(",Quận 1,", await File.ReadAllTextAsync(_folder.RefusedFile), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), (await File.ReadAllBytesAsync(path)).Take(3));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), (await File.ReadAllBytesAsync(_folder.RefusedFile)).Take(3));
    }

    [Fact]
    public async Task So_do_the_own_fields_of_JSON()
    {
        _folder.WithContacts("""{"phone":"0901234567","branch":"Q3"}""", """{"phone":"0901234568","age":42,"tags":["a"]}""");

        await _folder.RunAsync(Environment);

        var lines = (await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv")).Out.TrimEnd().Split('\n');
        Assert.EndsWith(",explanation,branch,age,tags", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",Q3,,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",,42,\"[\"\"a\"\"]\"", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_keeps_the_IDs_and_runs_no_formula_of_the_list()
    {
        _folder.WithContacts("phone,reference,note", "0901234567,\"=HYPERLINK(\"\"http://x\"\")\",@SUM(1)", "x,-1+1,+cmd|' /C calc'!A0");

        await _folder.RunAsync(Environment);
        var path = _folder.PathOf("report.csv");
        await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv", path);

        foreach (var text in new[] { await File.ReadAllTextAsync(path), await File.ReadAllTextAsync(_folder.RefusedFile) })
            Assert.DoesNotMatch("(^|,|\n)\"?[=+@-](?!\"\"[0-9+])", text);
        Assert.Contains($",\"=\"\"{_sandbox.Ledger.Charges.Single().RecordId}\"\"\",", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        var piped = (await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv")).Out;
        Assert.Contains($",{_sandbox.Ledger.Charges.Single().RecordId},", piped, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://x\"\")\",", piped, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0901234567", "=\"0901234567\"")]
    [InlineData("1234567890123456789", "=\"1234567890123456789\"")]
    [InlineData("+84 90 123 4567", "=\"+84 90 123 4567\"")]
    [InlineData("84901234567", "84901234567")]
    [InlineData("0.5", "0.5")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-1+cmd", "'-1+cmd")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("", "")]
    public void A_cell_is_the_text_that_it_was(string cell, string expected) => Assert.Equal(expected, SpreadsheetCells.AsText(cell));

    [Fact]
    public async Task A_list_of_records_runs_no_formula_either()
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"consents":[{"id":"1234567890123456789","error_message":"=1+1"}]}""");

        var run = await CliRun.OfAsync(service, CliRun.Words("list --csv"));

        Assert.Contains(",'=1+1,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n1234567890123456789,", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_the_person_is_asked_about_it()
    {
        await using var service = await FailingAsync();
        _folder.WithNumbers(1);
        var environment = CliRun.EnvironmentOf(service.BaseUrl);
        await _folder.RunAsync(environment, "--no-check");
        var later = new ShiftedClock(TimeSpan.FromMinutes(20));

        var no = await CliRun.OfAsync(_folder.RunCommand("--no-check", "--retry-refused", "-216"), environment, answer: "n\n", clock: later);
        var yes = await CliRun.OfAsync(_folder.RunCommand("--no-check", "--retry-refused", "-216"), environment, answer: "y\ny\n", clock: later);

        Assert.Contains("Retry them, too? [y/N]", no.Error, StringComparison.Ordinal);
        Assert.Contains("May be charged a second time: 1\n", yes.Error, StringComparison.Ordinal);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task The_page_shows_the_list_the_way_to_the_replies_and_no_failure_in_the_colour_of_success()
    {
        _folder.WithNumbers(3);
        _sandbox.Faults.Next(SandboxFault.RequestFails, "RequestConsent");
        await _folder.RunAsync(Environment);
        var path = _folder.PathOf("report.html");

        await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--html", path);

        var page = await File.ReadAllTextAsync(path);
        string[] expected =
        [
            "<dd>contacts</dd>", "<dd>Voice call</dd>", "From row to reply", "prefers-color-scheme:dark",
            "<li><i class=\"good\"></i>Done, without failures: 2</li>", "<li><i class=\"bad\"></i>", "Waiting for the reply",
        ];
        Assert.All(expected, text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(7, "2026-11-26 07:30:00 +07:00")]
    [InlineData(0, "2026-11-26 00:30:00 UTC")]
    [InlineData(-3, "2026-11-25 21:30:00 -03:00")]
    public void People_read_local_times_with_their_zone(int hours, string expected)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("here", TimeSpan.FromHours(hours), "here", "here");

        Assert.Equal(expected, Times.Show(new DateTimeOffset(2026, 11, 26, 0, 30, 0, TimeSpan.Zero), zone));
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private static Task<CliFakeService> FailingAsync() => CliFakeService.AnsweringAsync(
        """{"id":"1","status":"N","error_code":-216,"error_message":"OA is locked","is_charged":true}""");

    private sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
