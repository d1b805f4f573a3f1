using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>
/// Reads values for the generated code. Each method starts at the first token of a value and ends at the last one.
/// A text may be a number and a number may be a text; a value of another type is an error that names the path, never
/// the value.
/// </summary>
internal static class WireJsonReader
{
    private delegate bool Parser<T>(string text, out T value);

    /// <summary>Enters an object; false if the value is null.</summary>
    public static bool BeginObject(this ref Utf8JsonReader reader) => reader.Begin(JsonTokenType.StartObject, "is not an object");

    /// <summary>Moves to the value of the next field; false at the end of the object. Of a duplicate field, the last one counts.</summary>
    public static bool NextField(this scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        reader.Read();
        name = default;
        if (reader.TokenType == JsonTokenType.EndObject) return false;
        name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.ValueText()) : reader.RawValue();
        return reader.Read();
    }

    /// <summary>Whether the value is this text. Escaped text is read by <see cref="ReadText"/> instead.</summary>
    public static bool IsText(this ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.RawValue().SequenceEqual(text);

    public static string? ReadText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.ValueText(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Utf8.ToText(reader.RawValue()),
        _ => throw new ContractException("is not a text"),
    };

    public static bool? ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => Parse<bool>(ref reader, bool.TryParse, "is not true or false"),
    };

    public static int? ReadInt32(ref Utf8JsonReader reader) => ReadInt64(ref reader) switch
    {
        null => null,
        { } value and >= int.MinValue and <= int.MaxValue => (int)value,
        _ => throw new ContractException("is not a 32-bit number"),
    };

    /// <summary>A whole number may have a decimal point or an exponent, and more digits than a <c>double</c> can represent.</summary>
    public static long? ReadInt64(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out var number)) return number;
            if (reader.TryGetDecimal(out var exact) && exact == decimal.Truncate(exact) && exact is >= long.MinValue and <= long.MaxValue) return (long)exact;
        }

        return Parse<long>(
            ref reader, static (text, out value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value), "is not a whole number");
    }

    public static double? ReadDouble(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && IsFinite(number)) return number;
        return Parse<double>(
            ref reader, static (text, out value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && IsFinite(value), "is not a number");
    }

    /// <summary>An empty text and Go's zero time (year 1) both mean that there is no time yet; a time without a zone is UTC.</summary>
    public static DateTimeOffset? ReadTime(ref Utf8JsonReader reader)
    {
        // The format of the service. Without the Z, .NET would read it in the local time zone.
        var isUtc = reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.RawValue().EndsWith("Z"u8);
        return !isUtc || !reader.TryGetDateTimeOffset(out var utc) ? ReadOtherTime(ref reader) : utc.Year == 1 ? null : utc;
    }

    public static IReadOnlyList<T>? ReadList<T>(this ref Utf8JsonReader reader, WireReader<T?> readItem)
        where T : class => ReadItems<T, T?>(ref reader, readItem, static (items, item) => { if (item is not null) items.Add(item); });

    public static IReadOnlyList<T>? ReadList<T>(this ref Utf8JsonReader reader, WireReader<T?> readItem)
        where T : struct => ReadItems<T, T?>(ref reader, readItem, static (items, item) => { if (item is { } present) items.Add(present); });

    public static IReadOnlyDictionary<string, T>? ReadMap<T>(this ref Utf8JsonReader reader, WireReader<T?> readValue)
        where T : class => ReadPairs<T, T?>(ref reader, readValue, static (map, key, value) => { if (value is not null) map[key] = value; });

    public static IReadOnlyDictionary<string, T>? ReadMap<T>(this ref Utf8JsonReader reader, WireReader<T?> readValue)
        where T : struct => ReadPairs<T, T?>(ref reader, readValue, static (map, key, value) => { if (value is { } present) map[key] = present; });

    /// <summary>A null in a list or a map has no meaning and is skipped.</summary>
    private static List<T>? ReadItems<T, TRead>(ref Utf8JsonReader reader, WireReader<TRead> readItem, Action<List<T>, TRead> add)
    {
        if (!reader.Begin(JsonTokenType.StartArray, "is not a list")) return null;
        var items = new List<T>();
        var index = 0;
        try
        {
            for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Read(), index++) add(items, readItem(ref reader));
        }
        catch (ContractException exception)
        {
            exception.AddParent(index);
            throw;
        }

        return items;
    }

    private static Dictionary<string, T>? ReadPairs<T, TRead>(ref Utf8JsonReader reader, WireReader<TRead> readValue, Action<Dictionary<string, T>, string, TRead> add)
    {
        if (!reader.BeginObject()) return null;
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        var key = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out key)) add(map, Utf8.ToText(key), readValue(ref reader));
        }
        catch (ContractException exception)
        {
            exception.AddParent(key);
            throw;
        }

        return map;
    }

    // Inlined, its large locals would be cleared for every time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateTimeOffset? ReadOtherTime(ref Utf8JsonReader reader) =>
        Parse<DateTimeOffset>(ref reader, TryParseTime, "is not an RFC 3339 time") is { Year: > 1 } time ? time : null;

    private static bool TryParseTime(string text, out DateTimeOffset value)
    {
        // East of Greenwich, year 1 is before the minimum time of .NET.
        value = DateTimeOffset.MinValue;
        return text.StartsWith("0001-", StringComparison.Ordinal)
            || (BeginsWithYear(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value));
    }

    /// <summary>.NET also reads 05/12/2026, as the 12th of May, and 23:59, as a time of today.</summary>
    private static bool BeginsWithYear(string text) => text.Length > 4 && text[4] == '-' && text.Take(4).All(character => character is >= '0' and <= '9');

    private static bool Begin(this ref Utf8JsonReader reader, JsonTokenType start, string rule) =>
        reader.TokenType == start || (reader.TokenType == JsonTokenType.Null ? false : throw new ContractException(rule));

    /// <summary>The value in a text; null for null and for an empty text.</summary>
    private static T? Parse<T>(ref Utf8JsonReader reader, Parser<T> tryParse, string rule)
        where T : struct
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        var text = reader.TokenType == JsonTokenType.String ? reader.ValueText() : null;
        if (text == "") return null;
        return text is not null && tryParse(text, out var value) ? value : throw new ContractException(rule);
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
