using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What an answer may be and may not be: each case decided once (generator/README.md) and held here.</summary>
public class WireDecisionTests
{
    [Theory]
    [InlineData("""{"id":"1"} {}""")]
    [InlineData("""{"id":"1"}]""")]
    [InlineData("""{"id":"1"}/*x*/""")]
    [InlineData("""{/*x*/"id":"1"}""")]
    [InlineData("""{"id":/*x*/"1"}""")]
    [InlineData("{'id':'1'}")]
    [InlineData("""{"id":'1'}""")]
    [InlineData("""{id:"1"}""")]
    [InlineData("""{"error_code":NaN}""")]
    [InlineData("""{"error_code":Infinity}""")]
    [InlineData("""{"error_code":undefined}""")]
    [InlineData("""{"created_at":new Date(0)}""")]
    [InlineData("""{"new_field":NaN}""")]
    [InlineData("""{"new_field":undefined}""")]
    [InlineData("""{"new_field":new Date(0)}""")]
    [InlineData("""{"new_field":['x']}""")]
    [InlineData("""{"new_field":[/*x*/]}""")]
    [InlineData("""{"id":"1" """)]
    [InlineData("""[{"id":"1"}]""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("""{"error_code":31,}""")]
    [InlineData("""{"error_code":0x1F}""")]
    [InlineData("""{"error_code":037}""")]
    [InlineData("""{"error_code":1.}""")]
    [InlineData("""{"error_code":.5}""")]
    [InlineData("""{"new":[31,]}""")]
    [InlineData("""{"new":0x1F}""")]
    [InlineData("""{"new":037}""")]
    [InlineData("""{"new":1.}""")]
    [InlineData("""{"new":.5}""")]
    [InlineData("{\"id\":\"a\nb\"}")]
    public void What_is_not_one_JSON_object_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => Consent.FromJson(text));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1E-400")]
    [InlineData("2.50")]
    [InlineData("-0")]
    [InlineData("0.1000000000000000055511151231257827021181583404541015625")]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("1e0")]
    public void A_number_of_an_unknown_field_is_kept_as_it_was_spelled(string number)
    {
        var json = $$"""{"id":"1","alone":{{number}},"within":[{{number}},{"deep":{{number}}}]}""";

        Assert.Equal(json, Consent.FromJson(json).ToJson());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public async Task A_number_keeps_its_spelling_behind_line_breaks_and_far_into_the_text(string lineBreak)
    {
        var numbers = Enumerable.Range(0, 3000).Select(i => $"{i}.50");
        var body = $$"""@{@"id": "1",@"error_message": "ệ📞",@@  "new" :[{{string.Join(",@", numbers)}}@]}""".Replace("@", lineBreak, StringComparison.Ordinal);
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(body)];

        var consent = await Answering(() => new System.Net.Http.ByteArrayContent(bytes)).Client().RequestConsentAsync(AnyRequest);

        Assert.EndsWith($$"""{{string.Join(",", numbers)}}]}""", consent.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_number_of_any_length_is_kept()
    {
        var digits = new string('9', 1000);

        Assert.Equal($$"""{"id":"{{digits}}","new":{{digits}}}""", Consent.FromJson($$"""{"id":{{digits}},"new":{{digits}}}""").ToJson());
    }

    [Theory]
    [InlineData("1000000000000721835.0")]
    [InlineData("0.12345678901234567890123456789012345678901234567890")]
    [InlineData("1e400")]
    public void A_number_where_a_text_belongs_keeps_every_digit(string number) =>
        Assert.Equal(number, Consent.FromJson($$"""{"id":{{number}}}""").Id);

    [Theory]
    [InlineData("13.0", 13)]
    [InlineData("1.3e1", 13)]
    [InlineData("2147483647.000", int.MaxValue)]
    public void A_whole_number_may_be_spelled_with_a_point_or_an_exponent(string number, int value) =>
        Assert.Equal(value, Consent.FromJson($$"""{"error_code":{{number}}}""").ErrorCode);

    [Fact]
    public void A_number_with_a_point_is_the_nearest_double() =>
        Assert.Equal([1e300, 1e-30, 0.1, -7], WireJson.Read("[1e300,1e-30,0.1,-7]", (ref reader) => reader.ReadList(WireJsonReader.ReadDouble)));

    [Theory]
    [InlineData("2147483648.0")]
    [InlineData("13.00000000000000000001")]
    [InlineData("1e400")]
    public void A_number_that_its_field_does_not_hold_is_an_error(string number)
    {
        var exception = Assert.ThrowsAny<JsonException>(() => Consent.FromJson($$"""{"error_code":{{number}}}"""));

        Assert.Contains("error_code", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(number, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-05T10:30:00", "2026-12-05T10:30:00Z")]
    [InlineData("2026-12-05 10:30:00Z", "2026-12-05T10:30:00Z")]
    [InlineData("2026-12-05 10:30:00+07:00", "2026-12-05T03:30:00Z")]
    [InlineData("2026-12-05", "2026-12-05T00:00:00Z")]
    [InlineData("2026-12-05T10:30:00.1234567891Z", "2026-12-05T10:30:00.1234567Z")]
    public void A_time_begins_with_its_year(string text, string written) =>
        Assert.Equal($$"""{"created_at":"{{written}}"}""", Consent.FromJson($$"""{"created_at":"{{text}}"}""").ToJson());

    [Theory]
    [InlineData("05/12/2026")]
    [InlineData("05-12-2026")]
    [InlineData("12/05/2026 10:30:00")]
    [InlineData("2026/12/05")]
    [InlineData("5 Dec 2026")]
    [InlineData("Sat, 05 Dec 2026 10:30:00 GMT")]
    [InlineData("23:59")]
    [InlineData("T10:30:00Z")]
    [InlineData("26-12-05")]
    [InlineData("2026")]
    [InlineData("1796466600")]
    public void A_time_that_could_be_read_in_two_ways_or_depends_on_today_is_an_error(string text)
    {
        var exception = Assert.ThrowsAny<JsonException>(() => CheckConsentResponse.FromJson($$"""{"error":0,"expired_time":"{{text}}"}"""));

        Assert.Equal("expired_time is not an RFC 3339 time.", exception.Message);
    }

    [Theory]
    [InlineData("""{"new":1,"id":"1","new":"last"}""", """{"id":"1","new":"last"}""")]
    [InlineData("""{"new":1,"other":2,"new":null}""", """{"new":null,"other":2}""")]
    [InlineData("""{"new":{"a":1,"a":2}}""", """{"new":{"a":1,"a":2}}""")]
    public void Of_an_unknown_field_that_comes_twice_the_last_one_counts_and_inside_of_it_nothing_is_touched(string text, string written) =>
        Assert.Equal(written, Consent.FromJson(text).ToJson());

    [Fact]
    public void Of_a_field_that_comes_twice_the_last_one_counts() =>
        Assert.Equal("2", Consent.FromJson("""{"id":"1","id":"2"}""").Id);

    [Fact]
    public void Depth_is_read_up_to_32_and_no_further()
    {
        Assert.NotNull(Consent.FromJson(Nested(31)));
        Assert.ThrowsAny<JsonException>(() => Consent.FromJson(Nested(32)));

        static string Nested(int lists) => $$"""{"new_field":{{new string('[', lists)}}{{new string(']', lists)}}}""";
    }

    [Fact]
    public async Task A_byte_order_mark_is_dropped()
    {
        var transport = Answering(() => new System.Net.Http.ByteArrayContent([.. Encoding.UTF8.Preamble, .. """{"id":"1"}"""u8]));

        Assert.Equal("1", (await transport.Client().RequestConsentAsync(AnyRequest)).Id);
    }

    [Fact]
    public async Task A_byte_that_is_not_UTF_8_spoils_its_character_and_not_the_answer()
    {
        byte[] body = [.. "{\"error_message\":\"a"u8, 0xFF, .. "b\",\"id\":\"1\"}"u8];

        var consent = await Answering(() => new System.Net.Http.ByteArrayContent(body)).Client().RequestConsentAsync(AnyRequest);

        Assert.Equal("a\uFFFDb", consent.ErrorMessage);
        Assert.Equal("1", consent.Id);
    }

    [Theory]
    [InlineData("""\ud800""", "\uFFFD")]
    [InlineData("""\udc00\ud83d\udcde""", "\uFFFD📞")]
    [InlineData("""\ud83d \u1ec7\n\/\b\f\r\t\"\\u""", "\uFFFD ệ\n/\b\f\r\t\"\\u")]
    public void Half_a_character_as_an_escape_spoils_its_character_and_not_the_answer(string escaped, string text)
    {
        var consent = Consent.FromJson($$"""{"error_message":"{{escaped}}","id":"1","{{escaped}}":["{{escaped}}"]}""");

        Assert.Equal(text, consent.ErrorMessage);
        Assert.Equal("1", consent.Id);
        Assert.Equal(consent.ToJson(), Consent.FromJson(consent.ToJson()).ToJson());
    }

    [Fact]
    public void A_name_that_is_written_with_escapes_is_the_same_field() =>
        Assert.Equal("1", Consent.FromJson("""{"\u0069d":"1"}""").Id);

    [Fact]
    public async Task A_broken_byte_in_an_unknown_field_is_written_back_as_UTF_8()
    {
        byte[] body = [.. "{\"id\":\"1\",\"new"u8, 0xC3, .. "\":[\"a"u8, 0xFF, .. "b\"]}"u8];

        var consent = await Answering(() => new System.Net.Http.ByteArrayContent(body)).Client().RequestConsentAsync(AnyRequest);

        Assert.Equal("{\"id\":\"1\",\"new\uFFFD\":[\"a\uFFFDb\"]}", consent.ToJson());
    }

    [Fact]
    public async Task A_body_of_exactly_one_mebibyte_is_read()
    {
        var body = """{"id":"1"}""" + new string(' ', ResponseBody.MaxBytes - 10);

        Assert.Equal("1", (await Answering(body).Client().RequestConsentAsync(AnyRequest)).Id);
    }

    [Fact]
    public void Texts_keep_every_character()
    {
        var message = string.Concat(Enumerable.Range(0, 0x300).Select(code => (char)code)) + "Gọi thoại 📞 \u2028\u2029";

        Assert.Equal(message, Consent.FromJson(new Consent { ErrorMessage = message }.ToJson()).ErrorMessage);
    }
}
