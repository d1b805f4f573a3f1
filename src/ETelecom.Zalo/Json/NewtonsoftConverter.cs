using System;
using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json;
using JsonException = System.Text.Json.JsonException;

namespace ETelecom.Zalo;

/// <summary>
/// The converter of a wire type for Newtonsoft.Json: it uses the code of the client, through the JSON of the wire, so that a
/// program that serializes an answer writes the same JSON as the wire.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class NewtonsoftConverter<T>(WireReader<object?> read) : JsonConverter
    where T : IWireValue
{
    public sealed override bool CanConvert(Type objectType) => objectType == typeof(T);

    public sealed override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, Newtonsoft.Json.JsonSerializer serializer)
    {
        using var buffer = new Utf8JsonBuffer();
        try
        {
            Copy(reader, buffer.Writer);
            buffer.Writer.Flush();
            return WireJson.ReadValue(buffer.Bytes.AsSpan(0, buffer.Length), read) ?? (objectType == typeof(T) ? default(T) : null);
        }
        catch (JsonException exception)
        {
            throw new JsonSerializationException(exception.Message, exception);
        }
    }

    public sealed override void WriteJson(JsonWriter writer, object? value, Newtonsoft.Json.JsonSerializer serializer)
    {
        using var buffer = new Utf8JsonBuffer();
        // Newtonsoft writes a null itself.
        buffer.Fill((T)value!);
        Copy(buffer.Bytes.AsSpan(0, buffer.Length), writer);
    }

    /// <summary>Copies the value that the reader is on. A date that the reader has not parsed remains a text.</summary>
    private static void Copy(JsonReader from, Utf8JsonWriter to)
    {
        var (depth, dates) = (from.Depth, from.DateParseHandling);
        from.DateParseHandling = DateParseHandling.None;
        do
        {
            CopyToken(from, to);
        }
        while ((from.Depth > depth || from.TokenType is JsonToken.StartObject or JsonToken.StartArray) && from.Read());

        from.DateParseHandling = dates;
    }

    private static void CopyToken(JsonReader from, Utf8JsonWriter to)
    {
        switch (from.TokenType, from.Value)
        {
            case (JsonToken.StartObject, _): to.WriteStartObject(); break;
            case (JsonToken.EndObject, _): to.WriteEndObject(); break;
            case (JsonToken.StartArray, _): to.WriteStartArray(); break;
            case (JsonToken.EndArray, _): to.WriteEndArray(); break;
            case (JsonToken.PropertyName, string name): to.WritePropertyName(name); break;
            case (JsonToken.Null, _): to.WriteNullValue(); break;
            case (JsonToken.Boolean, bool value): to.WriteBooleanValue(value); break;
            case (JsonToken.Date, DateTimeOffset value): to.WriteItem(value); break;
            case (JsonToken.Date, DateTime { Kind: DateTimeKind.Local } value): to.WriteItem(value); break;
            case (JsonToken.Date, DateTime value): to.WriteItem(new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc))); break;
            // A token tree keeps a number that .NET has no type for as raw text.
            case (JsonToken.Integer or JsonToken.Float or JsonToken.Raw, not (double.NaN or double.PositiveInfinity or double.NegativeInfinity)):
                to.WriteRawValue(Convert.ToString(from.Value, CultureInfo.InvariantCulture)!);
                break;
            case (JsonToken.String, _):
                to.WriteStringValue(Convert.ToString(from.Value, CultureInfo.InvariantCulture));
                break;
            case (JsonToken.Comment, _): break;
            default: throw new JsonSerializationException($"{from.Path} is not JSON.");
        }
    }

    private static void Copy(ReadOnlySpan<byte> json, JsonWriter to)
    {
        var from = new Utf8JsonReader(json);
        while (from.Read())
        {
            switch (from.TokenType)
            {
                case JsonTokenType.StartObject: to.WriteStartObject(); break;
                case JsonTokenType.EndObject: to.WriteEndObject(); break;
                case JsonTokenType.StartArray: to.WriteStartArray(); break;
                case JsonTokenType.EndArray: to.WriteEndArray(); break;
                case JsonTokenType.PropertyName: to.WritePropertyName(from.ValueText()); break;
                case JsonTokenType.String: to.WriteValue(from.ValueText()); break;
                case JsonTokenType.True: to.WriteValue(true); break;
                case JsonTokenType.False: to.WriteValue(false); break;
                case JsonTokenType.Null: to.WriteNull(); break;
                // A token tree knows whole numbers. Every other spelling, -0 among them, is kept.
                case JsonTokenType.Number when from.TryGetInt64(out var number) && (number != 0 || from.ValueSpan.Length == 1): to.WriteValue(number); break;
                default: to.WriteRawValue(Utf8.ToText(from.ValueSpan)); break;
            }
        }
    }
}
