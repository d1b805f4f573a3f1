using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox.Server;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>The texts of the page in each language, and what it calls the values of the API, as they were reviewed.</summary>
public sealed partial class PageTextsTests : IAsyncLifetime
{
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxServer.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    public async Task The_texts_are_the_ones_that_were_reviewed(string language)
    {
        using var http = new HttpClient { BaseAddress = _sandbox.Address };
        var texts = Text().Matches(await http.GetStringAsync($"/_sandbox/page/{language}.js")).Select(match => $"{match.Groups["key"]}: {match.Groups["text"]}\n");
        using var names = JsonDocument.Parse(await http.GetStringAsync("/_sandbox/page/texts.json"));
        var values = names.RootElement.GetProperty(language).EnumerateObject()
            .SelectMany(field => field.Value.EnumerateObject().Select(value => $"{field.Name} {value.Name}: {value.Value}\n"));

        Snapshot.Matches(string.Concat(texts.Append("\n").Concat(values)), language, "txt");
    }

    [GeneratedRegex("^  '?(?<key>[^':]+)'?: '(?<text>.*)',$", RegexOptions.Multiline)]
    private static partial Regex Text();
}
