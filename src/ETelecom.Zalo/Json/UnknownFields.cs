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
        using (var writer = new JsonTextWriter(text) { CloseOutput = false }) writer.WriteToken(reader, writeChildren: true);
        (_fields ??= []).Add(new KeyValuePair<string, string>(name, text.ToString()));
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
