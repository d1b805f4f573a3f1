using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>The reports of a campaign: every line with its end, and a page that can be passed on.</summary>
public sealed class CampaignReportTests : IDisposable
{
    private readonly CampaignFolder _folder = new CampaignFolder().WithContacts(
        "phone,reference", "0901234567,<b>An</b>", "0901234567,again", "9.12E+10,Excel", "0901234568,\"Bình, \"\"B\"\"\"");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_CSV_has_every_line_of_the_list_in_its_order()
    {
        await _folder.RunInSandboxAsync();

        var run = await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv");

        var lines = run.Out.TrimEnd().Split('\n');
        Assert.Equal("line,phone,reference,call_type,reason_code,state,charged,consent_id,reply_status,sent_at,ended_at,detail,delivery_status,phone_as_written,explanation", lines[0]);
        Assert.StartsWith("2,84901234567,<b>An</b>,audio,update_order,requested,true,", lines[1], StringComparison.Ordinal);
        Assert.Equal("3,0901234567,again,,,duplicate,,,,,,line 2,,0901234567,duplicate of an earlier line (line 2)", lines[2]);
        Assert.StartsWith("4,9.12E+10,Excel,,,refused_line,,,,,,RoundedBySpreadsheet,,9.12E+10,", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("5,84901234568,\"Bình, \"\"B\"\"\",audio,", lines[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--csv", "c.db")]
    [InlineData("--html", "c.db")]
    [InlineData("--csv", "a-link-to-it")]
    public async Task A_report_never_takes_the_place_of_the_journal(string option, string file)
    {
        await _folder.RunInSandboxAsync();
        File.CreateSymbolicLink(_folder.PathOf("a-link-to-it"), _folder.Journal);

        var run = await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, option, _folder.PathOf(file));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("would be overwritten", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal)).ExitCode);
    }

    [Theory]
    [InlineData("contacts")]
    [InlineData("c.db")]
    public async Task The_refused_lines_never_take_the_place_of_the_list_or_the_journal(string file)
    {
        var list = await File.ReadAllBytesAsync(_folder.PathOf("contacts"));

        var run = await _folder.RunInSandboxAsync("--refused", _folder.PathOf(file));

        Assert.Equal(2, run.ExitCode);
        Assert.Null(run.Figures);
        Assert.Contains("would be overwritten", run.Error, StringComparison.Ordinal);
        Assert.Equal(list, await File.ReadAllBytesAsync(_folder.PathOf("contacts")));
    }

    [Theory]
    [InlineData("en", "lang=\"en\"", "Duplicates")]
    [InlineData("vi", "lang=\"vi\"", "&#x")]
    public async Task The_page_needs_no_network_and_contains_no_phone_number(string language, string attribute, string word)
    {
        await _folder.RunInSandboxAsync();
        var path = _folder.PathOf("report.html");

        var run = await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--html", path, "--lang", language);

        var page = (await File.ReadAllTextAsync(path)).Replace(CampaignFolder.OaId, "", StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(attribute, page, StringComparison.Ordinal);
        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Equal(12, page.Split("<svg").Length - 1);
        string[] unwanted = ["http:", "https:", "<script", "<img", "<link", "901234567", "901234568", "An</b>"];
        Assert.All(unwanted, text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_service_says_is_kept_without_the_key_and_without_a_number()
    {
        await using var service = await CliFakeService.AnsweringAsync(
            $$"""{"code":"invalid_argument","msg":"{{CliRun.MarkedKey}} may not ask +84901234567 (0901 234 567) at 17:30"}""", 400);
        var run = await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check");

        var report = await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv");

        Assert.Equal(2, run["refused_by_service"]);
        Assert.Contains("invalid_argument (the key) may not ask … (**** *** ***) at 17:30", report.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"code":"invalid_argument","msg":"%"}""", "<td>invalid_argument (Invalid argument)<svg")]
    [InlineData(200, """{"id":"1","status":"N","error_code":-216,"error_message":"%","is_charged":false}""", "<td>error code -216 of the record;")]
    [InlineData(200, """{"id":"1","status":"N","error_message":"%","is_charged":false}""", "<td>0 (no error code)<svg")]
    public async Task The_page_gives_the_codes_of_the_service_and_none_of_its_words(int status, string answer, string code)
    {
        const string Words = "not 0912 200 001, +84-91-220-0002, 0912.200.003, (091) 220 0005 of Bình";
        await using var service = await CliFakeService.AnsweringAsync(answer.Replace("%", Words, StringComparison.Ordinal), status);
        await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check");
        var path = _folder.PathOf("report.html");

        await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--html", path);

        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(path));
        Assert.Contains(code, page, StringComparison.Ordinal);
        string[] unwanted = ["0912 200 001", "+84-91-220-0002", "0912.200.003", "(091) 220 0005", "Bình"];
        Assert.All(unwanted, words => Assert.DoesNotContain(words, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0912345678.xlsx", "**********.xlsx")]
    [InlineData("An 0912 345 678.csv", "An **** *** ***.csv")]
    [InlineData("84.912.345.678_2026-11-26.csv", "**.***.***.***_2026-11-26.csv")]
    [InlineData("912345678 và 0912_345_679 (2).csv", "********* và ****_***_*** (2).csv")]
    [InlineData("028-3821-2345.csv", "***-****-****.csv")]
    [InlineData("Tháng 11 20261126_0830 (3).csv", "Tháng 11 20261126_0830 (3).csv")]
    public async Task The_page_has_the_name_of_the_list_without_the_numbers_in_it(string name, string shown)
    {
        File.Move(_folder.PathOf("contacts"), _folder.PathOf(name));
        var path = _folder.PathOf("report.html");
        await CliRun.OfAsync([.. _folder.RunCommand("--yes", "--sandbox").Select(word => word == _folder.PathOf("contacts") ? _folder.PathOf(name) : word)]);

        await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--html", path);

        Assert.Contains($"<dd>{shown}</dd>", WebUtility.HtmlDecode(await File.ReadAllTextAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_is_the_same_as_the_run_and_needs_no_key()
    {
        var run = await _folder.RunInSandboxAsync();

        var status = CampaignResult.Of(await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal, "--json"));

        Assert.Equal(run.Figures, status.Figures);
        Assert.Equal(4, status["rows"]);
        Assert.Equal(2, status["done"]);
        Assert.Equal(1, status["refused"]);
        Assert.Equal(1, status["duplicates"]);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("report", "--csv")]
    [InlineData("reconcile")]
    public async Task A_journal_that_is_not_there_is_2(string command, params string[] more)
    {
        var run = await CliRun.OfAsync(["campaign", command, "--journal", _folder.Journal, .. more]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("This journal does not exist", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_nothing_is_2() =>
        Assert.Equal(2, (await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal)).ExitCode);
}
