using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A campaign that is sent: within its budget, stopped when it should be, and continued.</summary>
public sealed class CampaignRunTests : IAsyncLifetime, IDisposable
{
    private readonly CampaignFolder _folder = new();
    private ZaloSandbox _sandbox = null!;

    private IReadOnlyList<string> Charged => [.. _sandbox.Ledger.Charges.Select(charge => charge.Phone)];

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("--no-check")]
    public async Task Each_person_is_asked_once(params string[] options)
    {
        var run = await _folder.WithNumbers(60).RunAsync(Environment, options);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(60, run["done"]);
        Assert.Equal(60, run["requested"]);
        Assert.Equal(60, run["charged"]);
        Assert.Equal(60, Charged.Distinct().Count());
        Assert.Equal(60, Charged.Count);
    }

    [Fact]
    public async Task The_budget_is_never_exceeded_and_is_continued_by_the_next_run()
    {
        var first = await _folder.WithNumbers(80).RunAsync(Environment, "--max-charges", "37", "--concurrency", "16");
        var second = await _folder.RunAsync(Environment, "--max-charges", "50", "--concurrency", "16");

        Assert.Equal(6, first.ExitCode);
        Assert.Equal(37, first["charged"]);
        Assert.Equal(43, first["not_sent"]);
        Assert.Equal("ChargeLimit", (string?)first.Figures!["stopped"]);
        Assert.Equal(6, second.ExitCode);
        Assert.Equal(50, second["charged"]);
        Assert.Equal(30, second["not_sent"]);
        Assert.Equal(50, Charged.Count);
    }

    [Fact]
    public async Task A_row_that_was_not_charged_gives_its_charge_back()
    {
        _sandbox.Faults.Next([.. Enumerable.Repeat(SandboxFault.RequestFails, 5)]);

        var run = await _folder.WithNumbers(15).RunAsync(Environment, "--max-charges", "10", "--no-check");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(5, run["failed"]);
        Assert.Equal(10, run["charged"]);
    }

    [Fact]
    public async Task A_refused_key_stops_the_run_and_spends_nothing()
    {
        var environment = new Dictionary<string, string>(Environment) { ["ETELECOM_API_KEY"] = "not-the-key" };

        var run = await _folder.WithNumbers(500).RunAsync(environment, "--concurrency", "4");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(500, run["not_sent"]);
        Assert.Equal("Refused", (string?)run.Figures!["stopped"]);
        Assert.Empty(Charged);
        Assert.InRange(_sandbox.Ledger.Requests.Count, 1, 4);
        Assert.Contains("refuses the key", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_unknown_outcomes_in_a_row_stop_the_run()
    {
        _sandbox.Faults.Always = SandboxFault.CommitThen503;

        var run = await _folder.WithNumbers(50).RunAsync(Environment, "--no-check", "--concurrency", "1", "--stop-after-unknown", "3");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(3, run["unknown"]);
        Assert.Equal(47, run["not_sent"]);
        Assert.Equal("TooManyUnknown", (string?)run.Figures!["stopped"]);
        Assert.Equal(3, Charged.Count);
    }

    [Fact]
    public async Task An_unknown_outcome_is_looked_up_and_never_sent_again()
    {
        _sandbox.Faults.Next(SandboxFault.ResetAfterWork, "RequestConsent");
        _sandbox.Faults.Next(SandboxFault.HangUp, "RequestConsent");

        var run = await _folder.WithNumbers(10).RunAsync(Environment, "--no-check");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run["recovered"]);
        Assert.Equal(8, run["requested"]);
        Assert.Equal(10, run["charged"]);
        Assert.Equal(10, Charged.Count);
    }

    [Fact]
    public async Task The_service_is_given_the_time_that_it_asks_for()
    {
        foreach (var _ in Enumerable.Range(0, 3)) _sandbox.Faults.Next(SandboxFault.RetryAfterSeconds, "RequestConsent");

        var run = await _folder.WithNumbers(12).RunAsync(Environment);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(12, run["requested"]);
        Assert.Equal(12, Charged.Count);
    }

    [Fact]
    public async Task A_person_who_has_agreed_or_was_asked_elsewhere_is_not_asked()
    {
        var options = new ZaloConsentClientOptions { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop) };
        using var client = new ZaloConsentClient(options);
        foreach (var phone in (string[])["84912000000", "84912000001"])
        {
            var consent = await client.RequestConsentAsync(new()
            {
                OaId = CampaignFolder.OaId, Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
            });
            if (phone.EndsWith('0')) _sandbox.Reply(consent.Id!, ReplyStatus.Agreed);
        }

        var run = await _folder.WithNumbers(5).RunAsync(Environment);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, run["granted"]);
        Assert.Equal(1, run["pending"]);
        Assert.Equal(3, run["requested"]);
        Assert.Equal(3, run["charged"]);
    }

    [Fact]
    public async Task CtrlC_finishes_the_rows_in_progress_and_the_same_command_continues()
    {
        using var interrupts = new Interrupts();
        var running = RunAsync(interrupts, "--rate", "50/s");
        await UntilAsync(() => Charged.Count >= 3);
        interrupts.Signal();
        var stopped = await running;

        var resumed = await _folder.RunAsync(Environment);

        Assert.Equal(6, stopped.ExitCode);
        Assert.Equal(0, stopped["unknown"]);
        Assert.Equal("Interrupted", (string?)stopped.Figures!["stopped"]);
        Assert.InRange(stopped["not_sent"], 1, 97);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(100, resumed["done"]);
        Assert.Equal(100, Charged.Distinct().Count());
        Assert.Equal(100, Charged.Count);
    }

    [Fact]
    public async Task A_second_CtrlC_stops_at_once_and_the_row_is_settled_by_the_list()
    {
        using var interrupts = new Interrupts();
        _sandbox.Faults.Next(SandboxFault.NoAnswer, "RequestConsent");
        var running = RunAsync(interrupts, "--concurrency", "1");
        await UntilAsync(() => Charged.Count == 1);
        interrupts.Signal();
        interrupts.Signal();
        var stopped = await running;

        var resumed = await _folder.RunAsync(Environment);

        Assert.Equal(5, stopped.ExitCode);
        Assert.Equal(1, stopped["unknown"]);
        Assert.Equal(99, stopped["not_sent"]);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(1, resumed["recovered"]);
        Assert.Equal(99, resumed["requested"]);
        Assert.Equal(100, Charged.Count);
    }

    [Fact]
    public async Task A_second_CtrlC_while_lost_rows_are_looked_up_still_says_what_the_run_has_done()
    {
        using var interrupts = new Interrupts();
        _sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");
        _sandbox.Faults.Next(SandboxFault.NoAnswer, "ListRequestConsent");
        var running = RunAsync(interrupts, "--no-check");
        await UntilAsync(() => _sandbox.Ledger.Requests.Any(request => request.Method == "ListRequestConsent"));
        interrupts.Signal();
        interrupts.Signal();

        var stopped = await running;

        Assert.Equal(5, stopped.ExitCode);
        Assert.Equal(1, stopped["unknown"]);
        Assert.Equal(99, stopped["charged"]);
        Assert.DoesNotContain("Nothing was sent", stopped.Error, StringComparison.Ordinal);
    }

    /// <summary>Rows are looked up after they were sent, and before the next run sends any.</summary>
    [Fact]
    public async Task CtrlC_while_lost_rows_are_looked_up_finishes_the_row_in_progress_and_looks_up_no_other()
    {
        using var afterSending = new Interrupts();
        using var beforeSending = new Interrupts();
        var interrupts = afterSending;
        var lookedUp = new List<string>();
        var sent = 0;
        await using var service = await CliFakeService.AnsweringAsync((method, body) =>
        {
            if (method == "RequestConsent")
            {
                sent++;
                return (504, "");
            }

            lookedUp.Add((string)JObject.Parse(body).SelectToken("$..phone")!);
            interrupts.Signal();
            return (200, RecordOf(lookedUp[^1]));
        });
        Task<CliRun> RunAsync() => CliRun.OfAsync(
            _folder.WithNumbers(4).RunCommand("--yes", "--json", "--no-check", "--concurrency", "1"), CliRun.EnvironmentOf(service.BaseUrl), interrupts: interrupts);

        var first = CampaignResult.Of(await RunAsync());
        interrupts = beforeSending;
        var second = CampaignResult.Of(await RunAsync());

        Assert.Equal(5, first.ExitCode);
        Assert.Equal(1, first["recovered"]);
        Assert.Equal(3, first["unknown"]);
        Assert.Equal(5, second.ExitCode);
        Assert.Equal(2, second["recovered"]);
        Assert.Equal(2, second["unknown"]);
        Assert.Equal(["Interrupted", "Interrupted"], new[] { first, second }.Select(run => (string?)run.Figures!["stopped"]));
        Assert.Equal(2, lookedUp.Count);
        Assert.Equal(4, sent);
    }

    [Fact]
    public async Task A_service_may_ask_for_more_patience_than_a_timer_has()
    {
        var clock = new FakeTimeProvider();
        var pace = new Pace(new RunSettings(), clock);
        pace.Pause(TimeSpan.FromDays(60), slower: true);

        var waiting = pace.WaitAsync(default);

        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromDays(60));
        await waiting;
    }

    [Fact]
    public async Task The_person_is_asked_and_no_is_no()
    {
        _folder.WithNumbers(2);

        var refused = await CliRun.OfAsync(_folder.RunCommand(), Environment, answer: "n\n");
        var agreed = await CliRun.OfAsync(_folder.RunCommand(), Environment, answer: "y\n");

        Assert.Equal(0, refused.ExitCode);
        Assert.Equal("", refused.Out);
        Assert.Contains("Maximum charges: 2\n", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Send now? [y/N] Nothing was sent.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, agreed.ExitCode);
        Assert.Equal(2, Charged.Count);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_plan_is_its_owner_s_alone_while_it_exists_and_is_gone_after_CtrlC()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");
        UnixFileMode? mode = null;
        using var interrupts = new Interrupts();
        using var person = new HesitatingPerson(interrupts, () => mode = File.GetUnixFileMode(_folder.Journal + ".planning"));
        var host = new ToolHost
        {
            Out = TextWriter.Null, Error = TextWriter.Null, Environment = Environment.GetValueOrDefault, In = person, CanAsk = true, Interrupts = interrupts,
        };

        await Tool.RunAsync(_folder.WithNumbers(2).RunCommand(), host);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.Equal(["contacts"], Directory.GetFiles(Path.GetDirectoryName(_folder.Journal)!, "*").Select(Path.GetFileName).Where(name => name != "c.db.lock"));
    }

    [Fact]
    public async Task CtrlC_at_the_question_ends_at_once_and_sends_nothing()
    {
        using var interrupts = new Interrupts();
        using var person = new HesitatingPerson(interrupts);
        var host = new ToolHost
        {
            Out = TextWriter.Null, Error = TextWriter.Null, Environment = Environment.GetValueOrDefault, In = person, CanAsk = true, Interrupts = interrupts,
        };

        var exitCode = await Tool.RunAsync(_folder.WithNumbers(2).RunCommand(), host);

        Assert.Equal(4, exitCode);
        Assert.Empty(_sandbox.Ledger.Requests);
        Assert.False(File.Exists(_folder.Journal));
    }

    [Fact]
    public async Task Without_a_person_and_without_yes_nothing_is_sent()
    {
        var run = await CliRun.OfAsync(_folder.WithNumbers(2).RunCommand(), Environment);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Requests);
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private async Task<CampaignResult> RunAsync(Interrupts interrupts, params string[] more) => CampaignResult.Of(
        await CliRun.OfAsync(_folder.WithNumbers(100).RunCommand(["--yes", "--json", .. more]), Environment, interrupts: interrupts));

    private static string RecordOf(string phone) =>
        $$"""
        {"consents":[{"id":"{{phone}}","oa_id":"{{CampaignFolder.OaId}}","phone":"{{phone}}","call_type":"audio","reason_code":"update_order",
        "status":"P","is_charged":true,"created_at":"{{DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture)}}"}]}
        """;

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var patience = 0; !condition(); patience++)
        {
            Assert.True(patience < 3000, "What the test waits for did not happen.");
            await Task.Delay(10);
        }
    }
}
