using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>Writes JSON for the generated code. A null is omitted: it means the same as an absent field.</summary>
internal static class WireJsonWriter
{
    /// <summary>RFC 3339 in UTC, with <c>Z</c>, and a fraction only if needed: the format of the service.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } present) writer.WriteBoolean(name, present);
    }

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } present) writer.WriteNumber(name, present);
    }

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } present) writer.WriteNumber(name, present);
    }

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } present) writer.WriteString(name, ToText(present));
    }

    public static void WriteField<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct, IWireValue
    {
        if (value is { } present) writer.WriteField(name, present);
    }

    /// <summary>A required field of a request: without this overload, its value would be boxed.</summary>
    public static void WriteField<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
        where T : struct, IWireValue
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IWireValue? value)
    {
        if (value is null) return;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    public static void WriteList<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T>? items, Action<Utf8JsonWriter, T> writeItem)
    {
        if (items is null) return;
        writer.WriteStartArray(name);
        foreach (var item in items) writeItem(writer, item);
        writer.WriteEndArray();
    }

    public static void WriteMap<T>(
        this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? map, Action<Utf8JsonWriter, T> writeValue)
    {
        if (map is null) return;
        writer.WriteStartObject(name);
        foreach (var pair in map)
        {
            writer.WritePropertyName(pair.Key);
            writeValue(writer, pair.Value);
        }

        writer.WriteEndObject();
    }

    public static void WriteItem(this Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    public static void WriteItem(this Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public static void WriteItem(this Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    public static void WriteItem(this Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    public static void WriteItem(this Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

    public static void WriteItem(this Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(ToText(value));

    public static void WriteItem<T>(this Utf8JsonWriter writer, T value)
        where T : IWireValue => value.WriteTo(writer);

    private static string ToText(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
