using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests.Documents;

/// <summary>The JSON of the documents is what it says: settings that a host takes, or what a sandbox answers and takes.</summary>
public sealed class DocumentJsonTests
{
    public static TheoryData<string> Blocks() => [.. MarkdownFile.BlocksIn("json").Select(block => block.ToString())];

    [Theory]
    [MemberData(nameof(Blocks))]
    public Task A_block_holds(string block) => CheckAsync(MarkdownFile.BlocksIn("json").Single(other => other.ToString() == block).Text);

    [Theory]
    [InlineData("""{ "ETelecom": { "Accounts": "Shop" } }""")]
    [InlineData("""{ "ETelecom": { "Timeout": "02:00:00" } }""")]
    [InlineData("""{ "queue": [ { "fault": "gzip", "minutes": null } ], "known": [] }""")]
    [InlineData("""{ "next": ["no-such-fault"] }""")]
    [InlineData("""{ "something": "else" }""")]
    public async Task A_block_that_does_not_hold_is_seen(string json) => Assert.NotNull(await Record.ExceptionAsync(() => CheckAsync(json)));

    private static Task CheckAsync(string json) => JsonNode.Parse(json)!.AsObject() switch
    {
        var settings when settings.ContainsKey("ETelecom") => CheckSettings(json),
        var ledger when ledger.ContainsKey("charges") => CheckAnswerAsync("ledger", ledger),
        var records when records.ContainsKey("records") => CheckAnswerAsync("records", records),
        var faults when faults.ContainsKey("known") => CheckAnswerAsync("faults", faults),
        var faults when faults.ContainsKey("next") => CheckFaultsAsync(json),
        _ => throw new InvalidOperationException("Nothing is known that this JSON could be."),
    };

    private static Task CheckSettings(string json)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        configuration["ETelecom:ApiKey"] ??= "a-key";
        var services = new ServiceCollection();
        services.AddZaloConsent(configuration.GetSection("ETelecom"));
        using var host = services.BuildServiceProvider();
        host.GetRequiredService<IStartupValidator>().Validate();
        return Task.CompletedTask;
    }

    private static async Task CheckAnswerAsync(string path, JsonObject shown)
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.Address, "_sandbox/") };
        using var client = sandbox.CreateClient();
        sandbox.Faults.Next(SandboxFault.CommitThen503, SandboxFault.Gzip);
        await Record.ExceptionAsync(() => client.RequestConsentAsync(new RequestConsentRequest
        {
            OaId = "1234567890123456789", Phone = "84912345678", CallType = CallType.Video, ReasonCode = ReasonCode.UpdateOrder,
        }));

        AssertHasTheFieldsOf(shown, JsonNode.Parse(await http.GetStringAsync(path)), path);
    }

    private static async Task CheckFaultsAsync(string json)
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.Address, "_sandbox/") };
        using var answer = await http.PostAsync("faults", new StringContent(json, Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The same fields in the same order, at every level; of an array its first element; a field "…" represents those that are omitted.</summary>
    private static void AssertHasTheFieldsOf(JsonNode? shown, JsonNode? real, string path)
    {
        if (shown is JsonArray { Count: > 0 } items) AssertHasTheFieldsOf(items[0], Assert.IsType<JsonArray>(real)[0], path + "[0]");
        if (shown is not JsonObject fields) return;
        var answered = Assert.IsType<JsonObject>(real);
        var names = fields.Select(field => field.Key).Where(name => name != "…").ToList();
        Assert.Equal(names, names.Count == fields.Count ? answered.Select(field => field.Key) : names.Where(answered.ContainsKey));
        foreach (var name in names) AssertHasTheFieldsOf(fields[name], answered[name], $"{path}.{name}");
    }
}
