using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A refusal is the row's, the account's or the service's by evidence, and what came to nothing is no success.</summary>
public sealed partial class CampaignRefusalsTests : IDisposable
{
    private const string NoBalance = """{"code":"failed_precondition","msg":"insufficient balance"}""";
    private const string NotLinked = """{"code":"invalid_argument","msg":"OA is not linked"}""";
    private const string Blocked = """{"code":"permission_denied","msg":"blocked"}""";
    private const string NoConsent = """{"error":20}""";
    private const string NoRecords = """{"consents":[]}""";

    private readonly CampaignFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_refusal_of_row_after_row_stops_the_run_and_says_which()
    {
        await using var service = await CliFakeService.AnsweringAsync(NotLinked, status: 400);

        var run = await RunAsync(service, rows: 40);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(10, run["refused_by_service"]);
        Assert.Equal(30, run["not_sent"]);
        Assert.Equal("SameRefusal", (string?)run.Figures!["stopped"]);
        Assert.Equal("invalid_argument OA is not linked", (string?)run.Figures["stopped_by"]);
        Assert.Contains("invalid_argument OA is not linked", run.Error, StringComparison.Ordinal);
        Assert.Contains("--retry-refused invalid_argument", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-216", "OA is locked", "true")]
    [InlineData("-216", "OA is locked", "false")]
    [InlineData("0", "OA is locked", "true")]
    [InlineData(null, "OA is locked", "true")]
    [InlineData(null, null, "true")]
    public async Task So_does_one_error_of_record_after_record(string? code, string? message, string isCharged)
    {
        var error = (code is null ? "" : $"\"error_code\":{code},") + (message is null ? "" : $"\"error_message\":\"{message}\",");
        await using var service = await CliFakeService.AnsweringAsync($$"""{"id":"1","status":"N",{{error}}"is_charged":{{isCharged}}}""");

        var run = await RunAsync(service, rows: 40, "--stop-after-refused", "3");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(3, run["failed"]);
        Assert.Equal(37, run["not_sent"]);
        Assert.Equal("SameRefusal", (string?)run.Figures!["stopped"]);
        Assert.Contains($"{code ?? "0"} {message}".TrimEnd() + "\n", run.Error, StringComparison.Ordinal);
        Assert.Contains($"--retry-refused {code ?? "0"} ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0} has no Zalo account")]
    [InlineData("the person of row {1} has no Zalo account")]
    public async Task An_error_without_a_code_that_differs_from_row_to_row_is_the_rows(string message)
    {
        await using var service = await CliFakeService.AnsweringAsync((_, body) =>
        {
            var phone = Phone().Match(body).Value;
            var word = string.Concat(phone.Select(digit => (char)('a' + digit - '0')));
            return (200, $$"""{"id":"1","status":"N","error_message":"{{string.Format(CultureInfo.InvariantCulture, message, phone, word)}}"}""");
        });

        var run = await RunAsync(service, rows: 40, "--stop-after-refused", "3");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(40, run["failed"]);
        Assert.Equal(0, run["not_sent"]);
    }

    [Fact]
    public async Task A_failed_record_without_an_error_code_is_retried_with_0()
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"1","status":"N","error_message":"OA is locked","is_charged":true}""");
        await RunAsync(service, rows: 2);

        var retried = await RunAsync(service, rows: 2, "--retry-refused", "0");
        var status = await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal);

        Assert.Contains("2 rows with this code are not retried", retried.Error, StringComparison.Ordinal);
        Assert.Contains("2: 0 (no error code)\n", status.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_can_only_be_the_account_s_stops_the_run_at_the_first_row()
    {
        await using var service = await CliFakeService.AnsweringAsync(NoBalance, status: 412);

        var run = await RunAsync(service, rows: 40);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(1, run["refused_by_service"]);
        Assert.Equal(39, run["not_sent"]);
        Assert.Equal("AccountRefused", (string?)run.Figures!["stopped"]);
        Assert.Contains("insufficient balance", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_for_the_row_alone_passes()
    {
        await using var service = await CliFakeService.AnsweringAsync((_, body) => LastDigitOf(body) == '9'
            ? (200, """{"id":"1","status":"P","is_charged":true}""")
            : (400, NotLinked));

        var run = await RunAsync(service, rows: 40);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(36, run["refused_by_service"]);
        Assert.Equal(4, run["requested"]);
        Assert.Equal(0, run["not_sent"]);
    }

    [Fact]
    public async Task A_refusal_that_names_the_row_s_number_is_the_row_s()
    {
        await using var service = await CliFakeService.AnsweringAsync(
            (_, body) => (400, $$"""{"code":"invalid_argument","msg":"{{Phone().Match(body).Value}} has no Zalo account"}"""));

        var run = await RunAsync(service, rows: 40);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(40, run["refused_by_service"]);
        Assert.Equal(0, run["not_sent"]);
    }

    [Fact]
    public async Task What_was_refused_is_sent_again_when_the_person_says_so()
    {
        var hasBalance = false;
        await using var service = await CliFakeService.AnsweringAsync(
            (_, _) => hasBalance ? (200, """{"id":"1","status":"P","is_charged":true}""") : (412, NoBalance));
        await RunAsync(service, rows: 5);
        hasBalance = true;

        var rest = await RunAsync(service, rows: 5);
        var retried = await RunAsync(service, rows: 5, "--retry-refused", "failed_precondition");
        var another = await RunAsync(service, rows: 5, "--retry-refused", "invalid_argument");

        Assert.Equal(0, rest.ExitCode);
        Assert.Equal(4, rest["requested"]);
        Assert.Equal(1, rest["refused_by_service"]);
        Assert.Equal(0, retried.ExitCode);
        Assert.Equal(5, retried["requested"]);
        Assert.Equal(0, retried["refused_by_service"]);
        Assert.Equal(0, another.ExitCode);
        Assert.Equal(6, service.Requests.Count);
    }

    [Fact]
    public async Task What_failed_and_was_charged_or_failed_just_now_is_not_sent_again()
    {
        await using var service = await CliFakeService.AnsweringAsync((_, body) => (200,
            $$"""{"id":"1","status":"N","error_code":-216,"error_message":"OA is locked","is_charged":{{(LastDigitOf(body) == '0' ? "true" : "false")}}}"""));
        await RunAsync(service, rows: 2);

        var retried = await RunAsync(service, rows: 2, "--retry-refused", "-216");

        Assert.Equal(3, retried.ExitCode);
        Assert.Equal(2, retried["failed"]);
        Assert.Equal(1, retried["charged"]);
        Assert.Equal(2, service.Requests.Count);
        Assert.Contains("2 rows with this code are not retried", retried.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_counts_what_is_sent_again()
    {
        await using var service = await CliFakeService.AnsweringAsync(NoBalance, status: 412);
        await RunAsync(service, rows: 1);

        var asked = await CliRun.OfAsync(
            _folder.RunCommand("--no-check", "--retry-refused", "failed_precondition"), CliRun.EnvironmentOf(service.BaseUrl), answer: "n\n");

        Assert.Contains("Maximum charges: 1\n", asked.Error, StringComparison.Ordinal);
        Assert.Contains("Send now?", asked.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(service, rows: 1))["not_sent"]);
    }

    [Theory]
    [InlineData("CheckConsent", 400, """{"code":"invalid_argument","msg":"this phone is not supported"}""")]
    [InlineData("CheckConsent", 404, """{"code":"not_found","msg":"no such user"}""")]
    [InlineData("RequestConsent", 404, """{"code":"not_found","msg":"no such user"}""")]
    [InlineData("CheckConsent", 403, Blocked)]
    [InlineData("RequestConsent", 403, Blocked)]
    [InlineData("CheckConsent", 401, """{"code":"unauthenticated","msg":"blocked"}""")]
    [InlineData("RequestConsent", 401, "")]
    [InlineData("CheckConsent", 404, "<html>")]
    [InlineData("CheckConsent", 403, Blocked, '0')]
    [InlineData("RequestConsent", 403, Blocked, '0')]
    [InlineData("CheckConsent", 403, Blocked, '7')]
    public async Task One_row_that_is_refused_does_not_hold_up_the_list(string method, int status, string error, char who = '3')
    {
        await using var service = await CliFakeService.AnsweringAsync((called, body) =>
            called == method && LastDigitOf(body) == who ? (status, error) : GoodAnswer(called));

        var run = await RunCheckedAsync(service, rows: 8);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(7, run["requested"]);
        Assert.Equal(1, run["refused_by_service"]);
        Assert.Equal(0, run["not_sent"]);
        Assert.Equal("", (string?)run.Figures!["stopped"] ?? "");
    }

    [Fact]
    public async Task A_row_that_an_earlier_run_left_is_refused_when_the_key_is_not()
    {
        var isOver = true;
        await using var service = await CliFakeService.AnsweringAsync((called, body) =>
            LastDigitOf(body) != '3' ? GoodAnswer(called)
            : isOver ? (503, "")
            : called == "CheckConsent" ? (403, Blocked) : GoodAnswer(called));
        Assert.Equal(1, (await RunCheckedAsync(service, rows: 5))["not_sent"]);
        isOver = false;

        var run = await RunCheckedAsync(service, rows: 5);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, run["not_sent"]);
        AssertOnlyReasonIs("permission_denied", 1, run);
    }

    [Theory]
    [InlineData("", 4)]
    [InlineData("CheckConsent", 8)]
    public async Task A_key_that_may_not_request_stops_the_run_at_the_first_rows(string allowed, int requests)
    {
        await using var service = await CliFakeService.AnsweringAsync((called, _) =>
            called == allowed || (allowed.Length > 0 && called == "ListRequestConsent") ? GoodAnswer(called) : (403, Blocked));

        var run = await RunCheckedAsync(service, rows: 40);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(40, run["not_sent"]);
        Assert.Equal("Refused", (string?)run.Figures!["stopped"]);
        Assert.Equal(requests, service.Requests.Count(request => !request.Path.EndsWith("ListRequestConsent", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public async Task A_key_that_is_withdrawn_in_mid_run_leaves_the_rest_unsent(int rows)
    {
        var answered = 0;
        await using var service = await CliFakeService.AnsweringAsync((called, _) =>
            called != "RequestConsent" && answered < 3 ? GoodAnswer(called) : answered++ < 3 ? GoodAnswer(called) : (401, ""));

        var run = await RunCheckedAsync(service, rows);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(3, run["requested"]);
        Assert.Equal(rows - 3, run["not_sent"]);
        Assert.Equal("Refused", (string?)run.Figures!["stopped"]);
    }

    /// <summary>That a read is answered says nothing about requests, whether others were accepted in this run or in an earlier one.</summary>
    [Theory]
    [InlineData(8, 7)]
    [InlineData(5, 3)]
    [InlineData(5, 0)]
    public async Task Rows_whose_requests_are_refused_at_the_end_of_the_list_are_not_sent(int rows, int accepted)
    {
        await using var service = await CliFakeService.AnsweringAsync((called, body) =>
            called == "RequestConsent" && LastDigitOf(body) >= '0' + accepted ? (403, Blocked) : GoodAnswer(called));

        var run = await RunCheckedAsync(service, rows);
        var next = await RunCheckedAsync(service, rows);

        var stopped = accepted > 0 ? "Deferred" : "Refused";
        foreach (var each in (CampaignResult[])[run, next])
        {
            Assert.Equal(accepted > 0 ? 6 : 3, each.ExitCode);
            Assert.Equal(stopped, (string?)each.Figures!["stopped"]);
            Assert.Equal(accepted, each["requested"]);
            Assert.Equal(0, each["refused_by_service"]);
            Assert.Equal(rows - accepted, each["not_sent"]);
        }
    }

    [Fact]
    public async Task A_key_that_is_withdrawn_with_many_rows_in_progress_leaves_the_rest_unsent()
    {
        var requests = 0;
        await using var service = await CliFakeService.AnsweringAsync((called, _) =>
            Volatile.Read(ref requests) >= 20 || (called == "RequestConsent" && Interlocked.Increment(ref requests) > 20) ? (401, "") : GoodAnswer(called));

        var run = await _folder.WithNumbers(80).RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--concurrency", "16");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("Refused", (string?)run.Figures!["stopped"]);
        Assert.Equal(20, run["requested"]);
        Assert.Equal(0, run["refused_by_service"]);
        Assert.Equal(60, run["not_sent"]);
    }

    [Theory]
    [InlineData(401, 3)]
    [InlineData(503, 4)]
    public async Task Whether_the_key_is_refused_is_known_at_the_first_answer(int status, int exitCode)
    {
        await using var service = await CliFakeService.AnsweringAsync((called, _) => called == "ListRequestConsent" ? (status, "") : (403, Blocked));

        var run = await RunAsync(service, rows: 2);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(2, run["not_sent"]);
        Assert.Single(service.Requests, request => request.Path.EndsWith("ListRequestConsent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ListRequestConsent")]
    public async Task A_list_whose_every_row_is_refused_for_the_key_is_not_marked_refused(string allowed)
    {
        await using var service = await CliFakeService.AnsweringAsync((called, _) => called == allowed ? GoodAnswer(called) : (403, Blocked));

        var run = await RunCheckedAsync(service, rows: 2);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(2, run["not_sent"]);
        Assert.Equal("Refused", (string?)run.Figures!["stopped"]);
    }

    [Fact]
    public async Task One_row_that_the_service_cannot_answer_does_not_hold_up_the_list()
    {
        await using var service = await CliFakeService.AnsweringAsync((called, body) =>
            called == "CheckConsent" && LastDigitOf(body) == '3' ? (500, """{"code":"internal","msg":"oops"}""") : GoodAnswer(called));

        var run = await RunCheckedAsync(service, rows: 5);

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(4, run["requested"]);
        Assert.Equal(1, run["not_sent"]);
        Assert.Equal("Deferred", (string?)run.Figures!["stopped"]);
        Assert.Contains("Other rows were answered", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("does not answer", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_every_row_is_refused_the_run_is_no_success_and_the_reasons_are_counted()
    {
        await using var service = await CliFakeService.AnsweringAsync(NotLinked, status: 400);

        var run = await RunAsync(service, rows: 3);
        var next = await RunAsync(service, rows: 3);
        var status = await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal);
        var json = CampaignResult.Of(await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal, "--json"));

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(3, run["refused_by_service"]);
        AssertOnlyReasonIs("invalid_argument", 3, run);
        AssertOnlyReasonIs("invalid_argument", 3, json);
        Assert.Contains("3: invalid_argument (Invalid argument)\n", status.Out, StringComparison.Ordinal);
        Assert.Equal(3, next.ExitCode);
        Assert.Equal(3, service.Requests.Count);
        foreach (var each in (CampaignResult[])[run, next]) Assert.Contains("add --retry-refused invalid_argument to", each.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"id":"1","status":"P","is_charged":true}""")]
    [InlineData(400, """{"code":"out_of_range","msg":"too far"}""")]
    public async Task Nothing_is_suggested_where_a_row_succeeded_or_the_reasons_differ(int status, string other)
    {
        await using var service = await CliFakeService.AnsweringAsync((_, body) => LastDigitOf(body) == '0' ? (status, other) : (400, NotLinked));

        var run = await RunAsync(service, rows: 3);

        Assert.Equal(0, run["not_sent"]);
        Assert.DoesNotContain("--retry-refused", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_which_no_line_can_be_sent_is_2_and_another_may_take_its_place()
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"1","status":"P","is_charged":true}""");
        _folder.WithContacts("phone", "no phone", "0241234567");

        var unreadable = await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl));
        var planned = await _folder.PlanAsync();
        var status = await CliRun.OfAsync("campaign", "status", "--journal", _folder.Journal);
        var corrected = await RunAsync(service, rows: 2);

        Assert.Equal(2, unreadable.ExitCode);
        Assert.Equal(2, unreadable["refused_lines"]);
        Assert.Equal(2, planned.ExitCode);
        Assert.Contains("No line of the list can be sent", unreadable.Error, StringComparison.Ordinal);
        Assert.Contains("1: the phone number contains letters\n", status.Out, StringComparison.Ordinal);
        Assert.Equal(0, corrected.ExitCode);
        Assert.Equal(2, corrected["requested"]);
    }

    [Theory]
    [InlineData("--stop-after-unknown", "0")]
    [InlineData("--stop-after-refused", "0")]
    [InlineData("--resend-after", "0s")]
    public async Task A_limit_of_nothing_is_refused(string option, string value)
    {
        var run = await _folder.WithNumbers(1).RunInSandboxAsync(option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_was_not_foreseen_stops_the_run_and_leaves_the_row_unknown()
    {
        await using var service = await CliFakeService.AnsweringAsync(NoBalance, status: 412);
        await RunAsync(service, rows: 40, "--max-charges", "0");
        using var journal = SqliteJournal.Open(_folder.Journal);
        using var stop = new RunStop();
        var settings = new RunSettings { Concurrency = 1 };
        var client = DispatchProxy.Create<IZaloConsentClient, Failing>();

        await using (var writer = journal.StartWriting())
        {
            var sender = new RowSender(client, journal.Header, settings, new RecordLookup(client, journal.Header), TimeProvider.System);
            await new CampaignRunner(new SqliteRun(journal, writer, settings, TimeProvider.System), sender, settings, new RunMeter(), stop).RunAsync(default);
        }

        Assert.Equal(StopReason.Unforeseen, stop.Reason);
        Assert.Equal(1, journal.Count().Unknown);
        Assert.Equal(39, journal.Count().NotSent);
    }

    public class Failing : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotImplementedException();
    }

    private Task<CampaignResult> RunAsync(CliFakeService service, int rows, params string[] more) =>
        _folder.WithNumbers(rows).RunAsync(CliRun.EnvironmentOf(service.BaseUrl), ["--no-check", "--concurrency", "1", .. more]);

    private Task<CampaignResult> RunCheckedAsync(CliFakeService service, int rows) =>
        _folder.WithNumbers(rows).RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--concurrency", "1");

    private static (int Status, string Body) GoodAnswer(string method) => (200, method switch
    {
        "CheckConsent" => NoConsent,
        "ListRequestConsent" => NoRecords,
        _ => """{"id":"1","status":"P","is_charged":true}""",
    });

    private static void AssertOnlyReasonIs(string code, int rows, CampaignResult run)
    {
        var reason = Assert.Single(run.Figures!["reasons"]!);
        Assert.Equal(code, (string?)reason["reason"]);
        Assert.Equal(rows, (int)reason["rows"]!);
    }

    private static char LastDigitOf(string body) => Phone().Match(body) is { Success: true } phone ? phone.Value[^1] : ' ';

    [GeneratedRegex("84912[0-9]{6}")]
    private static partial Regex Phone();
}
