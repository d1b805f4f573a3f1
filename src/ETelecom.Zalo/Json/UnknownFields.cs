using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>The fields of an answer that this version does not know, kept as JSON text so that they are written back.</summary>
internal struct UnknownFields
{
    // Nothing is ever taken out of it, so it keeps the order in which the fields came.
    private Dictionary<string, string>? _fields;

    /// <summary>Keeps the value that the reader stands on. As of a known field, the last value of a field counts.</summary>
    public void Keep(string name, JsonReader reader)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { Culture = CultureInfo.InvariantCulture, CloseOutput = false }) Copy(reader, writer);
        (_fields ??= new(StringComparer.Ordinal))[name] = text.ToString();
    }

    /// <summary>Whether all of some fields came.</summary>
    public readonly bool Has(string first, string second) => _fields is not null && _fields.ContainsKey(first) && _fields.ContainsKey(second);

    public readonly void WriteTo(JsonWriter writer)
    {
        if (_fields is null) return;
        foreach (var field in _fields)
        {
            writer.WritePropertyName(field.Key);
            writer.WriteRawValue(field.Value);
        }
    }

    /// <summary>Token by token and not in one go, so that what is not JSON is refused here too.</summary>
    private static void Copy(JsonReader reader, JsonWriter writer)
    {
        var depth = reader.Depth;
        while (true)
        {
            if (reader.FindNumber() is { } number) writer.WriteRawValue(number);
            else if (IsJson(reader)) writer.WriteToken(reader, writeChildren: false);
            else throw reader.Cannot("is not JSON");
            if (reader.Depth <= depth && reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray)) return;
            reader.Advance();
        }
    }

    private static bool IsJson(JsonReader reader) =>
        reader.TokenType is not (JsonToken.Undefined or JsonToken.StartConstructor)
        && reader.Value is not (double.NaN or double.PositiveInfinity or double.NegativeInfinity);
}
