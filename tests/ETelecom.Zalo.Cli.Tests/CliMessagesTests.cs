using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>What a person reads when a command is refused or fails, and after a call that succeeds, as it was reviewed, in both languages.</summary>
public sealed class CliMessagesTests
{
    private const string Request = "request --oa-id 7 --phone 84912345678 --call-type audio --reason update_order";

    private static readonly string[] RefusedCommands =
    [
        "", "requst", "campaign", "completion", "list --limt 1", "list --all:maybe", "list --limit many", "list --limit 0", "list --status x",
        "list --csv --json", "list --all --limit 1", "list --from 2026-11-24 --to 2026-11-23", "list --from tomorrow", "check --oa-id 1", "check --oa-id x --phone x",
        "check --oa-id 1 --phone 02838212345", "list", "campaign status --journal none.db", "campaign report --journal none.db",
        "campaign run none.csv --oa-id 1 --journal n.db --dry-run", "campaign run none.csv --oa-id 1 --journal n.db --rate fast",
    ];

    // Status and body of the answer.
    private static readonly (int Status, string Body)[] Answers =
    [
        (200, """{"id":"1000000000000721835","status":"P","is_charged":true,"call_type":"audio"}"""),
        (200, """{"id":"1000000000000721835","status":"N","is_charged":false,"error_code":1001,"error_message":"not enough balance"}"""),
        (200, "not JSON"),
        (400, """{"code":"invalid_argument","msg":"phone is invalid"}"""),
        (401, """{"code":"unauthenticated","msg":"invalid key"}"""),
        (404, """{"code":"bad_route","msg":"no such path"}"""),
        (503, """{"code":"unavailable","msg":"down"}"""),
    ];

    [Fact]
    public async Task Refusals_in_English() => Snapshot.Matches(await RefusalsAsync(Words.English), "Refusals.en", "txt");

    [Fact]
    public async Task Refusals_in_Vietnamese() => Snapshot.Matches(await RefusalsAsync(Words.Vietnamese), "Refusals.vi", "txt");

    [Fact]
    public async Task Answers_in_English() => Snapshot.Matches(await AnswersAsync(Words.English), "Answers.en", "txt");

    [Fact]
    public async Task Answers_in_Vietnamese() => Snapshot.Matches(await AnswersAsync(Words.Vietnamese), "Answers.vi", "txt");

    private static async Task<string> RefusalsAsync(string language)
    {
        var pages = new List<string>();
        foreach (var command in RefusedCommands)
        {
            string[] args = ["--lang", language, .. command.Length > 0 ? CliRun.Words(command) : []];
            pages.Add(PageOf(command, await CliRun.OfAsync(args)));
        }

        return string.Join('\n', pages);
    }

    private static async Task<string> AnswersAsync(string language)
    {
        var pages = new List<string>();
        foreach (var (status, body) in Answers)
        {
            await using var service = await CliFakeService.AnsweringAsync(body, status);
            pages.Add(PageOf($"{status} {body}", await CliRun.OfAsync(service, CliRun.Words($"{Request} --lang {language}"))));
        }

        await using (var service = await CliFakeService.HangingUpAsync())
            pages.Add(PageOf("the connection is closed", await CliRun.OfAsync(service, CliRun.Words($"{Request} --lang {language}"))));
        var nowhere = CliRun.EnvironmentOf($"http://127.0.0.1:{UnusedPort()}/v1/shop");
        pages.Add(PageOf("no connection", await CliRun.OfAsync(CliRun.Words($"{Request} --lang {language}"), nowhere)));
        return string.Join('\n', pages);
    }

    private static string PageOf(string title, CliRun run) => $"== {title}\n\n{run.Out}{run.Error}[exit code {run.ExitCode}]\n";

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
