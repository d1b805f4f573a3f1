using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>The fields of an answer that this version does not know, kept as JSON text so that they are written back.</summary>
internal struct UnknownFields
{
    private List<KeyValuePair<string, string>>? _fields;

    /// <summary>Keeps the value that the reader stands on.</summary>
    public void Keep(string name, JsonReader reader)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { Culture = CultureInfo.InvariantCulture, CloseOutput = false }) Copy(reader, writer);
        (_fields ??= []).Add(new KeyValuePair<string, string>(name, text.ToString()));
    }

    /// <summary>Token by token and not in one go, so that what is not JSON is refused here too.</summary>
    private static void Copy(JsonReader reader, JsonWriter writer)
    {
        var depth = reader.Depth;
        while (true)
        {
            if (reader.TokenType is JsonToken.Undefined or JsonToken.StartConstructor || reader.Value is double.NaN or double.PositiveInfinity or double.NegativeInfinity)
                throw reader.Cannot("is not JSON");
            writer.WriteToken(reader, writeChildren: false);
            if (reader.Depth <= depth && reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray)) return;
            reader.Advance();
        }
    }

    public readonly void WriteTo(JsonWriter writer)
    {
        foreach (var field in _fields ?? [])
        {
            writer.WritePropertyName(field.Key);
            writer.WriteRawValue(field.Value);
        }
    }
}
