using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using Xunit;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Whatever a program serializes with, a type of the wire comes through whole, and is on both sides what it is on the wire.</summary>
public partial class SerializerTests
{
    private const string Record =
        """{"call_type":"video","created_at":"2019-08-24T14:15:22Z","delivery_status":"teleported","error_code":0,"id":"1000000000000721835","is_charged":true,"new":{"a":[1,2.5,null]}}""";

    private static readonly EnsureConsentResult Result = new()
    {
        Status = EnsureConsentStatus.Unresolved,
        Check = CheckConsentResponse.FromJson("""{"error":-1}"""),
        Candidates = [Consent.FromJson("""{"id":"1"}"""), Consent.FromJson("""{"id":"2"}""")],
        Failure = new ZaloConsentException("It failed.", new CallFailure(OperationEffect.Charged, RequestOutcome.Unknown)
        {
            Error = ApiError.FromJson("""{"code":"internal","msg":"84912345678"}"""),
            StatusCode = 500,
            RawBody = "84912345678",
            Headers = new Dictionary<string, IEnumerable<string>> { ["x-phone"] = ["84912345678"] },
        }, new HttpRequestException("84912345678")),
        IsForAnotherPurpose = true,
        LookupFailure = new ZaloConsentException("No connection.", new CallFailure(OperationEffect.Read, RequestOutcome.NotSent)),
    };

    private const string ResultJson =
        """{"status":"Unresolved","may_have_been_charged":true,"check":{"error":-1},"failure":{"outcome":"Unknown","code":"internal","message":"It failed.","status":500,"may_have_been_charged":true},"candidates":[{"id":"1"},{"id":"2"}],"lookup_failure":{"outcome":"NotSent","message":"No connection.","may_have_been_charged":false},"is_for_another_purpose":true}""";

    public static TheoryData<string> Ways() => ["reflection", "web", "camel case", "source generated", "Newtonsoft", "Newtonsoft, camel case and type names"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_record_is_on_both_sides_what_it_is_on_the_wire(string way)
    {
        Assert.Equal(Record, Write(way, Consent.FromJson(Record)));
        Assert.Equal(Record, Read<Consent>(way, Record)!.ToJson());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_request_is_bound_from_what_goes_over_the_wire(string way)
    {
        var json = Transport.AnyRequest.ToJson();

        Assert.Equal(json, Write(way, Transport.AnyRequest));
        Assert.Equal(json, Read<RequestConsentRequest>(way, json)!.ToJson());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void An_open_enum_is_its_wire_text_as_a_value_as_null_and_as_a_key(string way)
    {
        const string json = """{"Value":"video","Maybe":null,"Later":"hologram","List":["audio",null],"ByKey":{"video":1,"hologram":2}}""";
        var holder = Read<Holder>(way, json)!;

        Assert.Equal(CallType.Video, holder.Value);
        Assert.Null(holder.Maybe);
        Assert.Equal(new CallType("hologram"), holder.Later);
        Assert.Equal([CallType.Audio, null], holder.List);
        Assert.Equal(2, holder.ByKey[new CallType("hologram")]);
        Assert.Equal(json, WithoutTypes(Write(way, holder)).Replace("\"value\"", "\"Value\"", StringComparison.Ordinal), ignoreCase: true);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_result_of_an_unresolved_request_comes_through_without_what_is_not_for_everyone(string way)
    {
        Assert.Equal(ResultJson, Result.ToJson());
        Assert.Equal(ResultJson, Write(way, Result));
        Assert.Equal(ResultJson, Read<EnsureConsentResult>(way, ResultJson)!.ToJson());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void An_answer_with_its_status_comes_through_without_its_headers_and_its_body(string way)
    {
        var response = new ZaloResponse<Consent>(
            Consent.FromJson(Record), 200, new Dictionary<string, IEnumerable<string>> { ["set-cookie"] = ["secret"] }, "raw");

        Assert.Equal($$"""{"value":{{Record}},"status":200}""", WithoutTypes(Write(way, response)));
        var back = Read<ZaloResponse<Consent>>(way, $$"""{"value":{{Record}},"status":200}""")!;
        Assert.Equal(Record, back.Value.ToJson());
        Assert.Equal(200, back.StatusCode);
        Assert.Empty(back.Headers);
        Assert.Equal("", back.RawBody);
    }

    [Theory]
    [InlineData("""{"status":"Done"}""")]
    [InlineData("""{"status":7}""")]
    [InlineData("{}")]
    public void A_result_of_another_kind_is_refused(string json) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => Read<EnsureConsentResult>("web", json));

    [Fact]
    public void An_open_enum_is_made_from_the_text_of_a_route_or_a_setting()
    {
        var converter = TypeDescriptor.GetConverter(typeof(CallType));

        Assert.Equal(CallType.Video, converter.ConvertFromInvariantString("VIDEO"));
        Assert.Equal("hologram", converter.ConvertFromInvariantString("hologram")!.ToString());
        Assert.Equal("video", converter.ConvertToInvariantString(CallType.Video));
    }

    [Fact]
    public void A_record_becomes_a_token_tree_and_comes_back()
    {
        var tree = Newtonsoft.Json.Linq.JObject.FromObject(Consent.FromJson(Record));

        Assert.Equal(0, (int)tree["error_code"]!);
        Assert.Equal(Record, tree.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(Record, tree.ToObject<Consent>()!.ToJson());
    }

    private static string Write<T>(string way, T value) => OptionsOf(way) is { } options
        ? JsonSerializer.Serialize(value, options)
        : JsonConvert.SerializeObject(value, SettingsOf(way));

    private static T? Read<T>(string way, string json) => OptionsOf(way) is { } options
        ? JsonSerializer.Deserialize<T>(json, options)
        : JsonConvert.DeserializeObject<T>(json, SettingsOf(way));

    private static JsonSerializerOptions? OptionsOf(string way) => way switch
    {
        "reflection" => JsonSerializerOptions.Default,
        "web" => JsonSerializerOptions.Web,
        "camel case" => new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, IncludeFields = true },
        "source generated" => Context.Default.Options,
        _ => null,
    };

    private static JsonSerializerSettings SettingsOf(string way) => way == "Newtonsoft"
        ? new()
        : new() { ContractResolver = new CamelCasePropertyNamesContractResolver(), TypeNameHandling = TypeNameHandling.All };

    /// <summary>What Newtonsoft adds to the types that are described by their properties, when a program asks for it.</summary>
    private static string WithoutTypes(string json) => System.Text.RegularExpressions.Regex.Replace(
        System.Text.RegularExpressions.Regex.Replace(json, "\"\\$type\":\"[^\"]*\",", ""), "{\"\\$values\":(\\[[^]]*\\])}", "$1");

    internal sealed class Holder
    {
        public CallType Value { get; set; }

        public CallType? Maybe { get; set; }

        public CallType? Later { get; set; }

        public List<CallType?> List { get; set; } = [];

        public Dictionary<CallType, int> ByKey { get; set; } = [];
    }

    [JsonSerializable(typeof(Consent))]
    [JsonSerializable(typeof(RequestConsentRequest))]
    [JsonSerializable(typeof(Holder))]
    [JsonSerializable(typeof(EnsureConsentResult))]
    [JsonSerializable(typeof(ZaloResponse<Consent>))]
    private sealed partial class Context : JsonSerializerContext;
}
