using System;
using System.Collections.Generic;
using System.IO;
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
    [InlineData("en", "Waiting for the service")]
    [InlineData("vi", "dịch vụ")]
    public async Task Ensure_at_a_terminal_shows_that_it_is_looking_and_for_how_long(string language, string expected)
    {
        await using var service = await LosingAsync();
        using var output = new StringWriter();
        using var written = new StringWriter();
        using var error = TextWriter.Synchronized(written);
        var clock = new FakeTimeProvider();
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
        Assert.Contains(expected, written.ToString(), StringComparison.Ordinal);
        Assert.Contains("zalo-consent list --oa-id 7 --phone 84912345678", written.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"code":"unauthenticated","msg":"no"}""", "ETELECOM_API_KEY")]
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

    /// <summary>The answer to the request is lost, and the list never shows its record.</summary>
    private static Task<CliFakeService> LosingAsync() => CliFakeService.AnsweringAsync((method, _) => method switch
    {
        "RequestConsent" => (504, "<html>"),
        "CheckConsent" => (200, """{"error":20}"""),
        _ => (200, """{"consents":[]}"""),
    });
}
