using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ETelecom.Zalo.Tests.Properties;

/// <summary>
/// The other peer to compare with: the same classes, filled and written by System.Text.Json through reflection. Only the open enums
/// keep their converter, and times are written in UTC.
/// </summary>
internal static class SystemTextJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new ByReflection() },
    };

    public static object? Read(string json, Type type) => JsonSerializer.Deserialize(json, type, Options);

    public static string Write(object model) => JsonSerializer.Serialize(model, model.GetType(), Options);

    /// <summary>A converter of the options goes before the one of the class, and copies it field by field.</summary>
    private sealed class ByReflection : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsClass && typeToConvert.GetMethod("FromJson") is not null;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Fields<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Fields<T> : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var model = (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeToConvert);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                var property = Array.Find(typeToConvert.GetProperties(), property => options.PropertyNamingPolicy!.ConvertName(property.Name) == name)!;
                property.SetValue(model, JsonSerializer.Deserialize(ref reader, property.PropertyType, options));
            }

            return model;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var property in typeof(T).GetProperties())
            {
                if (property.GetValue(value) is not { } field) continue;
                writer.WritePropertyName(options.PropertyNamingPolicy!.ConvertName(property.Name));
                if (field is DateTimeOffset time) writer.WriteStringValue(time.UtcDateTime);
                else JsonSerializer.Serialize(writer, field, property.PropertyType, options);
            }

            writer.WriteEndObject();
        }
    }
}
