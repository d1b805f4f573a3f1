using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>The tool in the hands of the person on duty: it shows that it is looking, and each failure names the next step.</summary>
public sealed class CliOnCallTests
{
    private const string Ensure = "ensure --oa-id 7 --phone 84912345678 --call-type audio --reason update_order";

    [Theory]
    [InlineData("en", @"^Waiting for the service for (?:(\d+) min )?(\d+) s\. ")]
    [InlineData("vi", @"^Đã chờ dịch vụ (?:(\d+) phút )?(\d+) giây\. ")]
    public async Task Ensure_at_a_terminal_shows_that_it_is_looking_and_for_how_long(string language, string waiting)
    {
        await using var service = await LosingAsync();
        using var output = new StringWriter();
        using var written = new StringWriter();
        using var error = TextWriter.Synchronized(written);
        var clock = new FakeTimeProvider();
        var start = clock.GetUtcNow();
        var environment = CliRun.EnvironmentOf(service.BaseUrl);
        var host = new ToolHost
        {
            Out = output,
            Error = error,
            Environment = name => environment.GetValueOrDefault(name),
            ErrorIsTerminal = true,
            Clock = clock,
            Words = new Words(language == Words.Vietnamese),
            Ensure = new() { RecoveryDuration = TimeSpan.FromMilliseconds(300), RecoveryInterval = TimeSpan.FromMilliseconds(50) },
        };

        var run = Tool.RunAsync([.. CliRun.Words(Ensure), "--lang", language], host, default);
        while (!run.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAny(run, Task.Delay(10));
        }

        Assert.Equal(5, await run);
        var times = Regex.Matches(written.ToString(), waiting, RegexOptions.Multiline).Select(Seconds).ToList();
        Assert.NotEmpty(times);
        Assert.Equal(times.Distinct().Order(), times);
        // Each tick of the clock is five seconds; none is seen twice, and none before it came.
        Assert.All(times, time => Assert.Equal(0, time % 5));
        Assert.InRange(times[0], 5, times[^1]);
        Assert.InRange(times[^1], times[0], (int)(clock.GetUtcNow() - start).TotalSeconds);
        Assert.Contains("zalo-consent list --oa-id 7 --phone 84912345678", written.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"code":"unauthenticated","msg":"no"}""", "ETELECOM_API_KEY")]
    [InlineData(401, """{"code":"unauthenticated","msg":"no"}""", "ETelecom__ApiKey")]
    [InlineData(401, """{"code":"unauthenticated","msg":"no"}""", "ETelecom__Account")]
    [InlineData(404, """{"code":"bad_route","msg":"no"}""", "ETelecom__BaseUrl")]
    [InlineData(404, """{"code":"bad_route","msg":"no"}""", "/v1/shop")]
    [InlineData(404, "<html>", "/v1/shop")]
    public async Task A_refused_key_names_the_setting_and_an_invalid_address_what_it_should_end_in(int status, string body, string expected)
    {
        await using var service = await CliFakeService.AnsweringAsync(body, status);

        foreach (var command in new[] { Ensure, "list", "check --oa-id 7 --phone 84912345678", "doctor" })
            Assert.Contains(expected, (await CliRun.OfAsync(service, CliRun.Words(command))).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("check --oa-id 7 --phone 84912345678")]
    [InlineData("request --oa-id 7 --phone 84912345678 --call-type audio --reason update_order")]
    [InlineData("watch --oa-id 7 --phone 84912345678")]
    [InlineData("doctor")]
    public async Task Every_command_understands_the_variables_of_a_host(string command)
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"code":"unauthenticated","msg":"no"}""", 401);

        await CliRun.OfAsync(CliRun.Words(command), new Dictionary<string, string>
        {
            ["ETelecom__ApiKey"] = CliRun.MarkedKey, ["ETelecom__BaseUrl"] = service.BaseUrl,
        });

        Assert.NotEmpty(service.Requests);
    }

    private static int Seconds(Match match) =>
        (60 * (match.Groups[1].Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0))
        + int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);

    /// <summary>The answer to the request is lost, and the list never shows its record.</summary>
    private static Task<CliFakeService> LosingAsync() => CliFakeService.AnsweringAsync((method, _) => method switch
    {
        "RequestConsent" => (504, "<html>"),
        "CheckConsent" => (200, """{"error":20}"""),
        _ => (200, """{"consents":[]}"""),
    });
}
