using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>What each fault looks like from a bare socket.</summary>
public sealed class FaultsOnTheWireTests : SandboxTest
{
    public static TheoryData<string> JsonFaults =>
        ["unknown-values", "nulls", "missing-fields", "number-ids", "unknown-fields", "other-time-zone", "huge-body", "zeros-left-out"];

    [Theory]
    [InlineData("reset-before-work")]
    [InlineData("reset-after-work")]
    [InlineData("connection-refused; seconds=0.1")]
    public async Task A_reset_is_a_reset_without_a_byte(string fault)
    {
        var call = await RawCall.OfAsync(Sandbox, fault: fault);

        Assert.Equal(Ending.Reset, call.Ending);
        Assert.Empty(call.Bytes);
    }

    [Fact]
    public async Task A_hang_up_is_an_orderly_close_without_a_byte()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "hang-up");

        Assert.Equal(Ending.Closed, call.Ending);
        Assert.Empty(call.Bytes);
    }

    [Fact]
    public async Task No_answer_is_silence_on_an_open_connection()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "no-answer");

        Assert.Equal(Ending.Open, call.Ending);
        Assert.Empty(call.Bytes);
    }

    [Fact]
    public async Task Slow_headers_come_after_their_time()
    {
        var slow = await RawCall.OfAsync(Sandbox, fault: "slow-headers");
        Assert.Equal(Ending.Open, slow.Ending);
        Assert.Empty(slow.Bytes);
        Assert.Equal(200, (await RawCall.OfAsync(Sandbox, fault: "slow-headers; seconds=0.2")).Status);
    }

    [Fact]
    public async Task A_stalled_body_stops_half_way_and_the_connection_stays_open()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "stalled-body");

        Assert.Equal(Ending.Open, call.Ending);
        Assert.InRange(call.BodyBytes.Length, 1, LengthOf(call) - 1);
    }

    [Fact]
    public async Task A_drip_comes_a_byte_at_a_time()
    {
        var slow = await RawCall.OfAsync(Sandbox, fault: "slow-drip");
        var quick = await RawCall.OfAsync(Sandbox, fault: "slow-drip; seconds=0.001");

        Assert.Equal(Ending.Open, slow.Ending);
        Assert.InRange(slow.BodyBytes.Length, 1, 3);
        Assert.Equal(Sandbox.Ledger.Charges[1].RecordId, Consent.FromJson(quick.Body).Id);
    }

    [Fact]
    public async Task A_cut_body_is_shorter_than_its_length_and_then_the_connection_is_closed()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "cut-body");

        Assert.Equal(Ending.Closed, call.Ending);
        Assert.InRange(call.BodyBytes.Length, 1, LengthOf(call) - 1);
    }

    [Fact]
    public async Task A_wrong_length_is_less_than_what_comes()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "wrong-length");

        Assert.Equal(LengthOf(call) + 10, call.BodyBytes.Length);
        Assert.Equal(Sandbox.Ledger.Charges[0].RecordId, Consent.FromJson(call.Body).Id);
    }

    [Theory]
    [InlineData("unavailable", 503, "unavailable")]
    [InlineData("commit-then-503", 503, "unavailable")]
    [InlineData("internal-error", 500, "internal")]
    [InlineData("retry-after-seconds", 429, "resource_exhausted")]
    [InlineData("retry-after-date", 429, "resource_exhausted")]
    public async Task An_error_is_one_of_Twirp(string fault, int status, string code)
    {
        var call = await RawCall.OfAsync(Sandbox, fault: fault);

        Assert.Equal(status, call.Status!.Value);
        Assert.Equal(code, ApiError.FromJson(call.Body).Code.ToString());
    }

    [Fact]
    public async Task Retry_after_is_seconds_or_a_date()
    {
        var seconds = HeaderOf(await RawCall.OfAsync(Sandbox, fault: "retry-after-seconds; seconds=7"), "Retry-After");
        var date = HeaderOf(await RawCall.OfAsync(Sandbox, fault: "retry-after-date; seconds=60"), "Retry-After");

        Assert.Equal("7", seconds);
        Assert.True(DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time));
        Assert.InRange(time - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_redirect_leads_to_where_the_call_would_be_charged()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "redirect");
        var location = HeaderOf(call, "Location");
        Assert.Equal(307, call.Status);
        Assert.Empty(Sandbox.Ledger.Charges);

        var followed = await RawCall.OfAsync(Sandbox, location!.Split('/')[^1], "redirect");

        Assert.Equal(200, followed.Status);
        Assert.Single(Sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task A_bad_gateway_is_a_page_of_HTML()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "bad-gateway-html");

        Assert.Equal(502, call.Status!.Value);
        Assert.Equal("text/html", HeaderOf(call, "Content-Type"));
        Assert.StartsWith("<html>", call.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("brotli", "br")]
    public async Task A_compressed_body_is_what_it_says(string fault, string encoding)
    {
        var call = await RawCall.OfAsync(Sandbox, fault: fault);
        var bytes = new MemoryStream(call.BodyBytes);
        await using Stream body = fault == "gzip"
            ? new GZipStream(bytes, CompressionMode.Decompress)
            : new BrotliStream(bytes, CompressionMode.Decompress);
        using var reader = new StreamReader(body);

        Assert.Equal(encoding, HeaderOf(call, "Content-Encoding"));
        Assert.Equal(Sandbox.Ledger.Charges[0].RecordId, Consent.FromJson(await reader.ReadToEndAsync()).Id);
    }

    [Fact]
    public async Task A_false_gzip_is_none()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "false-gzip");

        Assert.Equal("gzip", HeaderOf(call, "Content-Encoding"));
        Assert.StartsWith("{", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Garbage_follows_a_whole_document()
    {
        var call = await RawCall.OfAsync(Sandbox, fault: "trailing-garbage");

        Assert.Equal(LengthOf(call), call.BodyBytes.Length);
        Assert.Matches(@"^\{.+\}\s*<!--", call.Body);
    }

    [Theory]
    [MemberData(nameof(JsonFaults))]
    public async Task A_strange_body_is_still_JSON(string fault)
    {
        var truth = JObject.Parse((await RawCall.OfAsync(Sandbox)).Body);
        var text = (await RawCall.OfAsync(Sandbox, fault: fault)).Body;
        var strange = JObject.Parse(text);

        var values = strange.Properties().ToDictionary(field => field.Name, field => field.Value);
        switch (fault)
        {
            case "unknown-values":
                Assert.Equal(5, values.Values.Count(value => (string?)value == "teleported"));
                break;
            case "nulls":
                Assert.Equal(truth.Properties().Select(field => field.Name), values.Keys);
                Assert.All(values.Values, value => Assert.Equal(JTokenType.Null, value.Type));
                break;
            case "missing-fields":
                Assert.Empty(values);
                break;
            case "number-ids":
                Assert.All(["id", "oa_id", "shop_id", "user_id"], id => Assert.Equal(JTokenType.Integer, values[id].Type));
                Assert.Equal(JTokenType.String, values["phone"].Type);
                break;
            case "unknown-fields":
                Assert.Equal(["x_new_text", "x_new_object"], values.Keys.Except(truth.Properties().Select(field => field.Name)));
                break;
            case "other-time-zone":
                Assert.EndsWith("+07:00", text.Split("\"created_at\":\"")[1].Split('"')[0], StringComparison.Ordinal);
                break;
            case "zeros-left-out":
                Assert.Equal(["error_code", "error_message"], truth.Properties().Select(field => field.Name).Except(values.Keys).Intersect(["error_code", "error_message", "id"]));
                Assert.All(values.Values, value => Assert.False(value.Type == JTokenType.Null || (string?)value == ""));
                break;
            case "huge-body":
                Assert.True(strange.ToString().Length > 5 * 1024 * 1024);
                break;
            default:
                Assert.Fail(fault);
                break;
        }
    }

    private static int LengthOf(RawCall call) => int.Parse(HeaderOf(call, "Content-Length")!, CultureInfo.InvariantCulture);

    private static string? HeaderOf(RawCall call, string name) => call.Head.Split("\r\n")
        .Select(line => line.Split(": ", 2))
        .Where(pair => pair.Length == 2 && pair[0].Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(pair => pair[1])
        .FirstOrDefault();
}
