using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Answers with a body that is strange or broken. They are made from the true answer by the form of its values, so that they contain no name of
/// a field.
/// </summary>
internal static class BodyAnswers
{
    private const string StrangeValue = "teleported";
    private const string ZeroTime = "0001-01-01T00:00:00Z";
    private const int HugeBytes = 5 * 1024 * 1024;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static Task UnknownValuesAsync(FaultedCall call) =>
        SendAsync(call, value => value.Type == JTokenType.String && IsEnumValue((string)value!) ? new JValue(StrangeValue) : value);

    public static Task NullsAsync(FaultedCall call) => SendAsync(call, _ => JValue.CreateNull());

    public static Task MissingFieldsAsync(FaultedCall call) => SendAsync(call, "{}");

    public static Task NumberIdsAsync(FaultedCall call) => SendAsync(call, value =>
        value is { Type: JTokenType.String, Parent: JProperty { Name: var name } } && IsId(name) && long.TryParse((string?)value, out var number)
            ? new JValue(number)
            : value);

    public static Task UnknownFieldsAsync(FaultedCall call)
    {
        var body = Read(call);
        foreach (var each in body.DescendantsAndSelf().OfType<JObject>().ToList())
        {
            each.Add("x_new_text", "later");
            each.Add("x_new_object", new JObject { ["list"] = new JArray(1, 2.5m, JValue.CreateNull(), true), ["empty"] = new JObject() });
        }

        return SendAsync(call, body.ToString(Formatting.None));
    }

    public static Task ZerosOmittedAsync(FaultedCall call)
    {
        var body = Read(call);
        foreach (var field in body.Descendants().OfType<JProperty>().Where(field => IsZero(field.Value)).ToList()) field.Remove();
        return SendAsync(call, body.ToString(Formatting.None));
    }

    public static Task TrailingGarbageAsync(FaultedCall call) => SendAsync(call, Text(call) + "\n<!-- served from cache -->");

    public static Task OtherTimeZoneAsync(FaultedCall call) => SendAsync(call, value =>
        value.Type == JTokenType.String
            && DateTimeOffset.TryParseExact((string)value!, WireJsonWriter.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new JValue(time.ToOffset(Vietnam).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture))
            : value);

    public static Task HugeBodyAsync(FaultedCall call)
    {
        var body = Read(call);
        body.AddFirst(new JProperty("x_padding", new string('x', HugeBytes)));
        return SendAsync(call, body.ToString(Formatting.None));
    }

    public static Task GzipAsync(FaultedCall call) => CompressedAsync(call, "gzip", stream => new GZipStream(stream, CompressionLevel.Fastest));

    public static Task BrotliAsync(FaultedCall call) => CompressedAsync(call, "br", stream => new BrotliStream(stream, CompressionLevel.Fastest));

    public static Task FalseGzipAsync(FaultedCall call)
    {
        call.Context.Response.Headers.ContentEncoding = "gzip";
        return call.SendAsync(call.Answer.Status, call.Answer.Body);
    }

    private static async Task CompressedAsync(FaultedCall call, string name, Func<Stream, Stream> compress)
    {
        var bytes = new MemoryStream();
        await using (var compressor = compress(bytes)) await compressor.WriteAsync(call.Answer.Body).ConfigureAwait(false);
        call.Context.Response.Headers.ContentEncoding = name;
        await call.SendAsync(call.Answer.Status, bytes.ToArray()).ConfigureAwait(false);
    }

    /// <summary>Sends the answer with each of its values, but for objects and lists, put through a change.</summary>
    private static Task SendAsync(FaultedCall call, Func<JValue, JValue> change)
    {
        var body = Read(call);
        foreach (var value in body.Descendants().OfType<JValue>().ToList()) value.Replace(change(value));
        return SendAsync(call, body.ToString(Formatting.None));
    }

    private static Task SendAsync(FaultedCall call, string body) => call.SendAsync(call.Answer.Status, Encoding.UTF8.GetBytes(body));

    private static string Text(FaultedCall call) => Encoding.UTF8.GetString(call.Answer.Body);

    private static JObject Read(FaultedCall call)
    {
        using var reader = new JsonTextReader(new StringReader(Text(call))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static bool IsId(string name) => name == "id" || name.EndsWith("_id", StringComparison.Ordinal);

    private static bool IsZero(JToken value) => value.Type switch
    {
        JTokenType.Null => true,
        JTokenType.Boolean => !(bool)value,
        JTokenType.Integer or JTokenType.Float => (double)value == 0,
        JTokenType.Array => !value.HasValues,
        JTokenType.String => (string)value! is "" or ZeroTime || IsZeroValue((string)value!),
        _ => false,
    };

    private static bool IsZeroValue(string text) =>
        (CallType.TryParse(text, out var callType) && callType.IsZeroValue)
        || (ReasonCode.TryParse(text, out var reason) && reason.IsZeroValue)
        || (ConsentStatus.TryParse(text, out var status) && status.IsZeroValue)
        || (ReplyStatus.TryParse(text, out var reply) && reply.IsZeroValue)
        || (DeliveryStatus.TryParse(text, out var delivery) && delivery.IsZeroValue);

    private static bool IsEnumValue(string text) =>
        CallType.TryParse(text, out _)
        || ReasonCode.TryParse(text, out _)
        || ConsentStatus.TryParse(text, out _)
        || ReplyStatus.TryParse(text, out _)
        || DeliveryStatus.TryParse(text, out _);
}
