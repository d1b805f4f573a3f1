using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>What every journal keeps and promises, whatever it is kept in.</summary>
public abstract class JournalTests : IAsyncLifetime
{
    private const string Refusal = """{"code":"invalid_argument","msg":"no"}""";

    private ZaloSandbox _sandbox = null!;

    internal CampaignFolder Folder { get; } = new();

    public virtual async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public virtual async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>Makes the place of the journal, where a test cannot continue without it.</summary>
    protected abstract Task PrepareAsync();

    private protected abstract ICampaignJournal Open();

    /// <summary>As if the plan had been made without a limit of charges.</summary>
    private protected virtual Task ForgetLimitAsync() => Task.CompletedTask;

    /// <summary>As if twenty minutes had passed since the rows were sent.</summary>
    private protected abstract Task PassTwentyMinutesAsync();

    /// <summary>As where the journal's storage sorts texts by the rules of a language, if it can.</summary>
    private protected virtual Task SortByLanguageAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task A_plan_is_kept_as_it_was_made()
    {
        await PlanAsync("phone,call_type,reference", "0912345678,video,An", "02838212345,,Bình", "0912345678,,Chi", "0912345679,,");
        using var journal = Open();

        Assert.Equal(CampaignFolder.OaId, journal.Header.OaId);
        Assert.Equal((CallType?)CallType.Audio, journal.Header.CallType);
        Assert.Equal(
            [new CampaignRow(2, 84912345678, CallType.Video, null, "An"), new CampaignRow(5, 84912345679, null, null, null)],
            journal.Rows(RowState.NotSent));
        Assert.Equal(
            ["2 not_sent ", "3 refused_line NotMobile", "4 duplicate line 2", "5 not_sent "],
            journal.Report().Select(line => $"{line.Line} {line.State} {line.Detail}"));
    }

    [SkippableFact]
    public async Task An_ending_is_kept_whole()
    {
        await PlanAsync("phone", "0912345678");
        using var journal = Open();
        await using var run = await StartAsync(journal);
        var intent = await BeginNextAsync(run);
        var ending = intent with
        {
            State = RowState.Failed, EndedAt = run.Clock.GetUtcNow(), ConsentId = "7", Charged = false, ReplyStatus = "S", Detail = "9 no balance",
        };

        await run.EndAsync(intent, ending);

        var kept = journal.FindByPhone(84912345678)!;
        Assert.Equal(ending with { EndedAt = kept.EndedAt, FirstSentAt = kept.FirstSentAt, SentAt = kept.SentAt }, kept);
        Assert.Equal(1, journal.Count().Failed);
        Assert.Equal(0, journal.Count().PossibleCharges);
        Assert.Equal("9", journal.Figures().Errors.Single().Name);
    }

    [SkippableFact]
    public async Task Each_row_is_given_once_and_again_when_it_was_deferred()
    {
        await PlanAsync(2);
        using var journal = Open();
        await using var run = await StartAsync(journal);
        var first = (await run.NextAsync(default))!;
        var second = (await run.NextAsync(default))!;
        var none = await run.NextAsync(default);
        await SendAsync(run, second);
        run.Defer(first);

        var hasMore = await run.HasMoreAsync(gotOn: true, default);
        await run.StartOverAsync(default);
        var again = await run.NextAsync(default);

        Assert.Equal(first.Line + 1, second.Line);
        Assert.Null(none);
        Assert.True(hasMore);
        Assert.Equal(first.Line, again?.Line);
        Assert.Null(await run.NextAsync(default));
    }

    [SkippableFact]
    public async Task A_run_ends_when_nothing_gets_on()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var run = await StartAsync(journal);
        run.Defer((await run.NextAsync(default))!);

        Assert.False(await run.HasMoreAsync(gotOn: false, default));
    }

    [SkippableFact]
    public async Task A_row_that_did_not_go_out_stays_as_if_it_had_never_been_sent()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var run = await StartAsync(journal);
        var row = (await run.NextAsync(default))!;
        var intent = (await run.BeginAsync(row, default))!.Row;

        await run.EndAsync(intent, row.NotSent() with { Attempt = intent.Attempt });
        var second = (await run.BeginAsync(row with { Attempt = intent.Attempt }, default))!.Row;

        Assert.Equal(RowState.Sent, second.State);
        Assert.Null(row.FirstSentAt);
        Assert.Equal(second.SentAt, second.FirstSentAt);
    }

    [SkippableFact]
    public async Task The_budget_is_kept_to_the_last_charge_and_takes_back_what_was_free()
    {
        await PlanAsync(3);
        using var journal = Open();
        await using var run = await StartAsync(journal, new RunSettings { MaxCharges = 1 });
        var row = (await run.NextAsync(default))!;
        var intent = (await run.BeginAsync(row, default))!.Row;
        var waiting = run.BeginAsync((await run.NextAsync(default))!, default);
        await run.EndAsync(intent, intent with { State = RowState.Granted, Charged = false, EndedAt = run.Clock.GetUtcNow() });
        var second = (await waiting)!.Row;
        await run.EndAsync(second, second with { State = RowState.Requested, Charged = true, EndedAt = run.Clock.GetUtcNow() });

        var third = await run.BeginAsync((await run.NextAsync(default))!, default);

        Assert.Null(third);
        Assert.True(run.BudgetIsSpent);
        Assert.Equal(1, journal.Count().PossibleCharges);
    }

    [SkippableFact]
    public async Task What_a_run_left_between_intent_and_answer_is_looked_up_and_not_sent()
    {
        await PlanAsync(2);
        using var journal = Open();
        await using (var died = await StartAsync(journal)) await BeginNextAsync(died);
        await using var run = await StartAsync(journal);

        var unsettled = await run.UnsettledAsync(default).ToListAsync();
        await run.WriteAsync(unsettled[0], unsettled[0] with { State = RowState.Unknown, UnknownAt = run.Clock.GetUtcNow() });

        Assert.Equal(RowState.Sent, unsettled.Single().State);
        Assert.Equal(2, unsettled.Single().Line);
        Assert.Equal(1, journal.Count().Unknown);
        Assert.Equal(1, journal.Count().PossibleCharges);
        Assert.Equal(3, (await run.NextAsync(default))!.Line);
        Assert.Null(await run.NextAsync(default));
    }

    /// <summary>Whatever fails where changes are written, no worker waits for ever.</summary>
    [SkippableFact]
    public async Task A_failure_that_no_journal_expects_reaches_everyone_who_waits()
    {
        await PlanAsync(2);
        using var journal = Open();
        await using var run = await journal.StartAsync(journal.Key(), new RunSettings(), TimeProvider.System, _ => throw new InvalidOperationException("unexpected"));
        await run.StartOverAsync(default);
        var (first, second) = (await BeginNextAsync(run), await BeginNextAsync(run));
        var soon = TimeSpan.FromMinutes(1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.EndAsync(first, first with { State = RowState.Unknown, Detail = "13 x" }).WaitAsync(soon));
        await Assert.ThrowsAsync<InvalidOperationException>(() => run.EndAsync(second, second with { State = RowState.Unknown }).WaitAsync(soon));
    }

    [SkippableFact]
    public async Task Equal_counts_are_in_the_order_of_their_bytes()
    {
        await PlanAsync(4);
        await SortByLanguageAsync();
        using var journal = Open();
        await using var run = await StartAsync(journal);
        foreach (var detail in (string[])["b", "a", "C", "B"])
        {
            var intent = await BeginNextAsync(run);
            await run.EndAsync(intent, intent with { State = RowState.Refused, Charged = false, Detail = detail, EndedAt = run.Clock.GetUtcNow() });
        }

        Assert.Equal(["B", "C", "a", "b"], journal.Figures().Errors.Select(error => error.Name));
    }

    [SkippableFact]
    public async Task A_campaign_is_stopped_continued_and_reported()
    {
        await PrepareAsync();
        _sandbox.Faults.Next(SandboxFault.ResetAfterWork, "RequestConsent");

        var first = await Folder.WithNumbers(40).RunAsync(Environment, "--max-charges", "17", "--no-check");
        var second = await Folder.RunAsync(Environment, "--no-check", "--max-charges", "none");
        var reconciled = CampaignResult.Of(await CliRun.OfAsync(Folder.Command("reconcile", "--json"), Environment));
        var status = CampaignResult.Of(await CliRun.OfAsync(Folder.Command("status", "--json")));

        Assert.Equal(5, first.ExitCode);
        Assert.Equal(16, first["charged"]);
        Assert.Equal(1, first["unknown"]);
        Assert.Equal(23, first["not_sent"]);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(40, second["charged"]);
        Assert.Equal(1, second["recovered"]);
        Assert.Equal(0, reconciled.ExitCode);
        Assert.Equal(40, status["charged"]);
        Assert.Equal(40, _sandbox.Ledger.Charges.Select(charge => charge.Phone).Distinct().Count());
        Assert.Equal(40, _sandbox.Ledger.Charges.Count);
    }

    [SkippableFact]
    public async Task What_may_have_been_charged_is_sent_again_only_when_the_person_says_so_and_stays_in_the_budget()
    {
        await PrepareAsync();
        await using var service = await CliFakeService.AnsweringAsync(
            """{"id":"1","status":"N","error_code":-216,"error_message":"OA is locked","is_charged":true}""");
        var environment = CliRun.EnvironmentOf(service.BaseUrl);
        await Folder.WithNumbers(2).RunAsync(environment, "--no-check");
        await PassTwentyMinutesAsync();

        var held = await RunLaterAsync("--retry-refused", "-216", "--dry-run");
        var plan = await RunLaterAsync("--retry-refused", "-216", "--retry-charged", "--dry-run");
        var limited = await RunLaterAsync("--retry-refused", "-216", "--retry-charged", "--dry-run", "--max-charges", "3");
        var run = await RunLaterAsync("--retry-refused", "-216", "--retry-charged", "--yes");

        Assert.Equal(0, held["maximum_charges"]);
        Assert.Equal(0, held["may_cost_again"]);
        Assert.Contains("2 rows with this code are not retried: they may have been charged", held.Error, StringComparison.Ordinal);
        Assert.Equal(2, plan["maximum_charges"]);
        Assert.Equal(2, plan["may_cost_again"]);
        Assert.Equal(1, limited["maximum_charges"]);
        Assert.Equal(4, service.Requests.Count);
        Assert.Equal(2, run["charged"]);
        Assert.Equal(2, run["charged_before"]);

        async Task<CampaignResult> RunLaterAsync(params string[] more) =>
            CampaignResult.Of(await CliRun.OfAsync(Folder.RunCommand(["--json", "--no-check", .. more]), environment));
    }

    [SkippableFact]
    public async Task A_row_that_is_refused_after_it_may_have_been_charged_is_sent_again_only_when_the_person_says_so()
    {
        await PrepareAsync();
        var isRefused = false;
        await using var service = await CliFakeService.AnsweringAsync((_, _) => isRefused
            ? (400, Refusal)
            : (200, """{"id":"1","status":"N","error_code":-216,"error_message":"OA is locked","is_charged":true}"""));
        var environment = CliRun.EnvironmentOf(service.BaseUrl);
        await Folder.WithNumbers(1).RunAsync(environment, "--no-check");
        await PassTwentyMinutesAsync();
        isRefused = true;
        await Folder.RunAsync(environment, "--no-check", "--retry-refused", "-216", "--retry-charged");

        var held = await Folder.RunAsync(environment, "--no-check", "--retry-refused", "invalid_argument");
        var wanted = await Folder.RunAsync(environment, "--no-check", "--retry-refused", "invalid_argument", "--retry-charged");

        Assert.Contains("1 rows with this code are not retried: they may have been charged", held.Error, StringComparison.Ordinal);
        Assert.Equal(1, held["refused_by_service"]);
        Assert.Equal(1, held["charged_before"]);
        Assert.Equal(1, wanted["refused_by_service"]);
        Assert.Equal(1, wanted["charged_before"]);
        Assert.Equal(3, service.Requests.Count);
    }

    [SkippableFact]
    public async Task A_resent_row_counts_twice_in_the_figures_and_in_the_budget()
    {
        await PrepareAsync();
        await using var service = new LosingService();
        var environment = await LoseFirstAsync(service);
        await PassTwentyMinutesAsync();
        service.Answer = LosingService.Accepted;

        var run = await Folder.RunAsync(environment, "--no-check", "--concurrency", "1", "--resend-after", "10m", "--max-charges", "2");

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(1, run["charged"]);
        Assert.Equal(1, run["charged_before"]);
        Assert.Equal(1, run["not_sent"]);
        Assert.Equal(2, service.Sent);
    }

    [SkippableTheory]
    [InlineData(400, Refusal, true)]
    [InlineData(400, Refusal, false)]
    [InlineData(403, """{"code":"permission_denied","msg":"blocked"}""", true)]
    [InlineData(403, """{"code":"permission_denied","msg":"blocked"}""", false)]
    public async Task A_resent_row_that_is_refused_has_the_outcome_of_its_first_request(int status, string refusal, bool hasRecord)
    {
        await PrepareAsync();
        await using var service = new LosingService();
        var environment = await LoseFirstAsync(service);
        await PassTwentyMinutesAsync();
        service.Answer = body => LosingService.IsFirst(body) ? (status, refusal) : LosingService.Accepted(body);
        service.HasRecordOnceResent = hasRecord;

        var run = await Folder.RunAsync(environment, "--no-check", "--concurrency", "1", "--resend-after", "10m", "--max-charges", "none");

        Assert.Equal(3, service.Sent);
        Assert.Equal(0, run["refused_by_service"]);
        Assert.Equal(1, run["requested"]);
        Assert.Equal(hasRecord ? (0, 1, 0, 2) : (5, 0, 1, 1), (run.ExitCode, run["recovered"], run["unknown"], run["charged"]));
        Assert.Equal(0, run["charged_before"]);
    }

    /// <summary>A campaign of two rows, the first one sent with an unknown outcome.</summary>
    private async Task<Dictionary<string, string>> LoseFirstAsync(LosingService service)
    {
        var environment = CliRun.EnvironmentOf(await service.StartAsync());
        var run = await Folder.WithNumbers(2).RunAsync(environment, "--no-check", "--concurrency", "1", "--max-charges", "1");
        Assert.Equal(1, run["unknown"]);
        Assert.Equal(1, run["not_sent"]);
        return environment;
    }

    [SkippableFact]
    public async Task Another_list_is_refused()
    {
        await PlanAsync(2);

        var run = await Folder.WithNumbers(3).RunAsync(Environment);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("another campaign", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_list_without_a_row_to_send_may_be_corrected()
    {
        await PrepareAsync();
        await Folder.WithContacts("phone", "02838212345").RunAsync(Environment);

        var run = await Folder.WithNumbers(2).RunAsync(Environment);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run["done"]);
    }

    [SkippableTheory]
    [InlineData("run")]
    [InlineData("reconcile")]
    public async Task Another_shops_key_does_not_continue_the_journal(string command)
    {
        await PrepareAsync();
        await using var service = await CliFakeService.AnsweringAsync((method, _) => (method == "RequestConsent" ? 504 : 200, """{"consents":[]}"""));
        await Folder.WithNumbers(4).RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check", "--concurrency", "1");
        // Long enough ago for the rows to be sent again, if the key were the right one.
        await PassTwentyMinutesAsync();
        var before = service.Requests.Count;
        var other = new Dictionary<string, string>(CliRun.EnvironmentOf(service.BaseUrl)) { ["ETELECOM_API_KEY"] = "another" };

        var run = command == "run"
            ? await CliRun.OfAsync(Folder.RunCommand("--yes", "--resend-after", "10m"), other)
            : await CliRun.OfAsync(Folder.Command("reconcile"), other);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("not the key that this journal was used with", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, service.Requests.Count);
    }

    [SkippableFact]
    public async Task A_new_key_of_the_same_shop_continues_if_the_records_are_there()
    {
        await PrepareAsync();
        await using var service = await CliFakeService.AnsweringAsync(
            """{"id":"1","status":"P","is_charged":true,"consents":[{"id":"1","phone":"84912000000"}]}""");
        await Folder.WithNumbers(4).RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check", "--max-charges", "2");
        var renewed = new Dictionary<string, string>(CliRun.EnvironmentOf(service.BaseUrl)) { ["ETELECOM_API_KEY"] = "renewed" };

        var run = await Folder.RunAsync(renewed, "--no-check", "--max-charges", "none");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, run["charged"]);
    }

    private protected Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private protected ZaloSandbox Sandbox => _sandbox;

    private protected Task PlanAsync(int rows) =>
        PlanAsync(["phone", .. Enumerable.Range(0, rows).Select(number => FormattableString.Invariant($"0912{number:000000}"))]);

    private protected async Task PlanAsync(params string[] lines)
    {
        await PrepareAsync();
        Assert.Equal(6, (await Folder.WithContacts(lines).RunAsync(Environment, "--max-charges", "0")).ExitCode);
        await ForgetLimitAsync();
    }

    private protected static async Task<ICampaignRun> StartAsync(ICampaignJournal journal, RunSettings? settings = null, TimeProvider? clock = null)
    {
        var run = await journal.StartAsync(journal.Key(), settings ?? new RunSettings(), clock ?? TimeProvider.System);
        await run.StartOverAsync(default);
        return run;
    }

    private protected static async Task<CampaignRow> BeginNextAsync(ICampaignRun run) =>
        (await run.BeginAsync((await run.NextAsync(default))!, default))!.Row;

    private protected static async Task SendAsync(ICampaignRun run, CampaignRow row)
    {
        var intent = (await run.BeginAsync(row, default))!.Row;
        await run.EndAsync(intent, intent with { State = RowState.Requested, Charged = true, EndedAt = run.Clock.GetUtcNow() });
    }
}
