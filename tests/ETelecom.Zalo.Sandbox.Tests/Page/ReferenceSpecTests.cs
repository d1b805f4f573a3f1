using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox.Server;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>The reference shows the contract as it is, with this sandbox in the vendor's place.</summary>
[Trait("Category", "Slow")]
public sealed class ReferenceSpecTests : IAsyncLifetime
{
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxServer.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task In_English_nothing_but_the_server_is_another()
    {
        var served = await ServedAsync("en");
        var written = Load(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "zalo-consent.openapi.yaml")));
        Assert.Equal("/v1/{account}.Zalo", (string?)served["servers"][0]["url"]);

        served.Children.Remove("servers");
        written.Children.Remove("servers");

        Assert.Equal(Leaves(written), Leaves(served));
    }

    [Fact]
    public async Task In_Vietnamese_every_text_is_Vietnamese()
    {
        var translated = Leaves(await ServedAsync("vi")).ToDictionary(leaf => leaf.Path, leaf => leaf.Value);
        var texts = translated.Where(leaf => leaf.Key.EndsWith("/description", StringComparison.Ordinal) || leaf.Key.EndsWith("/summary", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(texts);
        foreach (var (path, text) in texts)
        {
            var split = path.LastIndexOf('/') + 1;
            Assert.Equal(translated[$"{path[..split]}x-{path[split..]}-vi"], text);
        }
    }

    [Fact]
    public async Task No_address_of_the_vendor_is_among_the_servers() =>
        Assert.DoesNotContain(Leaves((await ServedAsync("en"))["servers"]), leaf => leaf.Value.Contains("etelecom", StringComparison.Ordinal));

    private async Task<YamlMappingNode> ServedAsync(string language)
    {
        using var http = new HttpClient();
        return Load(await http.GetStringAsync(new Uri(_sandbox.Address, $"/_sandbox/spec/{language}.yaml")));
    }

    private static YamlMappingNode Load(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    /// <summary>Every value with its place, and whether it is a text: a time in quotes must stay in quotes.</summary>
    private static IEnumerable<(string Path, string Value)> Leaves(YamlNode node, string path = "") => node switch
    {
        YamlMappingNode mapping => mapping.SelectMany(child => Leaves(child.Value, $"{path}/{child.Key}")),
        YamlSequenceNode sequence => sequence.SelectMany((child, index) => Leaves(child, $"{path}/{index}")),
        YamlScalarNode scalar => [(path, IsText(scalar) ? $"'{scalar.Value}'" : scalar.Value!)],
        _ => throw new InvalidOperationException(node.NodeType.ToString()),
    };

    /// <summary>What is written without quotes and looks like a number, a time or a truth is one; all the rest is text, with or without quotes.</summary>
    private static bool IsText(YamlScalarNode scalar) =>
        scalar.Style != ScalarStyle.Plain
        || !(scalar.Value is "true" or "false" or "null"
            || double.TryParse(scalar.Value, CultureInfo.InvariantCulture, out _)
            || DateTimeOffset.TryParse(scalar.Value, CultureInfo.InvariantCulture, out _));
}
