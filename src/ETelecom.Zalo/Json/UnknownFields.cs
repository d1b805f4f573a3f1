using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>The fields of an answer that this version does not know, kept as JSON text so that they are written back.</summary>
internal struct UnknownFields
{
    // Nothing is ever removed, so it keeps the order of the fields.
    private Dictionary<string, string>? _fields;

    /// <summary>Stores the value that the reader is on. As for a known field, the last value of a field counts.</summary>
    public void Keep(ReadOnlySpan<byte> name, ref Utf8JsonReader reader) => (_fields ??= new(StringComparer.Ordinal))[Utf8.ToText(name)] = Copy(ref reader);

    /// <summary>Whether there are any.</summary>
    public readonly bool Any => _fields is not null;

    public readonly void WriteTo(Utf8JsonWriter writer)
    {
        if (_fields is null) return;
        foreach (var field in _fields)
        {
            writer.WritePropertyName(field.Key);
            writer.WriteRawValue(field.Value, skipInputValidation: true);
        }
    }

    /// <summary>The value with its original numbers and escapes, without the white space between its tokens.</summary>
    private static string Copy(ref Utf8JsonReader reader)
    {
        var text = new StringBuilder();
        var depth = reader.CurrentDepth;
        var needsComma = false;
        while (true)
        {
            var token = reader.TokenType;
            if (needsComma && token is not (JsonTokenType.EndObject or JsonTokenType.EndArray)) text.Append(',');
            var raw = Utf8.ToText(reader.RawValue());
            text.Append(token switch
            {
                JsonTokenType.String => $"\"{raw}\"",
                JsonTokenType.PropertyName => $"\"{raw}\":",
                _ => raw,
            });
            var isStart = token is JsonTokenType.StartObject or JsonTokenType.StartArray;
            if (!isStart && reader.CurrentDepth == depth) return text.ToString();
            needsComma = !isStart && token != JsonTokenType.PropertyName;
            reader.Read();
        }
    }
}
