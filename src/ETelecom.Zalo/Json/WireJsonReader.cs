using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// Reads values for the generated code. Each function stands on the first token of a value when it begins and on the last one when it
/// ends. A text may come as a number and a number as a text; what cannot be read as its type is an error that names the path, never
/// the value. Newtonsoft's liberties that are not JSON (comments, single quotes, names without quotes, NaN) are refused.
/// </summary>
internal static class WireJsonReader
{
    /// <summary>Goes to the next token.</summary>
    public static void Advance(this JsonReader reader)
    {
        if (!reader.Read()) throw new JsonReaderException($"The text ends too early, in '{reader.Path}'.");
        if (reader.TokenType == JsonToken.Comment) throw reader.Cannot("holds a comment, which is not JSON");
        if (reader.TokenType is JsonToken.PropertyName or JsonToken.String && reader is JsonTextReader { QuoteChar: not '"' })
            throw reader.Cannot("is not in double quotes");
    }

    /// <summary>Enters an object; false when the value is null.</summary>
    public static bool BeginObject(this JsonReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject => true,
        JsonToken.Null => false,
        _ => throw reader.Cannot("is not an object"),
    };

    /// <summary>Goes to the value of the next field and returns the field's name; null at the end of the object. Of a field that comes twice, the last one counts.</summary>
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
        JsonToken.Boolean => (bool)reader.Value! ? "true" : "false",
        JsonToken.Integer => Convert.ToString(reader.Value, CultureInfo.InvariantCulture),
        JsonToken.Float when reader.FindNumber() is { } number => number,
        JsonToken.Float when reader.Value is not double number || IsFinite(number) => Convert.ToString(reader.Value, CultureInfo.InvariantCulture),
        // A host's own reader may have taken a text for a date before it came here.
        JsonToken.Date => WireTime.ToText(ReadTime(reader).GetValueOrDefault()),
        _ => throw reader.Cannot("is not a text"),
    };

    public static bool? ReadBoolean(JsonReader reader) => reader.Value switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        bool value => value,
        "" => null,
        string text when bool.TryParse(text, out var value) => value,
        _ => throw reader.Cannot("is not true or false"),
    };

    public static int? ReadInt32(JsonReader reader) => ReadInt64(reader) switch
    {
        null => null,
        { } value and >= int.MinValue and <= int.MaxValue => (int)value,
        _ => throw reader.Cannot("is not a 32-bit number"),
    };

    public static long? ReadInt64(JsonReader reader) => ExactValue(reader) switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        long value => value,
        "" => null,
        ulong value and <= long.MaxValue => (long)value,
        decimal value when value == decimal.Truncate(value) && value is >= long.MinValue and <= long.MaxValue => (long)value,
        double value when value == Math.Truncate(value) && Math.Abs(value) < 1L << 53 => (long)value,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw reader.Cannot("is not a whole number"),
    };

    public static double? ReadDouble(JsonReader reader) => NumberOf(reader.Value) switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        decimal value => (double)value,
        double value when IsFinite(value) => value,
        long value => value,
        ulong value => value,
        BigInteger value => (double)value,
        "" => null,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && IsFinite(value) => value,
        _ => throw reader.Cannot("is not a number"),
    };

    /// <summary>An empty text and Go's zero time (year 1) both mean that the time has not come; a time without a zone is UTC.</summary>
    public static DateTimeOffset? ReadTime(JsonReader reader)
    {
        var time = reader.Value switch
        {
            null when reader.TokenType == JsonToken.Null => default,
            "" => default,
            string text when WireTime.TryParse(text, out var value) => value,
            // East of Greenwich it is before the first moment that .NET knows.
            string text when text.StartsWith("0001-", StringComparison.Ordinal) => default,
            string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) => value,
            DateTimeOffset value => value,
            DateTime { Kind: DateTimeKind.Local } value => value,
            DateTime value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)),
            _ => throw reader.Cannot("is not an RFC 3339 time"),
        };
        return time.Year == 1 ? null : time;
    }

    public static IReadOnlyList<T>? ReadList<T>(this JsonReader reader, Func<JsonReader, T?> readItem)
        where T : class => reader.ReadItems<T>(items => { if (readItem(reader) is { } item) items.Add(item); });

    public static IReadOnlyList<T>? ReadList<T>(this JsonReader reader, Func<JsonReader, T?> readItem)
        where T : struct => reader.ReadItems<T>(items => { if (readItem(reader) is { } item) items.Add(item); });

    public static IReadOnlyDictionary<string, T>? ReadMap<T>(this JsonReader reader, Func<JsonReader, T?> readValue)
        where T : class => reader.ReadPairs<T>((map, key) => { if (readValue(reader) is { } value) map[key] = value; });

    public static IReadOnlyDictionary<string, T>? ReadMap<T>(this JsonReader reader, Func<JsonReader, T?> readValue)
        where T : struct => reader.ReadPairs<T>((map, key) => { if (readValue(reader) is { } value) map[key] = value; });

    /// <summary>How the number that the reader stands on is spelled; null for another value, and for a host's own reader, which does not tell.</summary>
    public static string? FindNumber(this JsonReader reader) =>
        reader.TokenType is JsonToken.Integer or JsonToken.Float ? (reader as WireTextReader)?.FindNumber() : null;

    public static ContractException MissingField(this JsonReader reader, string field) =>
        new(reader.Path.Length == 0 ? field : $"{reader.Path}.{field}", "is required");

    public static ContractException UnknownField(this JsonReader reader) => reader.Cannot("is not a field of the contract");

    public static ContractException Cannot(this JsonReader reader, string reason) => new(reader.Path, reason);

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

    /// <summary>A whole number may be spelled with a point or an exponent, and have more digits than a <c>double</c> holds.</summary>
    private static object? ExactValue(JsonReader reader) =>
        reader.Value is double && decimal.TryParse(reader.FindNumber(), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact
            : NumberOf(reader.Value);

    /// <summary>A token tree holds a number in the type that a program gave it; a text's reader knows <c>long</c> and <c>double</c>.</summary>
    private static object? NumberOf(object? value) => value switch
    {
        int or uint or short or ushort or byte or sbyte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float number => (double)number,
        _ => value,
    };

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
