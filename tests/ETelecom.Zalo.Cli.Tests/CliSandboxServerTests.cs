using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary><c>zalo-consent sandbox</c>: a service to point the tool at, until Ctrl+C.</summary>
public sealed class CliSandboxServerTests
{
    [Fact]
    public async Task The_tool_finds_its_records_again_with_the_variables_that_it_prints()
    {
        await using var server = await Server.StartAsync();
        var environment = VariablesIn(server.Introduction);

        var asked = await CliRun.OfAsync(
            CliRun.Words("request --oa-id 7 --phone 84912345678 --call-type audio --reason update_order"), environment);
        var listed = await CliRun.OfAsync(CliRun.Words("list --phone 84912345678"), environment);

        Assert.Equal(0, asked.ExitCode);
        Assert.Equal(0, listed.ExitCode);
        Assert.StartsWith("1 record.\n", listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints_the_address_and_the_key_of_both_accounts()
    {
        await using var server = await Server.StartAsync();

        Assert.Matches(@"Shop: +http://127\.0\.0\.1:\d+/v1/shop +key sandbox-shop-key\n", server.Introduction);
        Assert.Matches(@"Page: +http://127\.0\.0\.1:\d+/\n", server.Introduction);
        Assert.Matches(@"Partner: +http://127\.0\.0\.1:\d+/v1/partner +key sandbox-partner-key\n", server.Introduction);
    }

    [Fact]
    public async Task The_flags_of_the_server_are_its_own_too()
    {
        await using var server = await Server.StartAsync("--shop-key other-key --charge-failures --seed 7");

        Assert.Contains("key other-key\n", server.Introduction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_at_a_terminal_gets_the_page_in_the_browser()
    {
        await using var server = await Server.StartAsync(isTerminal: true);

        Assert.Contains($"Page:    {await server.PageShown}\n", server.Introduction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-open", true, null)]
    [InlineData("", false, null)]
    [InlineData("", true, "true")]
    public async Task The_page_does_not_open_without_a_terminal_or_when_it_is_not_wanted(string flags, bool isTerminal, string? ci)
    {
        var server = await Server.StartAsync(flags, isTerminal, ci);
        await server.StopAsync();

        Assert.False(server.PageShown.IsCompleted);
        Assert.Contains("Page:    http://", server.Introduction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_it_is_0()
    {
        var server = await Server.StartAsync();

        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task An_address_in_use_is_2_and_explained()
    {
        await using var server = await Server.StartAsync();
        var taken = new Uri(VariablesIn(server.Introduction)["ETELECOM_BASE_URL"]).GetLeftPart(UriPartial.Authority);

        var run = await CliRun.OfAsync("sandbox", "--url", taken);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(taken, run.Error, StringComparison.Ordinal);
        Assert.Contains("--url", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("ftp://127.0.0.1:0")]
    public async Task An_address_that_is_none_is_2(string url)
    {
        var run = await CliRun.OfAsync("sandbox", "--url", url);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
    }

    private static Dictionary<string, string> VariablesIn(string introduction) =>
        Regex.Match(introduction, "export (.+)").Groups[1].Value.Split(' ')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The command, running until it is stopped.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly CancellationTokenSource _ctrlC = new();
        private readonly FirstText _output = new();
        private readonly Task<int> _run;

        private readonly TaskCompletionSource<Uri> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private Server(string flags, bool isTerminal, string? ci)
        {
            var host = new ToolHost
            {
                Out = _output,
                Error = TextWriter.Null,
                Environment = name => name == "CI" ? ci : null,
                IsTerminal = isTerminal,
                OpenPage = _page.TrySetResult,
            };
            _run = Tool.RunAsync(CliRun.Words($"sandbox --url http://127.0.0.1:0 {flags}".TrimEnd()), host, _ctrlC.Token);
        }

        public Task<Uri> PageShown => _page.Task;

        public string Introduction { get; private set; } = "";

        public static async Task<Server> StartAsync(string flags = "", bool isTerminal = false, string? ci = null)
        {
            var server = new Server(flags, isTerminal, ci);
            server.Introduction = await server._output.Text.WaitAsync(TimeSpan.FromSeconds(30));
            return server;
        }

        public async Task<int> StopAsync()
        {
            await _ctrlC.CancelAsync();
            return await _run.WaitAsync(TimeSpan.FromSeconds(30));
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _ctrlC.Dispose();
        }
    }

    /// <summary>Hands over the first thing that is written.</summary>
    private sealed class FirstText : StringWriter
    {
        private readonly TaskCompletionSource<string> _text = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Text => _text.Task;

        public override void WriteLine(string? value) => _text.TrySetResult((value + "\n").ReplaceLineEndings("\n"));
    }
}
