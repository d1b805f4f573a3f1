using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>
/// The commands of every day, against a sandbox: ask at most once, list everything, follow a request, examine the machine.
/// </summary>
public sealed class CliEverydayTests : IAsyncLifetime
{
    private const string Ensure = "ensure --oa-id 7 --phone 84912345678 --call-type audio --reason update_order";

    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task Ensure_asks_once_and_says_why_it_does_not_ask_again()
    {
        var first = await RunAsync(Ensure);
        var second = await RunAsync(Ensure);
        _sandbox.Reply(_sandbox.Ledger.Charges[0].RecordId, ReplyStatus.Agreed);
        var third = await RunAsync(Ensure);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(0, third.ExitCode);
        Assert.StartsWith("Request sent. Charged.\n", first.Out, StringComparison.Ordinal);
        Assert.StartsWith("An earlier request is waiting for its reply. Nothing was sent, nothing was charged.\n", second.Out, StringComparison.Ordinal);
        Assert.StartsWith("Calling is already allowed. Nothing was sent, nothing was charged.\n", third.Out, StringComparison.Ordinal);
        Assert.Single(_sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task Ensure_finds_a_request_whose_answer_was_lost()
    {
        _sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");

        var run = await RunAsync(Ensure + " --json");

        var answer = JObject.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Recovered", (string?)answer["status"]);
        Assert.True((bool?)answer["may_have_been_charged"]);
        Assert.Equal(_sandbox.Ledger.Charges.Single().RecordId, (string?)answer["consent"]!["id"]);
    }

    [Fact]
    public async Task Ensure_says_that_what_is_pending_is_for_another_purpose()
    {
        await RunAsync(Ensure);

        var other = await RunAsync(Ensure.Replace("delivery_notification", "update_order", StringComparison.Ordinal).Replace("audio", "video", StringComparison.Ordinal));
        var json = await RunAsync(Ensure.Replace("audio", "video", StringComparison.Ordinal) + " --json");

        Assert.Contains("It is for another call type or reason than you asked for", other.Out, StringComparison.Ordinal);
        Assert.True((bool?)JObject.Parse(json.Out)["is_for_another_purpose"]);
    }

    [Fact]
    public async Task Ensure_exits_with_3_when_the_request_was_accepted_and_failed()
    {
        _sandbox.Faults.Next(SandboxFault.RequestFails, "RequestConsent");

        var run = await RunAsync(Ensure);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("Request failed: error code ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_come_as_lines_as_CSV_and_as_JSON()
    {
        await AskAsync(103);

        var lines = await RunAsync("list --all");
        var csv = await RunAsync("list --all --csv");
        var json = await RunAsync("list --all --json");

        Assert.Equal(103, Count(lines));
        Assert.Equal(104, Count(csv));
        Assert.Equal(103, Count(json));
        Assert.StartsWith("id,oa_id,phone,call_type,", csv.Out, StringComparison.Ordinal);
        Assert.Equal(103, json.Out.TrimEnd().Split('\n').Select(line => (string?)JObject.Parse(line)["id"]).Distinct().Count());

        static int Count(CliRun run) => run.Out.TrimEnd().Split('\n').Length;
    }

    [Fact]
    public async Task One_page_as_CSV_says_that_there_are_more()
    {
        await AskAsync(3);

        var run = await RunAsync("list --csv --limit 2");

        Assert.Equal(3, run.Out.TrimEnd().Split('\n').Length);
        Assert.StartsWith("More records exist: add --after ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list --all --limit 5")]
    [InlineData("list --csv --json")]
    public async Task Options_that_contradict_each_other_are_2(string command) => Assert.Equal(2, (await RunAsync(command)).ExitCode);

    [Fact]
    public async Task Watch_ends_with_the_reply()
    {
        await RunAsync(Ensure);
        var watching = RunAsync("watch --oa-id 7 --phone 84912345678 --interval 1s --json");
        await Task.Delay(300);
        _sandbox.Reply(_sandbox.Ledger.Charges[0].RecordId, ReplyStatus.Rejected);

        var run = await watching.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("N", (string?)JObject.Parse(run.Out.TrimEnd().Split('\n')[^1])["reply_status"]);
    }

    [Fact]
    public async Task Watch_knows_when_there_is_nothing_to_watch()
    {
        var run = await RunAsync("watch --oa-id 7 --phone 84912345678");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task The_doctor_spends_nothing_and_finds_everything_in_order()
    {
        var run = await RunAsync("doctor");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(["Version", "Settings", "Service", "Key", "Clock"], run.Out.TrimEnd().Split('\n').Select(line => line.Split(':')[0]));
        Assert.Equal("ListRequestConsent", Assert.Single(_sandbox.Ledger.Requests).Method);
    }

    [Theory]
    [InlineData("not-the-key", 3, "Key: refused")]
    [InlineData("", 2, "Version: ")]
    public async Task The_doctor_names_the_problem(string key, int exitCode, string finding)
    {
        var run = await CliRun.OfAsync(["doctor"], new Dictionary<string, string>(Environment) { ["ETELECOM_API_KEY"] = key });

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(finding, run.Out, StringComparison.Ordinal);
        Assert.NotEmpty(run.Error);
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private Task<CliRun> RunAsync(string command) => CliRun.OfAsync(CliRun.Words(command), Environment);

    private async Task AskAsync(int count)
    {
        var options = new ZaloConsentClientOptions { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop) };
        using var client = new ZaloConsentClient(options);
        for (var number = 0; number < count; number++)
        {
            await client.RequestConsentAsync(new()
            {
                OaId = "7", Phone = $"84912000{number:000}", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
            });
        }
    }
}
