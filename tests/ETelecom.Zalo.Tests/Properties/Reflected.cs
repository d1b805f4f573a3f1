using System;
using System.IO;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace ETelecom.Zalo.Tests.Properties;

/// <summary>
/// The peer to compare with: the same classes, filled and written by Newtonsoft's own serializer through reflection, as if the generated
/// readers and writers did not exist. Only the open enums keep their converter: reflection can make nothing of them.
/// </summary>
internal static class Reflected
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new ByReflection { NamingStrategy = new SnakeCaseNamingStrategy() },
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        DateFormatString = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        NullValueHandling = NullValueHandling.Ignore,
        Culture = CultureInfo.InvariantCulture,
    });

    public static object? Read(string json, Type type)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return Serializer.Deserialize(reader, type);
    }

    public static string Write(object model)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(text, model);
        return text.ToString();
    }

    private sealed class ByReflection : DefaultContractResolver
    {
        protected override JsonConverter? ResolveContractConverter(Type objectType) => objectType.IsClass ? null : base.ResolveContractConverter(objectType);
    }
}
