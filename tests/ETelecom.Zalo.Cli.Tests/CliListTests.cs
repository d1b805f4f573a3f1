using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>What is typed as a filter reaches the service as one.</summary>
public sealed class CliListTests
{
    [Theory]
    [InlineData("list", """{"filter":{},"paging":{}}""")]
    [InlineData("list --oa-id 7 --phone 84912345678", """{"filter":{"oa_id":"7","phone":"84912345678"},"paging":{}}""")]
    [InlineData("list --call-type video --reason update_order", """{"filter":{"call_type":"video","reason_code":"update_order"},"paging":{}}""")]
    [InlineData("list --status n --reply-status ns", """{"filter":{"reply_status":"NS","status":"N"},"paging":{}}""")]
    [InlineData("list --charged true", """{"filter":{"is_charged":true},"paging":{}}""")]
    [InlineData("list --charged false", """{"filter":{"is_charged":false},"paging":{}}""")]
    [InlineData("list --limit 20 --after c1", """{"filter":{},"paging":{"after":"c1","limit":20}}""")]
    [InlineData(
        "list --from 2026-11-23 --to 2026-11-24T07:00:00+07:00",
        """{"filter":{"date_from":"2026-11-23T00:00:00Z","date_to":"2026-11-24T00:00:00Z"},"paging":{}}""")]
    public async Task An_option_fills_its_field(string commandLine, string wire)
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");

        await CliRun.OfAsync(service, CliRun.Words(commandLine));

        var request = service.Requests.First();
        Assert.Equal("/v1/shop.Zalo/ListRequestConsent", request.Path);
        Assert.Equal(wire, request.Body);
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-22T17:00:00Z")]
    [InlineData("2026-11-23T08:30", "2026-11-23T01:30:00Z")]
    [InlineData("2026-11-23T08:30:00.5", "2026-11-23T01:30:00.5Z")]
    [InlineData("2026-11-23T08:30:00Z", "2026-11-23T08:30:00Z")]
    [InlineData("2026-11-23T08:30-03:00", "2026-11-23T11:30:00Z")]
    public async Task A_time_without_a_zone_is_the_time_of_the_machine(string from, string wire)
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");
        var zone = TimeZoneInfo.CreateCustomTimeZone("here", TimeSpan.FromHours(7), "here", "here");

        await CliRun.OfAsync(["list", "--from", from], CliRun.EnvironmentOf(service.BaseUrl), zone: zone);

        Assert.Equal($$$"""{"filter":{"date_from":"{{{wire}}}"},"paging":{}}""", service.Requests.Single().Body);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31T23:00")]
    public async Task A_time_that_has_no_place_in_the_calendar_is_refused(string from)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("here", TimeSpan.FromHours(7), "here", "here");

        var run = await CliRun.OfAsync(["list", "--from", from], CliRun.EnvironmentOf("http://127.0.0.1:1/v1/shop"), zone: zone);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--from must be a date such as", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0912345678", "84912345678", "--limit 5")]
    [InlineData("84912345678", "0912345678", "--limit 5")]
    [InlineData("+84912345678", "84912345678", "--json")]
    [InlineData("+84912345678", "0912345678", "--json")]
    [InlineData("84912345678", "0912345678", "--all")]
    [InlineData("84912345678", "0912345678", "--csv")]
    public async Task Records_in_another_spelling_of_the_number_are_pointed_to(string typed, string kept, string option)
    {
        await using var service = await CliFakeService.AnsweringAsync((_, body) =>
            (200, body.Contains($"\"{kept}\"", StringComparison.Ordinal) ? $$"""{"consents":[{"id":"c1","phone":"{{kept}}"}]}""" : "{}"));

        var run = await CliRun.OfAsync(service, CliRun.Words($"list --oa-id 7 --charged true --phone {typed} {option}"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"in another spelling: zalo-consent list --oa-id 7 --phone {kept}", run.Error, StringComparison.Ordinal);
        Assert.All(service.Requests, request => Assert.Contains("\"is_charged\":true", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_listed_is_shown_even_if_the_other_spelling_cannot_be_checked()
    {
        await using var service = await CliFakeService.AnsweringAsync((_, body) =>
            body.Contains("\"0912345678\"", StringComparison.Ordinal) ? (403, "{}") : (200, """{"consents":[{"id":"c1","phone":"84912345678"}]}"""));

        var run = await CliRun.OfAsync(service, CliRun.Words("list --phone 84912345678 --json"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"c1\"", run.Out, StringComparison.Ordinal);
        Assert.Contains("could not be checked. To list them: zalo-consent list --phone 0912345678", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list --phone 84912345678")]
    [InlineData("list --phone 0912345678 --all")]
    [InlineData("list --oa-id 7")]
    public async Task Where_every_spelling_finds_the_same_records_there_is_nothing_to_point_to(string commandLine)
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"consents":[{"id":"c1","phone":"0912345678"}]}""");

        var run = await CliRun.OfAsync(service, CliRun.Words(commandLine));

        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("0912345678")]
    [InlineData("84912345678")]
    public async Task The_newest_request_of_a_number_is_watched_in_whichever_spelling_it_was_sent(string typed)
    {
        await using var service = await CliFakeService.AnsweringAsync((_, body) => (200, body.Contains("\"0912345678\"", StringComparison.Ordinal)
            ? """{"consents":[{"id":"new","created_at":"2026-11-20T00:00:00Z","reply_status":"P"}]}"""
            : """{"consents":[{"id":"old","created_at":"2026-11-19T00:00:00Z","reply_status":"N"}]}"""));

        var run = await CliRun.OfAsync(service, CliRun.Words($"watch --oa-id 7 --json --phone {typed}"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"id\":\"new\"", run.Out, StringComparison.Ordinal);
    }
}
