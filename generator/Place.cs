using System.Collections.Generic;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ETelecom.Zalo.Generator;

/// <summary>A node of the document with the way to it. What is not there is an empty node, so that rules can look ahead freely.</summary>
internal sealed record Place(YamlNode Node, string Path)
{
    private static readonly YamlMappingNode Nothing = [];

    public string Key => Path[(Path.LastIndexOf('/') + 1)..].Replace("~1", "/").Replace("~0", "~");

    /// <summary>Where the key stands, for a child of a mapping; else where the node begins.</summary>
    public Mark Start { get; private init; } = Node.Start;

    public string? Value => (Node as YamlScalarNode)?.Value;

    public IEnumerable<Place> Children => Node is YamlMappingNode mapping
        ? mapping.Children.Select(pair => Child(pair.Key, pair.Value, Path)).ToList()
        : [];

    public IEnumerable<string> Texts => Node is YamlSequenceNode sequence ? sequence.Children.Select(item => (item as YamlScalarNode)?.Value ?? "") : [];

    public bool Has(string key) => Node is YamlMappingNode mapping && mapping.Children.ContainsKey(new YamlScalarNode(key));

    public string? Text(string key) => To(key).Value;

    public Place To(string key)
    {
        if (!Has(key)) return new Place(Nothing, Path) { Start = Start };
        var mapping = (YamlMappingNode)Node;
        var pair = mapping.Children.Single(child => child.Key is YamlScalarNode scalar && scalar.Value == key);
        return Child(pair.Key, pair.Value, Path);
    }

    private static Place Child(YamlNode key, YamlNode value, string path)
    {
        var name = (key as YamlScalarNode)?.Value ?? "";
        return new Place(value, $"{path}/{name.Replace("~", "~0").Replace("/", "~1")}") { Start = key.Start };
    }
}
