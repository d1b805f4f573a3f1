using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// Reads JSON for the generated code, on Newtonsoft's reader alone: no reflection, no serializer, so that nothing a host sets in
/// <c>JsonConvert.DefaultSettings</c> reaches the wire.
/// Each function stands on the first token of a value when it begins and on the last one when it ends.
/// A text may come as a number and a number as a text; what cannot be read as its type is an error that names the path.
/// </summary>
internal static class WireJson
{
    /// <summary>Deeper documents are refused: the contract is three levels deep.</summary>
    private const int MaxDepth = 32;

    /// <summary>Reads the one value of a document.</summary>
    public static T Read<T>(string json, Func<JsonReader, T?> read)
        where T : class
    {
        using var text = new StringReader(json ?? throw new ArgumentNullException(nameof(json)));
        using var reader = new JsonTextReader(text)
        {
            Culture = CultureInfo.InvariantCulture,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = MaxDepth,
        };
        reader.Advance();
        var value = read(reader) ?? throw reader.Cannot("is null, an object was expected");
        if (reader.Read()) throw reader.Cannot("is followed by more text");
        return value;
    }

    /// <summary>Enters an object; false when the value is null.</summary>
    public static bool BeginObject(this JsonReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject => true,
        JsonToken.Null => false,
        _ => throw reader.Cannot("is not an object"),
    };

    /// <summary>Goes to the value of the next field and returns the field's name; null at the end of the object.</summary>
    public static string? NextField(this JsonReader reader)
    {
        reader.Advance();
        if (reader.TokenType == JsonToken.EndObject) return null;
        if (reader.TokenType != JsonToken.PropertyName) throw reader.Cannot("is not a field");
        var name = (string)reader.Value!;
        reader.Advance();
        return name;
    }

    public static string? ReadText(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.Null => null,
        JsonToken.String => (string)reader.Value!,
        JsonToken.Integer or JsonToken.Float or JsonToken.Boolean => Convert.ToString(reader.Value, CultureInfo.InvariantCulture),
        _ => throw reader.Cannot("is not a text"),
    };

    public static bool? ReadBoolean(JsonReader reader) => reader.Value switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        bool value => value,
        string text when bool.TryParse(text, out var value) => value,
        _ => throw reader.Cannot("is not true or false"),
    };

    public static int? ReadInt32(JsonReader reader) => ReadInt64(reader) switch
    {
        null => null,
        { } value and >= int.MinValue and <= int.MaxValue => (int)value,
        _ => throw reader.Cannot("is not a 32-bit number"),
    };

    public static long? ReadInt64(JsonReader reader) => reader.Value switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        long value => value,
        "" => null,
        decimal value when value == decimal.Truncate(value) && value is >= long.MinValue and <= long.MaxValue => (long)value,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw reader.Cannot("is not a whole number"),
    };

    public static double? ReadDouble(JsonReader reader) => reader.Value switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        decimal value => (double)value,
        long value => value,
        BigInteger value => (double)value,
        "" => null,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw reader.Cannot("is not a number"),
    };

    /// <summary>An empty text and Go's zero time (year 1) both mean that the time has not come; a time without a zone is UTC.</summary>
    public static DateTimeOffset? ReadTime(JsonReader reader) => reader.Value switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        "" => null,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            time.Year == 1 ? null : time,
        _ => throw reader.Cannot("is not an RFC 3339 time"),
    };

    public static IReadOnlyList<T>? ReadList<T>(this JsonReader reader, Func<JsonReader, T?> readItem)
        where T : class => reader.ReadItems<T>(items => { if (readItem(reader) is { } item) items.Add(item); });

    public static IReadOnlyList<T>? ReadList<T>(this JsonReader reader, Func<JsonReader, T?> readItem)
        where T : struct => reader.ReadItems<T>(items => { if (readItem(reader) is { } item) items.Add(item); });

    public static IReadOnlyDictionary<string, T>? ReadMap<T>(this JsonReader reader, Func<JsonReader, T?> readValue)
        where T : class => reader.ReadPairs<T>((map, key) => { if (readValue(reader) is { } value) map[key] = value; });

    public static IReadOnlyDictionary<string, T>? ReadMap<T>(this JsonReader reader, Func<JsonReader, T?> readValue)
        where T : struct => reader.ReadPairs<T>((map, key) => { if (readValue(reader) is { } value) map[key] = value; });

    public static JsonException MissingField(this JsonReader reader, string field) =>
        new ContractException(reader.Path.Length == 0 ? field : $"{reader.Path}.{field}", "is required");

    public static JsonException UnknownField(this JsonReader reader) => reader.Cannot("is not a field of the contract");

    /// <summary>Writes a value as compact JSON.</summary>
    public static string Write(IWireValue value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { Culture = CultureInfo.InvariantCulture, CloseOutput = false })
        {
            value.WriteTo(writer);
        }

        return text.ToString();
    }

    /// <summary>A null in a list or a map says nothing and is passed over.</summary>
    private static List<T>? ReadItems<T>(this JsonReader reader, Action<List<T>> readItem)
    {
        if (reader.TokenType == JsonToken.Null) return null;
        if (reader.TokenType != JsonToken.StartArray) throw reader.Cannot("is not a list");
        var items = new List<T>();
        for (reader.Advance(); reader.TokenType != JsonToken.EndArray; reader.Advance()) readItem(items);
        return items;
    }

    private static Dictionary<string, T>? ReadPairs<T>(this JsonReader reader, Action<Dictionary<string, T>, string> readValue)
    {
        if (!reader.BeginObject()) return null;
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.NextField() is { } key) readValue(map, key);
        return map;
    }

    private static void Advance(this JsonReader reader)
    {
        if (!reader.Read()) throw new JsonReaderException($"The text ends too early, in '{reader.Path}'.");
    }

    private static ContractException Cannot(this JsonReader reader, string reason) => new(reader.Path, reason);
}
