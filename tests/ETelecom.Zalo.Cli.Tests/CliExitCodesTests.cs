using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>A script learns from the exit code alone what became of the call, and a person from standard error.</summary>
public sealed class CliExitCodesTests
{
    private const string Request = "request --oa-id 1234567890123456789 --phone 84912345678 --call-type audio --reason update_order";
    private const string Check = "check --oa-id 1234567890123456789 --phone 84912345678";
    private const string List = "list";

    [Theory]
    [InlineData(Request, """{"status":"P","is_charged":true}""")]
    [InlineData(Check, """{"error":0}""")]
    [InlineData(Check, """{"error":20,"message":"never asked"}""")]
    [InlineData(List, """{"consents":[]}""")]
    public async Task An_answer_is_0(string command, string answer)
    {
        await using var service = await CliFakeService.AnsweringAsync(answer);

        var run = await CliRun.OfAsync(service, CliRun.Words(command));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Single(service.Requests);
    }

    /// <summary>As <c>&gt; /dev/full</c>: the record of what was paid must not be lost with it.</summary>
    [Theory]
    [InlineData(Request, "id: 1\n", typeof(IOException))]
    [InlineData(Request + " --json", """{"id":"1","status":"P","is_charged":true}""", typeof(IOException))]
    [InlineData(Request, "id: 1\n", typeof(ObjectDisposedException))]
    [InlineData(Request, "id: 1\n", typeof(UnauthorizedAccessException))]
    [InlineData(Request, "id: 1\n", typeof(NotSupportedException))]
    public async Task An_answer_that_cannot_be_written_is_5_and_is_on_standard_error(string command, string record, Type failure)
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"1","status":"P","is_charged":true}""");

        var run = await CliRun.OfAsync(CliRun.Words(command), CliRun.EnvironmentOf(service.BaseUrl), output: new FullDisk(failure));

        Assert.Equal(5, run.ExitCode);
        Assert.Contains(record, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The output cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("To look it up: zalo-consent list", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Request)]
    [InlineData(Check)]
    [InlineData(List)]
    public async Task A_refusal_is_3_with_the_words_of_the_service(string command)
    {
        await using var service = await CliFakeService.AnsweringAsync(
            """{"code":"unauthenticated","msg":"who are you","meta":{"hint":"ask for a new key"}}""", status: 401);

        var run = await CliRun.OfAsync(service, CliRun.Words(command));

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("Nothing was charged", run.Error, StringComparison.Ordinal);
        Assert.Contains("unauthenticated: who are you", run.Error, StringComparison.Ordinal);
        Assert.Contains("hint: ask for a new key", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_was_accepted_and_failed_is_3_and_printed_with_its_error()
    {
        await using var service = await CliFakeService.AnsweringAsync(
            """{"id":"1000000000000721835","status":"N","error_code":-14,"error_message":"no Zalo account","is_charged":false}""");

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("Request failed: error code -14, no Zalo account. Not charged.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("ID: 1000000000000721835\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Status: N (Failed)\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Request)]
    [InlineData(Check)]
    [InlineData(List)]
    public async Task A_service_that_is_not_there_is_4_and_nothing_was_sent(string command)
    {
        var address = UnusedAddress();
        var run = await CliRun.OfAsync(CliRun.Words(command), CliRun.EnvironmentOf(address));

        Assert.Equal(4, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("Nothing was sent and nothing was charged", run.Error, StringComparison.Ordinal);
        Assert.Contains("ConnectionRefused", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(new Uri(address).Authority, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Request)]
    [InlineData(Check)]
    [InlineData(List)]
    public async Task A_service_that_hangs_up_is_5(string command)
    {
        await using var service = await CliFakeService.HangingUpAsync();

        var run = await CliRun.OfAsync(service, CliRun.Words(command));

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.NotEmpty(service.Requests);
    }

    [Theory]
    [InlineData(503, """{"code":"unavailable","msg":"back soon"}""", "back soon")]
    [InlineData(502, "<html>\n<b>bad gateway</b>\n</html>", "<html> <b>bad gateway</b> </html>")]
    [InlineData(200, "not JSON", "not JSON")]
    public async Task An_answer_that_settles_nothing_is_5_and_shown(int status, string body, string shown)
    {
        await using var service = await CliFakeService.AnsweringAsync(body, status);

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(shown, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_may_have_been_charged_says_how_to_look_it_up()
    {
        await using var service = await CliFakeService.HangingUpAsync();

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.Contains("charged: look it up", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("To look it up: zalo-consent list --oa-id 1234567890123456789 --phone 84912345678\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_was_not_foreseen_is_5_with_a_sentence()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var host = new ToolHost { Out = TextWriter.Null, Error = error, Environment = _ => throw new NotImplementedException("secret") };

        var exitCode = await Tool.RunAsync(CliRun.Words(Request), host);

        Assert.Equal(5, exitCode);
        Assert.Contains("NotImplementedException", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("it may have been charged", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_an_ensure()
    {
        await using var service = await CliFakeService.AnsweringAsync((method, _) => method switch
        {
            "CheckConsent" => (200, """{"error":20}"""),
            "ListRequestConsent" => (200, """{"consents":[]}"""),
            _ => (503, ""),
        });
        using var error = new StringWriter { NewLine = "\n" };
        var host = new ToolHost
        {
            Out = TextWriter.Null, Error = error, Environment = CliRun.EnvironmentOf(service.BaseUrl).GetValueOrDefault, Ensure = new() { RecoveryDuration = TimeSpan.Zero },
        };

        var exitCode = await Tool.RunAsync(CliRun.Words(Request.Replace("request", "ensure", StringComparison.Ordinal)), host);

        Assert.Equal(5, exitCode);
        Assert.EndsWith("To look it up: zalo-consent list --oa-id 1234567890123456789 --phone 84912345678\n", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_is_never_reported_as_charged()
    {
        await using var service = await CliFakeService.HangingUpAsync();

        var run = await CliRun.OfAsync(service, CliRun.Words(Check));

        Assert.Contains("Nothing was charged", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("To look it up", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_on_its_way_is_5()
    {
        using var cancellation = new CancellationTokenSource();
        await using var service = await CliFakeService.FallingSilentAsync(cancellation.Cancel);

        var run = await CliRun.OfAsync(CliRun.Words(Request), CliRun.EnvironmentOf(service.BaseUrl), cancellationToken: cancellation.Token);

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("To look it up", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Request)]
    [InlineData(Request + " --sandbox")]
    public async Task A_call_that_is_cancelled_before_it_began_is_4(string command)
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");

        var run = await CliRun.OfAsync(
            CliRun.Words(command), CliRun.EnvironmentOf(service.BaseUrl), cancellationToken: new CancellationToken(canceled: true));

        Assert.Equal(4, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("Nothing was sent", run.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    /// <summary>A port that was free a moment ago.</summary>
    private static string UnusedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}/v1/shop";
    }

    private sealed class FullDisk(Type failure) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw (Exception)Activator.CreateInstance(failure, "No space left on device")!;
    }
}
