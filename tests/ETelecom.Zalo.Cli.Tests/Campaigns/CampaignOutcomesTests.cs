using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Output;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Newtonsoft.Json.Linq;
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
    public async Task Status_reconcile_and_their_JSON_say_who_agreed_rejected_and_has_not_replied()
    {
        _folder.WithNumbers(5);
        var run = await _folder.RunAsync(Environment);
        var records = _sandbox.Ledger.Charges.Select(charge => charge.RecordId).ToList();
        _sandbox.Reply(records[0], ReplyStatus.Agreed);
        _sandbox.Reply(records[1], ReplyStatus.Agreed);
        _sandbox.Reply(records[2], ReplyStatus.Rejected);

        var reconcile = await CliRun.OfAsync(["campaign", "reconcile", "--journal", _folder.Journal], Environment);
        var status = CampaignResult.Of(await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal, "--json"));

        Assert.Equal(0, run["agreed"]);
        Assert.Equal(0, run["rejected"]);
        Assert.Equal(0, run["no_reply"]);
        Assert.Equal(5, run["waiting"]);
        Assert.Equal(2, status["agreed"]);
        Assert.Equal(1, status["rejected"]);
        Assert.Equal(0, status["no_reply"]);
        Assert.Equal(2, status["waiting"]);
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
            records.Count(record => record.DeliveryStatus == DeliveryStatus.Seen || record.DeliveryStatus == DeliveryStatus.Received), status["received"]);
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
    [InlineData("\r=1+1", "'\r=1+1")]
    [InlineData("\n=1+1", "'\n=1+1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("", "")]
    public void A_cell_is_the_text_that_it_was(string cell, string expected) => Assert.Equal(expected, SpreadsheetCells.AsText(cell));

    /// <summary>A spreadsheet begins a row at a line break outside of quotes, and then what follows is a cell of its own.</summary>
    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_line_break_in_a_cell_begins_no_row(string lineBreak)
    {
        _folder.WithContacts("phone,reference,note", $"0901234567,\"An{lineBreak}=1+1\",\"x{lineBreak}@SUM(1)\"", $"x,\"An{lineBreak}=1+1\",");

        await _folder.RunAsync(Environment);
        var path = _folder.PathOf("report.csv");
        await CliRun.OfAsync(_folder.Command("report", "--csv", path));
        var piped = (await CliRun.OfAsync(_folder.Command("report", "--csv"))).Out;

        foreach (var text in new[] { await File.ReadAllTextAsync(path), piped, await File.ReadAllTextAsync(_folder.RefusedFile) })
            Assert.Contains($",\"An{lineBreak}=1+1\",", text, StringComparison.Ordinal);
        Assert.Contains($",\"x{lineBreak}@SUM(1)\"", piped, StringComparison.Ordinal);
    }

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
        var later = new ClockAhead { By = TimeSpan.FromMinutes(20) };

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

    [Fact]
    public async Task Times_of_people_are_local_with_their_zone_and_those_of_programs_are_UTC()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("here", TimeSpan.FromHours(7), "here", "here");
        await using var service = await CliFakeService.AnsweringAsync((method, _) => (200, method == "CheckConsent"
            ? """{"error":0,"expired_time":"2026-11-26T00:30:00Z"}"""
            : """{"consents":[{"id":"1","created_at":"2026-11-26T00:30:00Z"}]}"""));
        var environment = CliRun.EnvironmentOf(service.BaseUrl);
        async Task<string> OutputOf(string command) => (await CliRun.OfAsync(CliRun.Words(command), environment, zone: zone)).Out;

        foreach (var command in (string[])["list", "list --all", "check --oa-id 7 --phone 84912345678"])
            Assert.Contains("2026-11-26 07:30:00 +07:00", await OutputOf(command), StringComparison.Ordinal);
        foreach (var command in (string[])["list --json", "list --all --json", "list --csv", "check --oa-id 7 --phone 84912345678 --json"])
            Assert.Contains("2026-11-26T00:30:00Z", await OutputOf(command), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_s_times_have_the_zone_on_the_page_and_UTC_in_the_CSV()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("here", TimeSpan.FromHours(-3), "here", "here");
        await _folder.WithNumbers(1).RunAsync(Environment);
        var page = _folder.PathOf("report.html");

        var csv = await CliRun.OfAsync(_folder.Command("report", "--csv", "--html", page), Environment, zone: zone);

        Assert.Equal(2, Regex.Count(await File.ReadAllTextAsync(page), @"<dd>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d -03:00</dd>"));
        Assert.Equal(2, Regex.Count(csv.Out, @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"));
    }

    /// <summary>Each step has a different figure here, so that a mix-up shows.</summary>
    [Fact]
    public void The_funnel_has_the_figures_of_each_step()
    {
        (string, long)[] replies = [("P", 31), ("N", 17), ("NS", 7), ("S", 5)];
        (string, long)[] deliveries = [("received", 19), ("seen", 41), ("unknown", 3)];
        var figures = new CampaignFigures(new Tally { Requested = 58, Recovered = 5, Granted = 11, RefusedLines = 13, NotSent = 2 }, replies, [], [], []) { Deliveries = deliveries };
        using var page = new StringWriter();

        new HtmlReport(new Words(vietnamese: false)).Write(page, new CampaignHeader { OaId = "1", Service = "" }, figures, DateTimeOffset.UnixEpoch);

        var funnel = page.ToString()[page.ToString().IndexOf("From row to reply", StringComparison.Ordinal)..];
        Assert.Equal(
            [
                "Rows of the list: 89", "Requests sent: 63", "Received: 60", "Seen: 41", "Agreed: 31", "Rejected: 17", "No reply: 7",
                "Waiting for the reply: 8",
            ],
            Regex.Matches(funnel[..funnel.IndexOf("</table>", StringComparison.Ordinal)], "<tr><td>([^<]+)<.*?<td>([^<]+)</td></tr>")
                .Select(row => $"{row.Groups[1].Value}: {row.Groups[2].Value}"));
    }

    [Fact]
    public void JSON_and_table_have_one_word_for_each_reply()
    {
        var figures = new CampaignFigures(new Tally { Requested = 1 }, [], [], [], []);
        using var json = new StringWriter();

        CampaignJson.Write(json, figures);

        var names = JObject.Parse(json.ToString()).Properties().Select(property => property.Name).ToList();
        var replies = new Words(vietnamese: false).Replied(figures);
        Assert.NotEmpty(replies);
        // "Waiting for the reply" is "waiting".
        Assert.All(
            replies,
            reply => Assert.Contains(names, name => reply.Label.Replace(' ', '_').StartsWith(name, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--yes")]
    public async Task A_list_without_a_call_type_is_2_with_the_reason_everywhere(string option)
    {
        _folder.WithContacts("phone", "0901234567", "0901234568");
        string[] command = ["campaign", "run", _folder.PathOf("contacts"), "--oa-id", CampaignFolder.OaId, "--reason", "update_order", "--journal", _folder.Journal, option];

        var shown = await CliRun.OfAsync(command, Environment);
        var json = CampaignResult.Of(await CliRun.OfAsync([.. command, "--json"], Environment));

        Assert.Equal(2, shown.ExitCode);
        Assert.Equal(2, json.ExitCode);
        Assert.Contains("add --call-type", shown.Out + shown.Error, StringComparison.Ordinal);
        Assert.Contains("No line of the list can be sent", shown.Error, StringComparison.Ordinal);
        Assert.Contains("NoCallType", json.Figures!.ToString(), StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Requests);
        if (option == "--dry-run") return;
        var status = await CliRun.OfAsync(_folder.Command("status"));
        Assert.Contains("2: call_type is missing", status.Out, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private static Task<CliFakeService> FailingAsync() => CliFakeService.AnsweringAsync(
        """{"id":"1","status":"N","error_code":-216,"error_message":"OA is locked","is_charged":true}""");
}
