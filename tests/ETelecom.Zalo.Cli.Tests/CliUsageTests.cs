using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>Invalid input is reported in terms of what was typed, exits with 2 and sends nothing.</summary>
public sealed class CliUsageTests
{
    private static readonly string[] Request =
        CliRun.Words("request --oa-id 1234567890123456789 --phone 84912345678 --call-type audio --reason update_order");

    public static TheoryData<string, string[]> ChoicesOfOptions => new()
    {
        { "request --call-type", Choices(CallType.All.Where(value => !value.IsZeroValue)) },
        { "request --reason", Choices(ReasonCode.All.Where(value => !value.IsZeroValue)) },
        { "list --call-type", Choices(CallType.All.Where(value => !value.IsZeroValue)) },
        { "list --reason", Choices(ReasonCode.All.Where(value => !value.IsZeroValue)) },
        { "list --status", Choices(ConsentStatus.All.Where(value => !value.IsZeroValue)) },
        { "list --reply-status", Choices(ReplyStatus.All.Where(value => !value.IsZeroValue)) },
    };

    [Theory]
    [MemberData(nameof(ChoicesOfOptions))]
    public async Task A_value_that_is_no_choice_is_answered_with_the_choices(string option, string[] choices)
    {
        string[] noChoices = ["carrier_pigeon", "", "unknown", "Z"];
        foreach (var value in noChoices)
        {
            var run = await RefusedAsync([.. CliRun.Words(option), value]);

            Assert.Contains($"{option.Split(' ')[1]} must be one of {string.Join(", ", choices)}.\n", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_choice_is_read_in_any_case()
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"1"}""");

        var run = await CliRun.OfAsync(service, With("--call-type", "Audio_And_Video"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"audio_and_video\"", service.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Unexpected argument 'c.db'. Did you mean '--journal c.db'?\n")]
    [InlineData("vi", "Thừa đối số 'c.db'. Ý bạn là '--journal c.db'?\n")]
    public async Task A_journal_without_its_option_is_recognised(string language, string message)
    {
        foreach (var command in (string[])["status", "report", "reconcile"])
        {
            var run = await RefusedAsync("campaign", command, "c.db", "--lang", language);

            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("campaign run {0} --oa-id 1 --journal j", "<contacts>")]
    [InlineData("campaign run x --oa-id 1 --journal {0}", "--journal")]
    [InlineData("campaign run x --oa-id 1 --journal j --refused {0}", "--refused")]
    [InlineData("campaign run x --oa-id 1 --journal j --sheet {0}", "--sheet")]
    [InlineData("campaign run x --oa-id 1 --journal j --encoding {0}", "--encoding")]
    [InlineData("campaign run x --oa-id 1 --journal j --phone-column {0}", "--phone-column")]
    [InlineData("campaign run x --oa-id 1 --journal j --oa-column {0}", "--oa-column")]
    [InlineData("campaign run x --oa-id 1 --journal j --retry-refused {0}", "--retry-refused")]
    [InlineData("campaign run x --oa-id 1 --journal postgres://h/d --campaign {0}", "--campaign")]
    [InlineData("campaign status --journal {0}", "--journal")]
    [InlineData("campaign reconcile --journal {0}", "--journal")]
    [InlineData("campaign report --journal j --csv {0}", "--csv")]
    [InlineData("campaign report --journal j --html {0}", "--html")]
    [InlineData("store status --database {0}", "--database")]
    [InlineData("sandbox --no-open --data {0}", "--data")]
    [InlineData("sandbox --no-open --url {0}", "--url")]
    [InlineData("list --base-url {0}", "--base-url")]
    [InlineData("doctor --environment {0}", "--environment")]
    public async Task An_option_whose_value_is_empty_is_refused(string command, string option)
    {
        foreach (var value in (string[])["", " "])
        {
            var run = await CliRun.OfAsync([.. CliRun.Words(command).Select(word => word == "{0}" ? value : word)], CliRun.EnvironmentOf("http://localhost:1/v1/shop"));

            Assert.Equal(2, run.ExitCode);
            Assert.Equal($"{option} must not be empty.\nNothing was sent.\n", run.Error);
        }
    }

    [Theory]
    [InlineData("--environment")]
    [InlineData("--service")]
    public async Task The_environment_of_the_vendor_has_the_name_of_its_variable_and_keeps_the_former_one(string option)
    {
        var run = await CliRun.OfAsync(["doctor", option, "nowhere"], CliRun.EnvironmentOf("http://localhost:1/v1/shop"));
        var help = await CliRun.OfAsync("doctor", "--help");

        Assert.Contains("--environment must be one of ", run.Error, StringComparison.Ordinal);
        Assert.Contains("  --environment <production|sandbox> ", help.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--service", help.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("watch", "--interval", "2000000000d")]
    [InlineData("watch", "--interval", "60d")]
    [InlineData("campaign run x --journal y", "--resend-after", "99999999d")]
    [InlineData("campaign run x --journal y", "--rate", "0.00000000000000000001/s")]
    public async Task A_time_that_no_clock_can_wait_for_is_refused(string command, string option, string value)
    {
        var run = await RefusedAsync([.. CliRun.Words(command), "--oa-id", "1", option, value]);

        Assert.Contains($"{option} must be ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--phone", "", "--phone must be 9 to 15 digits")]
    [InlineData("--phone", "09123abc78", "--phone must be 9 to 15 digits")]
    [InlineData("--phone", "84912345678\n", "--phone must be 9 to 15 digits")]
    [InlineData("--oa-id", "my-oa", "--oa-id must be 1 to 19 digits")]
    [InlineData("--oa-id", "12345678901234567890", "--oa-id must be 1 to 19 digits")]
    public async Task A_field_that_breaks_a_rule_is_named_by_its_option(string option, string value, string message)
    {
        var run = await RefusedAsync(With(option, value));

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_that_breaks_a_rule_has_its_line()
    {
        var run = await RefusedAsync(CliRun.Words("check --oa-id x --phone y"));

        Assert.Matches("^--oa-id must be .+\n--phone must be .+\n", run.Error);
    }

    [Theory]
    [InlineData("list --limit 0", "--limit must be at least 1")]
    [InlineData("list --limit many", "--limit must be a whole number")]
    [InlineData("list --limit 99999999999", "--limit must be a whole number")]
    [InlineData("list --charged perhaps", "--charged")]
    [InlineData("list --from 23/11/2026", "--from must be a date such as")]
    [InlineData("list --to tomorrow", "--to must be a date such as")]
    [InlineData("list --from tomorrow --to 2026-11-23", "--from must be a date such as")]
    [InlineData("list --from 2026-11-24 --to 2026-11-23", "--from must not be later than --to")]
    [InlineData("list --phone x", "--phone must be 9 to 15 digits")]
    [InlineData("request --oa-id 1 --phone 84912345678 --call-type audio", "'--reason' is required")]
    [InlineData("check --oa-id 1 --phone 84912345678 --phone 84912345679", "'--phone'")]
    [InlineData("list --api-key x", "There is no option '--api-key'.\nNothing")]
    [InlineData("list --api-key=x", "There is no option '--api-key'.\nNothing")]
    [InlineData("lsit", "'lsit'")]
    public async Task A_command_line_that_cannot_be_meant_is_explained(string commandLine, string message)
    {
        var run = await RefusedAsync(CliRun.Words(commandLine));

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_the_help_is_pointed_at()
    {
        var run = await RefusedAsync();

        Assert.Contains("zalo-consent --help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_with_an_at_sign_is_a_value_and_no_file()
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");

        await CliRun.OfAsync(service, CliRun.Words("list --after @cursor"));

        Assert.Contains("\"after\":\"@cursor\"", service.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Without_a_key_both_solutions_are_shown(string? key)
    {
        var environment = new Dictionary<string, string>();
        if (key is not null) environment["ETELECOM_API_KEY"] = key;

        var run = await CliRun.OfAsync(Request, environment);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("ETELECOM_API_KEY", run.Error, StringComparison.Ordinal);
        Assert.Contains("--sandbox", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ETELECOM_BASE_URL", "http://api.example.com/v1/shop", "https://")]
    [InlineData("ETELECOM_BASE_URL", "api.example.com", "ETELECOM_BASE_URL")]
    [InlineData("ETELECOM_ACCOUNT", "admin", "ETELECOM_ACCOUNT must be one of shop, partner")]
    [InlineData("ETELECOM_ENVIRONMENT", "staging", "ETELECOM_ENVIRONMENT must be one of production, sandbox")]
    [InlineData("ETELECOM_API_KEY", CliRun.MarkedKey + "\n", "line break")]
    public async Task An_invalid_variable_is_explained(string variable, string value, string message)
    {
        var environment = new Dictionary<string, string> { ["ETELECOM_API_KEY"] = CliRun.MarkedKey, [variable] = value };

        var run = await CliRun.OfAsync(Request, environment);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--account", "admin", "--account must be one of shop, partner")]
    [InlineData("--environment", "staging", "--environment must be one of production, sandbox")]
    public async Task An_invalid_value_of_an_option_is_explained_by_the_name_of_the_option(string option, string value, string message) =>
        Assert.StartsWith(message, (await RefusedAsync([.. Request, option, value])).Error, StringComparison.Ordinal);

    /// <summary>The run of a command line that has to be refused before anything is sent, although a service is running.</summary>
    private static async Task<CliRun> RefusedAsync(params string[] args)
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");

        var run = await CliRun.OfAsync(service, args);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Empty(service.Requests);
        return run;
    }

    private static string[] With(string option, string value)
    {
        var args = (string[])Request.Clone();
        args[Array.IndexOf(args, option) + 1] = value;
        return args;
    }

    private static string[] Choices<T>(IEnumerable<T> values)
        where T : struct => [.. values.Select(value => value.ToString()!)];
}
