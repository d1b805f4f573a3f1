using System;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>What a person reads: plain lines in a pipe, a table at a terminal, and a stranger's text never as a command.</summary>
public sealed partial class CliOutputTests
{
    private const string Request = "request --oa-id 1234567890123456789 --phone 84912345678 --call-type audio --reason update_order";
    private const string Check = "check --oa-id 1234567890123456789 --phone 84912345678";

    [Theory]
    [InlineData("true", "Request sent. Charged.\n")]
    [InlineData("false", "Request sent. Not charged.\n")]
    [InlineData("null", "Request sent. The answer does not say whether it was charged.\n")]
    public async Task The_first_line_of_a_request_says_whether_it_was_charged(string isCharged, string firstLine)
    {
        var output = await OutputAsync(Request, $$"""{"status":"P","is_charged":{{isCharged}}}""");

        Assert.StartsWith(firstLine, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":0,"expired_time":"2026-12-23T10:00:00+07:00"}""", "Calling is allowed until 2026-12-23 03:00:00 UTC.\n")]
    [InlineData("""{"error":0}""", "Calling is allowed.\n")]
    [InlineData("""{"error":8,"message":"wait"}""", "Calling is not allowed now.\n")]
    [InlineData("{}", "The answer does not say whether calling is allowed: treat it as not allowed.\n")]
    public async Task The_first_line_of_a_check_says_whether_calling_is_allowed(string answer, string firstLine)
    {
        var output = await OutputAsync(Check, answer);

        Assert.StartsWith(firstLine, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"consents":null}""", "No records.\n")]
    [InlineData("""{"consents":[{"id":"1"}]}""", "1 record.\n")]
    [InlineData("""{"consents":[{"id":"1"},{"id":"2"}],"paging":{"next":""}}""", "2 records.\n")]
    [InlineData("""{"consents":[{"id":"1"},{"id":"2"}],"paging":{"next":"c2"}}""", "2 records. More records exist: add --after c2\n")]
    public async Task The_first_line_of_a_list_has_the_count_and_how_to_continue(string answer, string firstLine)
    {
        var output = await OutputAsync("list", answer);

        Assert.StartsWith(firstLine, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_of_the_contract_has_its_line_in_a_pipe()
    {
        var output = await OutputAsync(Request, """
            {"call_type":"audio","created_at":"2026-11-23T08:30:00Z","delivery_status":"Seen","delivery_time":"2026-11-23T15:31:00+07:00",
             "error_code":7,"error_message":"some words","expires_at":"2026-11-24T08:30:00Z","id":"1000000000000721835","is_charged":true,
             "oa_id":"1234567890123456789","phone":"84912345678","reason_code":"update_order","reply_status":"NS","shop_id":"11","status":"P",
             "updated_at":null,"user_id":"12"}
            """);

        Assert.Equal(
            """
            Request sent. Charged.

            ID: 1000000000000721835
            OA: 1234567890123456789
            Phone: 84912345678
            Call type: audio (Voice call)
            Reason: update_order (Order update)
            Status: P (Succeeded)
            Error code: 7
            Error message: some words
            Reply: NS (No reply)
            Charged: yes
            Delivery: seen (Seen)
            Delivered: 2026-11-23 08:31:00 UTC
            Created: 2026-11-23 08:30:00 UTC
            Updated: -
            Expires: 2026-11-24 08:30:00 UTC
            Shop: 11
            Sender: 12

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public async Task An_unknown_value_is_shown_unchanged()
    {
        var output = await OutputAsync(Request, """{"id":"1","delivery_status":"teleported"}""");

        Assert.Contains("Delivery: teleported\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Markup_in_a_value_is_text(bool isTerminal)
    {
        const string answer = """{"status":"N","error_message":"[red]x[/] [link=http://a]b","phone":"[/]"}""";

        var output = await OutputAsync(Request, answer, isTerminal, exitCode: 3);

        Assert.Equal(2, output.Split("[red]x[/] [link=http://a]b").Length - 1);
        Assert.Matches(@"Phone\W+\[/\]", output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_value_can_neither_drive_the_terminal_nor_forge_a_line(bool isTerminal)
    {
        var output = await OutputAsync(Request, """{"id":"1","is_charged":true,"error_message":"\u001b[2Jgone\nCharged: no\u009b1m"}""", isTerminal);

        Assert.DoesNotContain(output, letter => char.IsControl(letter) && letter != '\n');
        Assert.Single(output.Split('\n'), line => line.TrimStart('│', ' ').StartsWith("Charged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_terminal_gets_a_table_and_a_pipe_gets_none()
    {
        const string answer = """{"id":"1000000000000721835","status":"P"}""";

        var table = await OutputAsync(Request, answer, isTerminal: true);
        var lines = await OutputAsync(Request, answer);

        Assert.Matches(@"│ ID +│ 1000000000000721835 +│", table);
        Assert.DoesNotContain('│', lines);
    }

    [Fact]
    public async Task A_list_at_a_terminal_has_a_row_a_record_with_ids_in_one_piece()
    {
        var table = await OutputAsync(
            "list",
            """
            {"consents":[
              {"id":"1000000000000721835","phone":"84912345678","status":"P","reply_status":"S","is_charged":true,
               "created_at":"2026-11-23T08:30:00Z"},
              {"id":"1000000000000721834","phone":"84912345679","status":"N","reply_status":"Z","is_charged":false,
               "created_at":"2026-11-23T08:29:00Z"}]}
            """,
            isTerminal: true);

        Assert.Matches(@"1000000000000721835 +│ 84912345678 +│ Waiting for.* +│ yes", table);
        Assert.Matches(@"1000000000000721834 +│ 84912345679 +│ Failed +│ no", table);
    }

    [Fact]
    public async Task A_list_in_a_pipe_has_every_record_in_full()
    {
        var output = await OutputAsync("list", """{"consents":[{"id":"1","oa_id":"7"},{"id":"2","oa_id":"8"}]}""");

        Assert.Contains("\n\nID: 1\nOA: 7\n", output, StringComparison.Ordinal);
        Assert.Contains("\n\nID: 2\nOA: 8\n", output, StringComparison.Ordinal);
    }

    private static async Task<string> OutputAsync(string commandLine, string answer, bool isTerminal = false, int exitCode = 0)
    {
        await using var service = await CliFakeService.AnsweringAsync(answer);

        var run = await CliRun.OfAsync(CliRun.Words(commandLine), CliRun.EnvironmentOf(service.BaseUrl), isTerminal);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("", run.Error);
        return isTerminal ? Styling().Replace(run.Out, "") : run.Out;
    }

    /// <summary>Bold, dim and colours, which are the table's own.</summary>
    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Styling();
}
