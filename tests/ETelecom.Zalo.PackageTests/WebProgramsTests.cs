using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>
/// A minimal API and controllers, built from the packed files, with the framework's default settings: they return every result of the
/// client and bind every request, as on the wire.
/// </summary>
[Collection(nameof(Packed))]
public sealed class WebProgramsTests(Packed packed)
{
    private const string OaId = "1234567890123456789";
    private const string Phone = "84912345678";
    private const string Request = $$"""{"call_type":"video","oa_id":"{{OaId}}","phone":"{{Phone}}","reason_code":"update_order"}""";
    private const string Person = $$"""{"oa_id":"{{OaId}}","phone":"{{Phone}}"}""";
    private const string Page = """{"limit":1,"sort":"-created_at"}""";

    [Theory]
    [InlineData("MinimalApi")]
    [InlineData("Mvc")]
    public async Task It_returns_every_result_and_binds_every_request(string program)
    {
        using var programs = await packed.Feed.NewProgramsAsync(Repository.PathTo(Feed.Consumers));
        await Command.Dotnet(programs.Path, "build", program, "-warnaserror", "-nodeReuse:false").SucceedAsync();
        await using var sandbox = await ZaloSandbox.StartAsync();
        var settings = sandbox.CreateClientOptions();

        using var app = Command.Dotnet(programs.PathTo(program), $"bin/Debug/net10.0/{program}.dll", "--urls", "http://127.0.0.1:0")
            .With("ETelecom__ApiKey", settings.ApiKey).With("ETelecom__BaseUrl", settings.BaseUrl).Start();
        try
        {
            using var browser = new Browser(await ProgramTests.AddressOf(app));
            await Returns(browser, sandbox);
            await Binds(browser);
        }
        finally
        {
            app.Kill(entireProcessTree: true);
        }
    }

    private static async Task Returns(Browser browser, ZaloSandbox sandbox)
    {
        // The request is charged and its answer is lost: the result holds a failure and the record.
        sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");
        var ensured = await browser.PostAsync("/ensure", Request);
        Assert.Equal("Recovered", ensured.GetProperty("status").GetString());
        Assert.Equal("Unknown", ensured.GetProperty("failure").GetProperty("outcome").GetString());
        Assert.True(ensured.GetProperty("failure").GetProperty("may_have_been_charged").GetBoolean());
        MustBeTheRecord(ensured.GetProperty("consent"));

        MustBeTheRecord(await browser.PostAsync("/request", Request));
        MustBeTheRecord(ValueOf(await browser.PostAsync("/request/response", Request)));
        Assert.True((await browser.PostAsync("/check", Person)).TryGetProperty("error", out _));
        Assert.True(ValueOf(await browser.PostAsync("/check/response", Person)).TryGetProperty("error", out _));
        Assert.Equal(3, (await browser.PostAsync("/list/all", Person)).GetArrayLength());
        Assert.Equal(3, sandbox.Ledger.Charges.Count);
    }

    private static async Task Binds(Browser browser)
    {
        var list = $$"""{"filter":{{Person}},"paging":{{Page}}}""";
        MustBeTheRecord((await browser.PostAsync("/list", list)).GetProperty("consents").EnumerateArray().Single());
        MustBeTheRecord(ValueOf(await browser.PostAsync("/list/response", list)).GetProperty("consents").EnumerateArray().Single());
        Assert.Equal(Page, (await browser.PostAsync("/paging", Page)).GetRawText());

        const string order = """{"callType":"hologram","reasonCode":"update_order","calls":{"audio":1}}""";
        Assert.Equal(order, (await browser.PostAsync("/order", order)).GetRawText());
        Assert.Equal("\"video\"", await browser.GetAsync("/type?type=VIDEO"));
        Assert.Equal("\"audio\"", await browser.GetAsync("/type/audio"));
    }

    /// <summary>With the wire's names and texts.</summary>
    private static void MustBeTheRecord(JsonElement record)
    {
        Assert.Equal("video", record.GetProperty("call_type").GetString());
        Assert.Equal("update_order", record.GetProperty("reason_code").GetString());
        Assert.Equal(OaId, record.GetProperty("oa_id").GetString());
        Assert.True(record.GetProperty("is_charged").GetBoolean());
    }

    private static JsonElement ValueOf(JsonElement response)
    {
        Assert.Equal(["value", "status"], response.EnumerateObject().Select(field => field.Name));
        Assert.Equal(200, response.GetProperty("status").GetInt32());
        return response.GetProperty("value");
    }

    private sealed class Browser(Uri address) : IDisposable
    {
        private readonly HttpClient _http = new() { BaseAddress = address };

        public async Task<JsonElement> PostAsync(string path, string json)
        {
            using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
            return JsonDocument.Parse(await TextOf(response)).RootElement;
        }

        public async Task<string> GetAsync(string path)
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
            return await TextOf(response);
        }

        public void Dispose() => _http.Dispose();

        private static async Task<string> TextOf(HttpResponseMessage response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage!.RequestUri}: {response.StatusCode}\n{text}");
            return text;
        }
    }
}
