using System;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>With <c>--json</c> a program reads standard output: the answer as the service sent it, and nothing else.</summary>
public sealed class CliJsonTests
{
    private const string Request = "request --oa-id 1234567890123456789 --phone 84912345678 --call-type audio --reason update_order --json";

    [Theory]
    [InlineData(Request, """{ "status": "P",  "is_charged": true, "a_field_of_next_year": [1.50, "[red]"], "phone": "Nguyễn" }""")]
    [InlineData("check --oa-id 1 --phone 84912345678 --json", """{"error":20,"message":"never asked"}""")]
    [InlineData("list --json", """{"consents":[{"id":"1"},{"id":"2"}],"paging":{"next":"2"}}""")]
    public async Task The_answer_is_printed_as_it_came(string command, string answer)
    {
        await using var service = await CliFakeService.AnsweringAsync(answer);

        var run = await CliRun.OfAsync(service, CliRun.Words(command));

        Assert.Equal(new CliRun(0, answer + "\n", ""), run);
    }

    [Fact]
    public async Task A_line_break_after_the_answer_is_not_doubled()
    {
        await using var service = await CliFakeService.AnsweringAsync("{\"id\":\"1\"}\r\n\n");

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.Equal("{\"id\":\"1\"}\n", run.Out);
    }

    [Fact]
    public async Task The_note_about_the_sandbox_is_not_in_the_way()
    {
        var run = await CliRun.OfAsync(CliRun.Words(Request + " --sandbox"));

        var record = JObject.Parse(run.Out);
        Assert.Equal("84912345678", (string?)record["phone"]);
        Assert.Equal(1, run.Out.Split('\n').Length - 1);
        Assert.Contains("nothing real", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_failed_is_printed_too_and_reported_on_standard_error()
    {
        const string failed = """{"status":"N","error_code":-14,"error_message":"no Zalo account","is_charged":true}""";
        await using var service = await CliFakeService.AnsweringAsync(failed);

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.Equal(new CliRun(3, failed + "\n", "Request failed: error code -14, no Zalo account. Charged.\n"), run);
    }

    [Fact]
    public async Task Without_an_answer_standard_output_is_empty()
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"code":"internal","msg":"x"}""", status: 500);

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("", run.Out);
    }
}
