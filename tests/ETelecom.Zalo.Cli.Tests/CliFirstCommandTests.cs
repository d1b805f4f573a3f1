using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>The first command of the README: it works on a machine with nothing but .NET, and sends nothing real.</summary>
public sealed class CliFirstCommandTests
{
    private static readonly string[] FirstCommand = CliRun.Words(
        "request --sandbox --oa-id 1234567890123456789 --phone 0912345678 --call-type video --reason product_service_consulting");

    [Fact]
    public async Task It_asks_a_sandbox_and_prints_the_record()
    {
        var run = await CliRun.OfAsync(FirstCommand);

        AssertIsTheRecord(run);
    }

    [Fact]
    public async Task It_does_the_same_as_a_process_of_its_own()
    {
        var run = await RunProcessAsync();

        AssertIsTheRecord(run);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("ar-SA")]
    public async Task It_says_the_same_in_every_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);

        var run = await CliRun.OfAsync(FirstCommand);

        AssertIsTheRecord(run);
    }

    [Fact]
    public async Task It_leaves_alone_the_service_that_the_environment_names()
    {
        await using var real = await CliFakeService.AnsweringAsync("{}");

        var run = await CliRun.OfAsync(real, FirstCommand);

        AssertIsTheRecord(run);
        Assert.Empty(real.Requests);
    }

    private static void AssertIsTheRecord(CliRun run)
    {
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Sandbox: nothing real is sent and nothing is charged, whatever the result says.\n", run.Error);
        var lines = run.Out.Split('\n');
        Assert.StartsWith("Request sent. ", lines[0], StringComparison.Ordinal);
        Assert.Contains("OA: 1234567890123456789", lines);
        Assert.Contains("Phone: 84912345678", lines);
        Assert.Contains("Call type: video (Video call)", lines);
        Assert.Contains(lines, line => line.StartsWith("Reason: product_service_consulting (", StringComparison.Ordinal));
        Assert.Matches(@"\nCreated: 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC\n", run.Out);
    }

    private static async Task<CliRun> RunProcessAsync()
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "zalo-consent.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. FirstCommand]).Without("ETELECOM_");
        // On a Vietnamese machine it would answer in Vietnamese, with the time there.
        (start.Environment["LC_ALL"], start.Environment["TZ"]) = ("en_US.UTF-8", "UTC");

        var (exitCode, output, error) = await start.RunAsync();
        return new CliRun(exitCode, Normalize(output), Normalize(error));
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n");
}
