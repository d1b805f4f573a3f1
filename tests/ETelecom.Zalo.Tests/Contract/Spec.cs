using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using YamlDotNet.Serialization;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>An example of the spec: a body, and the schema that it is an example of.</summary>
public sealed record Example(string Name, string Schema, string Json)
{
    public override string ToString() => $"{Name} of {Schema}";
}

/// <summary>The spec as the tests read it.</summary>
internal static class Spec
{
    private static readonly JObject Document = Read();

    /// <summary>Every example that a body of a request or an answer refers to, with the schema of that body.</summary>
    public static IReadOnlyList<Example> Examples { get; } =
    [
        .. Document.Descendants().OfType<JProperty>()
            .Where(property => property is { Name: "application/json", Value: JObject media } && media["examples"] is not null)
            .SelectMany(property => ((JObject)property.Value["examples"]!).Properties()
                .Select(example => new Example(example.Name, NameIn(property.Value["schema"]!), Resolve(example.Value)["value"]!.ToString(Newtonsoft.Json.Formatting.None))))
            .Distinct(),
    ];

    public static Example Example(string name) => Examples.Single(example => example.Name == name);

    /// <summary>Every answer that the spec has an example of, with the operation and the status that it belongs to.</summary>
    public static IEnumerable<(string Operation, int Status, Example Example)> Answers =>
        from path in ((JObject)Document["paths"]!).Properties()
        from response in ((JObject)path.Value["post"]!["responses"]!).Properties()
        from example in ((JObject)Resolve(response.Value)["content"]!["application/json"]!["examples"]!).Properties()
        select ((string)path.Value["post"]!["operationId"]!, int.Parse(response.Name, CultureInfo.InvariantCulture), Example(example.Name));

    /// <summary>How many examples there are under components: each of them must be read.</summary>
    public static IEnumerable<string> ExampleNames => ((JObject)Document["components"]!["examples"]!).Properties().Select(example => example.Name);

    /// <summary>The schemas under components.</summary>
    public static IEnumerable<(string Name, JObject Schema)> Schemas =>
        ((JObject)Document["components"]!["schemas"]!).Properties().Select(schema => (schema.Name, (JObject)schema.Value));

    /// <summary>The spec as JSON, for a tool that refuses <c>nullable</c> beside <c>allOf</c>, where OpenAPI 3.0.3 gives it no meaning.</summary>
    public static string WithoutNullableReferences()
    {
        var copy = (JObject)Document.DeepClone();
        foreach (var property in copy.Descendants().OfType<JProperty>().Where(property => property.Name == "nullable" && property.Parent!["allOf"] is not null).ToList())
            property.Remove();
        return copy.ToString();
    }

    private static JToken Resolve(JToken token) =>
        token["$ref"] is { } reference ? Document.SelectToken(string.Join('.', ((string)reference!).Split('/').Skip(1)))! : token;

    private static string NameIn(JToken schema) => ((string)schema["$ref"]!).Split('/')[^1];

    private static JObject Read()
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "zalo-consent.openapi.yaml"));
        var graph = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(new SerializerBuilder().JsonCompatible().Build().Serialize(graph)));
        reader.DateParseHandling = Newtonsoft.Json.DateParseHandling.None;
        return JObject.Load(reader);
    }
}
