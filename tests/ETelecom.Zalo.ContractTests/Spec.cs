using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using YamlDotNet.Serialization;

namespace ETelecom.Zalo.ContractTests;

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

    /// <summary>How many examples there are under components: none of them may be left out.</summary>
    public static IEnumerable<string> ExampleNames => ((JObject)Document["components"]!["examples"]!).Properties().Select(example => example.Name);

    /// <summary>The schemas under components.</summary>
    public static IEnumerable<(string Name, JObject Schema)> Schemas =>
        ((JObject)Document["components"]!["schemas"]!).Properties().Select(schema => (schema.Name, (JObject)schema.Value));

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
