using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>A single command corrects or refuses a number as a campaign does.</summary>
public sealed class CliPhonesTests
{
    private const string More = " --oa-id 7 --call-type audio --reason update_order";

    [Theory]
    [InlineData("request" + More)]
    [InlineData("ensure" + More)]
    [InlineData("check --oa-id 7")]
    public async Task A_number_that_is_no_Vietnamese_mobile_number_is_not_sent(string command)
    {
        foreach (var phone in (string[])["0241234567", "091234569", "02838212345", "01201234567", "+16502530000"])
        {
            await using var service = await CliFakeService.AnsweringAsync("""{"id":"1"}""");

            var run = await CliRun.OfAsync(service, [.. CliRun.Words(command), "--phone", phone]);

            Assert.Equal(2, run.ExitCode);
            Assert.Empty(service.Requests);
            Assert.StartsWith("--phone: ", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(phone, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("request" + More)]
    [InlineData("ensure" + More)]
    [InlineData("check --oa-id 7")]
    public async Task A_number_that_lost_nothing_is_corrected(string command)
    {
        foreach (var phone in (string[])["912345679", "0912 345 679", "+84912345679", "0912345679"])
        {
            await using var service = await CliFakeService.AnsweringAsync("""{"id":"1"}""");

            await CliRun.OfAsync(service, [.. CliRun.Words(command), "--phone", phone]);

            Assert.Contains("\"phone\":\"84912345679\"", service.Requests.First().Body, StringComparison.Ordinal);
        }
    }
}
