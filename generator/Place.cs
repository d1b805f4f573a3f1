using System.Collections.Generic;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ETelecom.Zalo.Generator;

/// <summary>A node of the document with the way to it. What is not there is an empty node, so that rules can look ahead freely.</summary>
internal sealed class Place(YamlNode node, string path, Mark? start = null)
{
    private static readonly YamlMappingNode Nothing = [];

    public YamlNode Node => node;

    /// <summary>The way to the node, as a JSON pointer.</summary>
    public string Path => path;

    public string Key => path[(path.LastIndexOf('/') + 1)..].Replace("~1", "/").Replace("~0", "~");

    /// <summary>The position of the key, for a child of a mapping; otherwise the start of the node.</summary>
    public Mark Start => start ?? node.Start;

    public string? Value => (node as YamlScalarNode)?.Value;

    /// <summary>The values of a mapping or the items of a list.</summary>
    public IReadOnlyList<Place> Children => field ??= FindChildren();

    /// <summary>What the children say, where they are plain values.</summary>
    public IEnumerable<string> Texts => Children.Select(child => child.Value ?? "");

    public bool IsList => node is YamlSequenceNode;

    public bool Has(string key) => Children.Any(child => child.Key == key);

    public string? Text(string key) => To(key).Value;

    public Place To(string key) => Children.FirstOrDefault(child => child.Key == key) ?? new Place(Nothing, path, Start);

    private IReadOnlyList<Place> FindChildren() => node switch
    {
        YamlMappingNode mapping => [.. mapping.Children.Select(pair => Child(pair.Key, pair.Value))],
        YamlSequenceNode list => [.. list.Children.Select((item, index) => new Place(item, $"{path}/{index}"))],
        _ => [],
    };

    private Place Child(YamlNode key, YamlNode value)
    {
        var name = (key as YamlScalarNode)?.Value ?? "";
        return new Place(value, $"{path}/{name.Replace("~", "~0").Replace("/", "~1")}", key.Start);
    }
}
