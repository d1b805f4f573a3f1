using System;
using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A generated type in a user's own use of Newtonsoft.Json: the same text as on the wire, to the byte.</summary>
public class SerializationByUsersTests
{
    private const string Json =
        """{"call_type":"video","created_at":"2019-08-24T14:15:22Z","error_code":0,"id":"1000000000000721835","is_charged":true,"new_field":[1,2.50]}""";

    [Fact]
    public void The_serializer_writes_what_goes_over_the_wire()
    {
        var consent = Consent.FromJson(Json);

        Assert.Equal(Json, JsonConvert.SerializeObject(consent));
        Assert.Equal(consent.ToJson(), JsonConvert.SerializeObject(consent));
    }

    [Fact]
    public void The_serializer_reads_what_came_over_the_wire()
    {
        var consent = JsonConvert.DeserializeObject<Consent>(Json)!;

        Assert.Equal(CallType.Video, consent.CallType);
        Assert.Equal("1000000000000721835", consent.Id);
        Assert.True(consent.IsCharged);
        Assert.Equal(new DateTimeOffset(2019, 8, 24, 14, 15, 22, TimeSpan.Zero), consent.CreatedAt);
        Assert.Equal(Json.Replace("2.50", "2.5", StringComparison.Ordinal), consent.ToJson());
    }

    [Fact]
    public void A_token_tree_is_read_as_a_text_is()
    {
        var consent = JObject.Parse(Json).ToObject<Consent>()!;

        Assert.Equal("1000000000000721835", consent.Id);
        Assert.Equal(new DateTimeOffset(2019, 8, 24, 14, 15, 22, TimeSpan.Zero), consent.CreatedAt);
    }

    /// <summary>A tree that a program makes holds numbers in the types that it gave them.</summary>
    [Theory]
    [InlineData(13)]
    [InlineData((short)13)]
    [InlineData((byte)13)]
    [InlineData(13u)]
    [InlineData(13ul)]
    [InlineData(13f)]
    public void A_number_of_a_token_tree_is_read_whatever_its_type(object number)
    {
        var consent = JObject.FromObject(new { error_code = number, id = number }).ToObject<Consent>()!;

        Assert.Equal(13, consent.ErrorCode);
        Assert.Equal("13", consent.Id);
    }

    [Fact]
    public void A_number_of_a_token_tree_that_its_field_does_not_hold_is_an_error() =>
        Assert.ThrowsAny<JsonException>(() => JObject.FromObject(new { error_code = ulong.MaxValue }).ToObject<Consent>());

    [Fact]
    public void A_text_that_the_serializer_takes_for_the_first_of_all_days_stays_one() =>
        Assert.Equal("0001-01-01T00:00:00Z", JsonConvert.DeserializeObject<Consent>("""{"error_message":"0001-01-01T00:00:00Z"}""")!.ErrorMessage);

    [Fact]
    public void An_open_enum_is_its_wire_text_alone_in_a_list_and_as_null()
    {
        Assert.Equal("\"video\"", JsonConvert.SerializeObject(CallType.Video));
        Assert.Equal("""["video",null]""", JsonConvert.SerializeObject(new List<CallType?> { CallType.Video, null }));
        Assert.Equal([CallType.Audio, null], JsonConvert.DeserializeObject<List<CallType?>>("""["AUDIO",null]"""));
        Assert.Equal(default, JsonConvert.DeserializeObject<CallType>("null"));
    }

    [Fact]
    public void A_record_inside_a_users_own_type_is_written_the_same_way()
    {
        var written = JsonConvert.SerializeObject(new { at = 1, consent = Consent.FromJson("""{"id":"1","x":null}""") });

        Assert.Equal("""{"at":1,"consent":{"id":"1","x":null}}""", written);
    }
}
