using System;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// What a generated type gives to Newtonsoft's serializer: the same code that the client uses, so that a program that serializes an
/// answer by itself writes what goes over the wire, to the byte.
/// </summary>
/// <typeparam name="T">The generated type.</typeparam>
internal abstract class WireConverter<T> : JsonConverter
    where T : IWireValue
{
    public sealed override bool CanConvert(Type objectType) => objectType == typeof(T);

    public sealed override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        Read(reader) ?? (objectType == typeof(T) ? default(T) : null);

    public sealed override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is T wireValue) wireValue.WriteTo(writer);
        else writer.WriteNull();
    }

    /// <summary>Reads the value that the reader stands on; null for a JSON null.</summary>
    protected abstract object? Read(JsonReader reader);
}
