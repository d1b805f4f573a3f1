using System;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>Whatever is thrown at it: refused, nothing lost, nothing charged, and the next call is served.</summary>
public sealed class BadInputTests : SandboxTest
{
    private const string Headers = "Host: sandbox\r\nContent-Type: application/json\r\nAuthorization: Bearer sandbox-shop-key\r\nConnection: close\r\n";
    private string? _kept;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _kept = (await Client.RequestConsentAsync(Sample.Request())).Id;
    }

    /// <summary>After every test: the record from before is there, alone, and the service works.</summary>
    public override async Task DisposeAsync()
    {
        Assert.Equal([_kept!], (await Client.ListRequestConsentAsync(new())).Ids());
        Assert.Single(Sandbox.Ledger.Charges);
        await Client.RequestConsentAsync(Sample.Request());
        Assert.Equal(2, Sandbox.Ledger.Charges.Count);
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\u0000")]
    [InlineData("""{"call_type":"video","oa_id":"1","phone":"84912345678","reason_code":"update_order"}{}""")]
    [InlineData("""{"call_type":"video","oa_id":"1","phone":"84912345678","reason_code":"update_order","extra":1}""")]
    [InlineData("""{'call_type':'video','oa_id':'1','phone':'84912345678','reason_code':'update_order'}""")]
    [InlineData("""{"call_type":"video","oa_id":"1","phone":"84912345678\n","reason_code":"update_order"}""")]
    [InlineData("""{"call_type":"unknown","oa_id":"1","phone":"84912345678","reason_code":"update_order"}""")]
    [InlineData("""{"call_type":"video","oa_id":"99999999999999999999","phone":"84912345678","reason_code":"update_order"}""")]
    public async Task A_bad_body_is_a_400(string body) => Assert.Equal(400, (await RawCall.OfAsync(Sandbox, body: body)).Status);

    [Fact]
    public async Task A_body_as_deep_as_a_well_is_a_400() =>
        Assert.Equal(400, (await RawCall.OfAsync(Sandbox, body: string.Concat(Enumerable.Repeat("""{"oa_id":""", 5000)))).Status);

    [Fact]
    public async Task An_oversized_body_is_refused_before_it_is_read()
    {
        var call = await RawCall.SendAsync(Sandbox, $"POST /v1/shop.Zalo/RequestConsent HTTP/1.1\r\n{Headers}Content-Length: 1000000000\r\n\r\n");

        Assert.Equal(400, call.Status);
        Assert.Equal(Ending.Closed, call.Ending);
    }

    [Fact]
    public async Task A_body_in_chunks_is_counted_too()
    {
        var chunks = string.Concat(Enumerable.Repeat($"1000\r\n{new string(' ', 0x1000)}\r\n", 20));
        var call = await RawCall.SendAsync(Sandbox, $"POST /v1/shop.Zalo/RequestConsent HTTP/1.1\r\n{Headers}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");

        Assert.True(call.Status is 400 || call.Ending == Ending.Reset, $"{call.Status} {call.Ending}");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("BREW")]
    public async Task A_wrong_method_is_a_404(string method)
    {
        var call = await RawCall.SendAsync(
            Sandbox, $"{method} /v1/shop.Zalo/RequestConsent HTTP/1.1\r\n{Headers}Content-Length: {RawCall.RequestBody.Length}\r\n\r\n{RawCall.RequestBody}");

        Assert.Equal(404, call.Status);
    }

    [Theory]
    [InlineData("/v1/shop.Zalo/../shop.Zalo/RequestConsent")]
    [InlineData("/v1/./shop.Zalo/RequestConsent")]
    [InlineData("/v1/shop%2EZalo/RequestConsent")]
    [InlineData("/v1/shop.Zalo%2FRequestConsent")]
    [InlineData("//v1/shop.Zalo/RequestConsent")]
    [InlineData("/v1/shop.Zalo/RequestConsent/")]
    [InlineData("/v1/SHOP.zalo/requestconsent")]
    [InlineData("/v1/shop.Zalo/RequestConsent%00")]
    [InlineData("/v1/shop.Zalo/RequestConsent%20")]
    [InlineData("/v1/shop.Zalo/RequestConsent;x=1")]
    [InlineData("/_sandbox/../v1/shop.Zalo/RequestConsent")]
    [InlineData("/_sandbox")]
    [InlineData("*")]
    public async Task A_path_trick_leads_nowhere(string path)
    {
        var call = await RawCall.SendAsync(
            Sandbox, $"POST {path} HTTP/1.1\r\n{Headers}Content-Length: {RawCall.RequestBody.Length}\r\n\r\n{RawCall.RequestBody}");

        Assert.InRange(call.Status!.Value, 400, 405);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("POST / HTTP/9.9\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001")]
    [InlineData("POST /v1/shop.Zalo/RequestConsent HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello")]
    [InlineData("POST /v1/shop.Zalo/RequestConsent HTTP/1.1\r\nContent-Length: -1\r\n\r\n")]
    public async Task What_is_not_HTTP_is_refused(string text)
    {
        var call = await RawCall.SendAsync(Sandbox, text, atMost: TimeSpan.FromSeconds(2));

        Assert.True(call.Status is null or 400 or 505, $"{call.Status}");
        Assert.Single(Sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task A_long_address_and_long_headers_are_refused()
    {
        Assert.Equal(414, (await RawCall.SendAsync(Sandbox, $"POST /{new string('x', 20_000)} HTTP/1.1\r\n{Headers}\r\n")).Status);
        Assert.Equal(431, (await RawCall.SendAsync(Sandbox, $"POST / HTTP/1.1\r\n{Headers}X: {new string('x', 60_000)}\r\n\r\n")).Status);
    }

    [Fact]
    public async Task A_writer_that_is_too_slow_is_let_go()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Sandbox.Address.Host, Sandbox.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/shop.Zalo/RequestConsent HTTP/1.1\r\n{Headers}Content-Length: 100\r\n\r\n{{"));
        var answer = new byte[4096];

        var length = await stream.ReadAsync(answer).AsTask().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.StartsWith("HTTP/1.1 408 ", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AClient_that_leaves_half_way_is_forgotten()
    {
        for (var i = 0; i < 50; i++)
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(Sandbox.Address.Host, Sandbox.Address.Port);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/shop.Zalo/RequestConsent HTTP/1.1\r\n{Headers}Content-Length: 100\r\n\r\n{{"));
        }
    }

    [Fact]
    public async Task Two_thousand_idle_connections_block_no_one()
    {
        var connections = Enumerable.Range(0, 2000).Select(_ => new TcpClient()).ToList();
        foreach (var connection in connections) await connection.ConnectAsync(Sandbox.Address.Host, Sandbox.Address.Port);

        Assert.Equal(8, (await Client.CheckConsentAsync(Sample.Check())).Error);

        foreach (var connection in connections) connection.Dispose();
    }
}
