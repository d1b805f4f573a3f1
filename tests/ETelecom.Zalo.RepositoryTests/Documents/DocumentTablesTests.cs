using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using ETelecom.Zalo.Cli;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests.Documents;

/// <summary>The tables that people act on have a row for each thing that the code has, and none for what it has not.</summary>
public sealed class DocumentTablesTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.vi.md")]
    public void What_can_become_of_a_request_is_listed(string document)
    {
        Assert.Equal(NamesOf<EnsureConsentStatus>(), ColumnOf(document, "`result.Status`", 0));
        Assert.Equal(NamesOf<RequestOutcome>(), ColumnOf(document, "`Outcome`", document == "README.md" ? 1 : 0));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.vi.md")]
    public void Every_code_that_leaves_the_outcome_open_is_named_where_the_outcome_is_unknown(string document)
    {
        var row = string.Join(' ', Assert.Single(RowsOf(document, "`Outcome`"), cells => cells.Contains("`Unknown`")));

        Assert.Equal(
            ApiErrorCode.All.Where(code => code.LeavesOutcomeOpen).Select(code => code.ToString()).Order(StringComparer.Ordinal),
            Regex.Matches(row, "`([a-z_]+)`").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_way_to_create_a_client_is_listed_and_the_recommended_one_first() =>
        Assert.Equal(
            ["`AddZaloConsent(…)`", "`new ZaloConsentClient(options)`", "`new ZaloConsentClient(httpClient, …)`"],
            ColumnOf("src/ETelecom.Zalo/README.md", "client", 0));

    [Theory]
    [InlineData("README")]
    [InlineData("docs/campaigns")]
    [InlineData("docs/on-call")]
    public void The_Vietnamese_page_has_a_section_for_each_section_of_the_English_one(string page) =>
        Assert.Equal(SectionsOf($"{page}.md").Count(), SectionsOf($"{page}.vi.md").Count());

    [Theory]
    [InlineData("README")]
    [InlineData("docs/campaigns")]
    [InlineData("docs/on-call")]
    public void The_Vietnamese_page_has_every_row_of_every_table_and_every_option(string page)
    {
        Assert.Equal(TableSizesOf($"{page}.md"), TableSizesOf($"{page}.vi.md"));
        // An option of dotnet test, in what is about the measurements.
        Assert.Empty(OptionsOf($"{page}.md").Except(OptionsOf($"{page}.vi.md")).Except(["--filter"]));
    }

    [Fact]
    public void Every_exit_code_is_listed() =>
        Assert.Equal(Enum.GetValues<ExitCode>().Select(code => ((int)code).ToString(CultureInfo.InvariantCulture)), ColumnOf("src/ETelecom.Zalo.Cli/README.md", "exit code", 0));

    [Fact]
    public void Every_event_of_the_log_is_in_the_README_and_in_the_on_call_guide()
    {
        var events = Events;

        Assert.NotEmpty(events);
        Assert.Equal(events.Select(message => $"{message.EventId} `{message.EventName}`"), ColumnOf("docs/on-call.md", "event", 0));
        Assert.Equal(events.Select(message => $"{message.EventId} `{message.EventName}`"), ColumnOf("docs/on-call.vi.md", "sự kiện", 0));
        Assert.Equal(
            events.Select(message => $"{message.EventId} {message.Level} `{message.EventName}`"),
            RowsOf("src/ETelecom.Zalo.DependencyInjection/README.md", "event").Select(row => $"{row[0]} {row[1]} {row[2]}"));
    }

    [Theory]
    [InlineData("docs/on-call.md")]
    [InlineData("docs/on-call.vi.md")]
    public void The_command_of_a_log_line_is_the_one_that_the_page_for_people_on_duty_shows(string document)
    {
        var inTheLog = Events.Where(message => message.EventId is 3 or 7)
            .Select(message => message.Message[message.Message.IndexOf("zalo-consent", StringComparison.Ordinal)..].Replace("{PhoneOption}", "", StringComparison.Ordinal))
            .Distinct();
        var shown = MarkdownFile.All.Single(file => file.Path == document).Commands
            .Select(command => Regex.Replace(Regex.Replace(command, @"\S+Z --to \S+Z", "{From} --to {To}"), "[0-9]{19}", "{OaId}"));

        Assert.Contains(Assert.Single(inTheLog), shown);
    }

    [Fact]
    public void Every_setting_is_listed_with_its_default()
    {
        var defaults = new ZaloConsentClientOptions();
        var listed = RowsOf("src/ETelecom.Zalo/README.md", "property").SelectMany(row => row[0].Split(", ").Zip(row[3].Split(", "))).ToList();

        // The clock and the intent store are services, and no settings.
        Type[] services = [typeof(TimeProvider), typeof(IConsentIntentStore)];
        var settings = typeof(ZaloConsentClientOptions).GetProperties().Where(property => !services.Contains(property.PropertyType)).ToList();
        Assert.Equal(settings.Select(setting => (Code(setting.Name), Text(setting.GetValue(defaults)))), listed);
    }

    private static List<LoggerMessageAttribute> Events =>
    [
        .. typeof(ZaloConsentServiceCollectionExtensions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .OrderBy(message => message.EventId),
    ];

    private static IEnumerable<string> NamesOf<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(Code);

    private static string Code(string name) => $"`{name}`";

    private static string Text(object? value) => value switch
    {
        null => "",
        TimeSpan { TotalMinutes: >= 1 } time => FormattableString.Invariant($"{time.TotalMinutes} min"),
        TimeSpan time => FormattableString.Invariant($"{time.TotalSeconds} s"),
        Enum name => Code(name.ToString()),
        var number => FormattableString.Invariant($"{number}"),
    };

    private static IEnumerable<string> SectionsOf(string document) => Regex.Matches(TextOf(document), "^## .+$", RegexOptions.Multiline).Select(heading => heading.Value);

    private static IEnumerable<string> OptionsOf(string document) => Regex.Matches(TextOf(document), "--[a-z][a-z-]+").Select(option => option.Value).Distinct();

    private static IEnumerable<int> TableSizesOf(string document) =>
        TextOf(document).Split("\n\n").Where(IsRow).Select(table => table.Split('\n').Count(IsRow));

    private static string TextOf(string document) => MarkdownFile.All.Single(known => known.Path == document).Text;

    private static IEnumerable<string> ColumnOf(string document, string heading, int column) => RowsOf(document, heading).Select(row => row[column]);

    /// <summary>The rows of the one table that has such a heading.</summary>
    private static IEnumerable<string[]> RowsOf(string document, string heading)
    {
        var lines = TextOf(document).Split('\n');
        var head = Assert.Single(Enumerable.Range(0, lines.Length - 1), line =>
            IsRow(lines[line]) && Cells(lines[line]).Contains(heading) && lines[line + 1].StartsWith("|-", StringComparison.Ordinal));
        return lines.Skip(head + 2).TakeWhile(IsRow).Select(Cells);
    }

    private static bool IsRow(string line) => line.StartsWith('|');

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
}
