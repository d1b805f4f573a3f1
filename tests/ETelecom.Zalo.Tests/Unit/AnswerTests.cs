using System;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A paid answer is delivered, however the service chose to write it.</summary>
public class AnswerTests
{
    [Fact]
    public async Task A_charged_answer_with_an_unknown_value_is_still_returned()
    {
        var consent = await Read("""{"id":"1000000000000721835","is_charged":true,"delivery_status":"teleported"}""");

        Assert.True(consent.IsCharged);
        Assert.Equal("teleported", consent.DeliveryStatus.ToString());
    }

    [Fact]
    public async Task A_null_in_every_field_is_a_record_without_values()
    {
        var consent = await Read(
            """{"call_type":null,"created_at":null,"error_code":null,"error_message":null,"id":null,"is_charged":null,"status":null}""");

        Assert.Null(consent.CallType);
        Assert.Null(consent.CreatedAt);
        Assert.Null(consent.ErrorCode);
        Assert.Null(consent.Id);
        Assert.Null(consent.IsCharged);
        Assert.Null(consent.Status);
    }

    [Theory]
    [InlineData("""{"id":"1000000000000721835"}""")]
    [InlineData("""{"id":1000000000000721835}""")]
    public async Task An_id_is_read_from_a_text_and_from_a_number_without_losing_a_digit(string body) =>
        Assert.Equal("1000000000000721835", (await Read(body)).Id);

    [Theory]
    [InlineData("""{"created_at":"2019-08-24T14:15:22Z"}""")]
    [InlineData("""{"created_at":"2019-08-24T21:15:22+07:00"}""")]
    [InlineData("""{"created_at":"2019-08-24T14:15:22"}""")]
    public async Task A_time_is_the_same_instant_in_any_zone_and_UTC_without_one(string body) =>
        Assert.Equal(new DateTimeOffset(2019, 8, 24, 14, 15, 22, TimeSpan.Zero), (await Read(body)).CreatedAt);

    [Theory]
    [InlineData("""{"delivery_time":"0001-01-01T00:00:00Z"}""")]
    [InlineData("""{"delivery_time":"0001-01-01T00:00:00+07:00"}""")]
    [InlineData("""{"delivery_time":"0001-01-01T07:06:30+07:06"}""")]
    [InlineData("""{"delivery_time":""}""")]
    [InlineData("""{"delivery_time":null}""")]
    [InlineData("{}")]
    public async Task A_time_that_has_not_come_is_null(string body) => Assert.Null((await Read(body)).DeliveryTime);

    [Theory]
    [InlineData("Unkown")]
    [InlineData("unknown")]
    [InlineData("UNKNOWN")]
    public async Task The_vendors_misspelling_and_any_case_are_the_known_value(string text) =>
        Assert.Equal(DeliveryStatus.Unknown, (await Read($$"""{"delivery_status":"{{text}}"}""")).DeliveryStatus);

    [Theory]
    [InlineData("""{"is_charged":"true","error_code":"13"}""")]
    [InlineData("""{"is_charged":true,"error_code":13.0}""")]
    public async Task A_value_of_the_wrong_type_that_can_be_read_is_read(string body)
    {
        var consent = await Read(body);

        Assert.True(consent.IsCharged);
        Assert.Equal(13, consent.ErrorCode);
    }

    [Theory]
    [InlineData("""{"created_at":"yesterday"}""", "created_at")]
    [InlineData("""{"is_charged":[]}""", "is_charged")]
    [InlineData("""{"error_code":99999999999}""", "error_code")]
    [InlineData("""{"error_code":1.5}""", "error_code")]
    public void A_value_that_cannot_be_read_is_an_error_that_names_its_path(string body, string path)
    {
        var exception = Assert.ThrowsAny<System.Text.Json.JsonException>(() => Consent.FromJson(body));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1","is_charged":true,"delivery_time":{}}""", "delivery_time")]
    [InlineData("""{"id":{"a":1},"is_charged":true}""", "id")]
    [InlineData("""{"id":"1","call_type":["video"]}""", "call_type")]
    public async Task A_charged_answer_that_cannot_be_read_is_accepted_and_nothing_of_it_is_lost(string body, string path)
    {
        var exception = await FailureOf(Answering(body));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
        Assert.Equal(body, exception.RawBody);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_leads_through_lists()
    {
        var exception = Assert.ThrowsAny<System.Text.Json.JsonException>(
            () => ListRequestConsentResponse.FromJson("""{"consents":[{},{"is_charged":"perhaps"}]}"""));

        Assert.Contains("consents[1].is_charged", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("perhaps", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_of_a_call_names_the_item_of_a_list()
    {
        var transport = Answering("""{"consents":[{},{"is_charged":"perhaps"}]}""");

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().ListRequestConsentAsync(new()));

        Assert.Contains("(consents[1].is_charged is not true or false)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4711", false)]
    [InlineData("[4711]", false)]
    [InlineData("a_key", true)]
    public void A_key_of_a_map_that_could_be_a_value_makes_no_plain_path(string key, bool isPlain)
    {
        var exception = Assert.Throws<ContractException>(
            () => WireJson.Read($$"""{"{{key}}":"perhaps"}""", (ref reader) => reader.ReadMap(WireJsonReader.ReadBoolean)));

        Assert.Equal(isPlain, exception.HasPlainPath);
    }

    [Fact]
    public void A_field_that_this_version_does_not_know_is_written_back()
    {
        const string json = """{"id":"1","a_new_field":{"deep":[1,2.50,"x",null,true]},"another":"2019-08-24T14:15:22Z"}""";

        Assert.Equal(json, Consent.FromJson(json).ToJson());
    }

    [Fact]
    public async Task The_raw_body_the_status_and_the_headers_come_with_the_answer()
    {
        var response = await Answering("""{ "id": 7 }""").Client().RequestConsentWithResponseAsync(AnyRequest);

        Assert.Equal("7", response.Value.Id);
        Assert.Equal(200, response.StatusCode);
        Assert.Equal("""{ "id": 7 }""", response.RawBody);
        Assert.Equal(["application/json; charset=utf-8"], response.Headers["content-type"]);
    }

    [Fact]
    public async Task Settings_of_the_host_for_its_own_JSON_do_not_reach_the_wire()
    {
        // Static in Newtonsoft: restored at once, and harmless to the other tests exactly when the promise holds.
        var before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All, Formatting = Formatting.Indented };
        try
        {
            var transport = Answering("""{"id":"1"}""");

            await transport.Client().RequestConsentAsync(AnyRequest);

            Assert.DoesNotContain("$type", Assert.Single(transport.Requests).Body, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', Assert.Single(transport.Requests).Body);
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
    }

    /// <summary>By a list, where a record may be without an ID.</summary>
    private static async Task<Consent> Read(string record)
    {
        var page = await Answering($$"""{"consents":[{{record}}]}""").Client().ListRequestConsentAsync(new());
        return Assert.Single(page.Consents!);
    }
}
