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

        var request = service.Requests.Single();
        Assert.Equal("/v1/shop.Zalo/ListRequestConsent", request.Path);
        Assert.Equal(wire, request.Body);
    }
}
