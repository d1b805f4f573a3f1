using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// Writes JSON for the generated code. A null is left out: on this wire it means the same as an absent field. The names of fields come
/// from the spec, where the gate lets only plain ones through, so they need no escape.
/// </summary>
internal static class WireJsonWriter
{
    public static void WriteField(this JsonWriter writer, string name, string? value)
    {
        if (value is null) return;
        writer.WritePropertyName(name, escape: false);
        writer.WriteItem(value);
    }

    public static void WriteField(this JsonWriter writer, string name, bool? value) => writer.WriteField(name, value, WriteItem);

    public static void WriteField(this JsonWriter writer, string name, long? value) => writer.WriteField(name, value, WriteItem);

    public static void WriteField(this JsonWriter writer, string name, double? value) => writer.WriteField(name, value, WriteItem);

    public static void WriteField(this JsonWriter writer, string name, DateTimeOffset? value) => writer.WriteField(name, value, WriteItem);

    public static void WriteField<T>(this JsonWriter writer, string name, T? value)
        where T : struct, IWireValue => writer.WriteField(name, value, WriteItem);

    /// <summary>A required field of a request: without this, its value would be boxed on the way to the next one.</summary>
    public static void WriteField<T>(this JsonWriter writer, string name, T value)
        where T : struct, IWireValue
    {
        writer.WritePropertyName(name, escape: false);
        value.WriteTo(writer);
    }

    public static void WriteField(this JsonWriter writer, string name, IWireValue? value)
    {
        if (value is null) return;
        writer.WritePropertyName(name, escape: false);
        value.WriteTo(writer);
    }

    public static void WriteList<T>(this JsonWriter writer, string name, IReadOnlyList<T>? items, Action<JsonWriter, T> writeItem)
    {
        if (items is null) return;
        writer.WritePropertyName(name, escape: false);
        writer.WriteStartArray();
        foreach (var item in items) writeItem(writer, item);
        writer.WriteEndArray();
    }

    public static void WriteMap<T>(this JsonWriter writer, string name, IReadOnlyDictionary<string, T>? map, Action<JsonWriter, T> writeValue)
    {
        if (map is null) return;
        writer.WritePropertyName(name, escape: false);
        writer.WriteStartObject();
        foreach (var pair in map)
        {
            writer.WritePropertyName(pair.Key);
            writeValue(writer, pair.Value);
        }

        writer.WriteEndObject();
    }

    public static void WriteItem(this JsonWriter writer, string value) => writer.WriteValue(value);

    public static void WriteItem(this JsonWriter writer, bool value) => writer.WriteValue(value);

    public static void WriteItem(this JsonWriter writer, int value) => writer.WriteValue(value);

    public static void WriteItem(this JsonWriter writer, long value) => writer.WriteValue(value);

    public static void WriteItem(this JsonWriter writer, double value) => writer.WriteValue(value);

    public static void WriteItem(this JsonWriter writer, DateTimeOffset value) => writer.WriteValue(WireTime.ToText(value));

    public static void WriteItem<T>(this JsonWriter writer, T value)
        where T : IWireValue => value.WriteTo(writer);

    private static void WriteField<T>(this JsonWriter writer, string name, T? value, Action<JsonWriter, T> writeItem)
        where T : struct
    {
        if (value is not { } present) return;
        writer.WritePropertyName(name, escape: false);
        writeItem(writer, present);
    }
}
