using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Xunit;
using static ETelecom.Zalo.UnitTests.Transport;

namespace ETelecom.Zalo.UnitTests;

/// <summary>What an answer may be and may not be: each case decided once (generator/README.md) and held here.</summary>
public class WireDecisions
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
    public void What_is_not_one_JSON_object_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => Consent.FromJson(text));

    [Theory]
    [InlineData("""{"error_code":31,}""")]
    [InlineData("""{"error_code":0x1F}""")]
    [InlineData("""{"error_code":037}""")]
    public void A_last_comma_and_other_notations_of_a_number_are_read_as_Newtonsofts_reader_does(string text) =>
        Assert.Equal(31, Consent.FromJson(text).ErrorCode);

    [Fact]
    public void A_number_of_an_unknown_field_that_no_decimal_holds_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => Consent.FromJson("""{"new_field":1e400}"""));

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

        Assert.Equal(("a\uFFFDb", "1"), (consent.ErrorMessage, consent.Id));
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
