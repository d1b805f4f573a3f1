using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>The key goes to the service and nowhere else. Every run of <see cref="CliRun"/> searches its outputs for it.</summary>
public sealed class CliSecretsTests
{
    private const string Check = "check --oa-id 1234567890123456789 --phone 84912345678";

    [Fact]
    public async Task The_service_gets_the_key()
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");

        await CliRun.OfAsync(service, CliRun.Words(Check));

        Assert.Equal("Bearer " + CliRun.MarkedKey, service.Requests.Single().Authorization);
    }

    [Theory]
    [InlineData(401, """{"code":"unauthenticated","msg":"unknown key marked-key-7f3a9c","meta":{"key":"marked-key-7f3a9c"}}""", 3)]
    [InlineData(502, "<html>Authorization: Bearer marked-key-7f3a9c</html>", 5)]
    [InlineData(200, """{"error":1,"message":"unknown key marked-key-7f3a9c"}""", 0)]
    public async Task A_key_is_never_printed_even_when_the_answer_echoes_it(int status, string body, int exitCode)
    {
        await using var service = await CliFakeService.AnsweringAsync(body, status);

        var run = await CliRun.OfAsync(service, CliRun.Words(Check));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("(the key)", run.Out + run.Error, StringComparison.Ordinal);
    }
}
