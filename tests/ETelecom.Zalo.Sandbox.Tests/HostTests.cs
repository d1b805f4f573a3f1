using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>A web program with the framework's default settings that returns what the SDK gives it, and binds what the SDK takes.</summary>
public sealed class HostTests : SandboxTest, IDisposable
{
    internal static readonly EnsureConsentOptions Quick = new() { RecoveryDuration = TimeSpan.Zero };

    private readonly HttpClient _http = new();
    private WebApplication _host = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Client);
        builder.Services.AddControllers().AddApplicationPart(typeof(HostTests).Assembly);
        _host = builder.Build();
        _host.Urls.Add("http://127.0.0.1:0");
        _host.MapControllers();
        _host.MapPost("/minimal/ensure", (RequestConsentRequest request) => Client.EnsureConsentAsync(request, Quick));
        _host.MapPost("/minimal/request", (RequestConsentRequest request) => Client.RequestConsentAsync(request));
        _host.MapPost("/minimal/response", (RequestConsentRequest request) => Client.RequestConsentWithResponseAsync(request));
        _host.MapPost("/minimal/check", (CheckConsentRequest request) => Client.CheckConsentAsync(request));
        _host.MapPost("/minimal/list", (ListRequestConsentRequest request) => Client.ListRequestConsentAsync(request));
        _host.MapPost("/minimal/body", (OrderBody order) => order);
        _host.MapGet("/minimal/query", (CallType type) => type);
        _host.MapGet("/minimal/route/{type}", (CallType type) => type);
        _host.MapGet("/minimal/ledger", () => Sandbox.Ledger);
        await _host.StartAsync();
        _http.BaseAddress = new Uri(_host.Urls.Single());
    }

    public override async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await base.DisposeAsync();
    }

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("minimal")]
    [InlineData("mvc")]
    public async Task A_result_with_a_failure_is_returned_after_a_charge(string kind)
    {
        Sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");
        var json = await PostAsync($"/{kind}/ensure", Sample.Request().ToJson());

        Assert.Single(Sandbox.Ledger.Charges);
        Assert.Equal("Recovered", json.GetProperty("status").GetString());
        Assert.Equal("Unknown", json.GetProperty("failure").GetProperty("outcome").GetString());
        Assert.True(json.GetProperty("failure").GetProperty("may_have_been_charged").GetBoolean());
        Assert.Equal("video", json.GetProperty("consent").GetProperty("call_type").GetString());
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("mvc")]
    public async Task Every_answer_is_returned_and_every_request_is_bound_as_on_the_wire(string kind)
    {
        var consent = await PostAsync($"/{kind}/request", Sample.Request().ToJson());
        var response = await PostAsync($"/{kind}/response", Sample.Request().ToJson());
        var check = await PostAsync($"/{kind}/check", Sample.Check().ToJson());
        var list = await PostAsync($"/{kind}/list", Sample.List(new() { OaId = Sample.OaId }).ToJson());

        Assert.Equal("video", consent.GetProperty("call_type").GetString());
        Assert.True(consent.GetProperty("is_charged").GetBoolean());
        Assert.Equal(["value", "status"], response.EnumerateObject().Select(field => field.Name));
        Assert.True(check.TryGetProperty("error", out _));
        Assert.Equal(2, list.GetProperty("consents").GetArrayLength());
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("mvc")]
    public async Task An_open_enum_is_bound_from_a_body_a_query_and_a_route(string kind)
    {
        Assert.Equal("""{"callType":"hologram"}""", (await PostAsync($"/{kind}/body", """{"callType":"hologram"}""")).GetRawText());
        Assert.Equal("\"video\"", await _http.GetStringAsync(new Uri($"/{kind}/query?type=VIDEO", UriKind.Relative)));
        Assert.Equal("\"audio\"", await _http.GetStringAsync(new Uri($"/{kind}/route/audio", UriKind.Relative)));
    }

    [Fact]
    public async Task The_ledger_comes_through_both_serializers()
    {
        Sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");
        await PostAsync("/minimal/ensure", Sample.Request().ToJson());
        var request = Sandbox.Ledger.Requests.Single(entry => entry.Fault is not null);

        var ledger = JsonDocument.Parse(await _http.GetStringAsync(new Uri("/minimal/ledger", UriKind.Relative))).RootElement;
        Assert.Contains(ledger.GetProperty("requests").EnumerateArray(), entry => entry.GetProperty("fault").ToString() == "commit-then-503");
        Assert.Equal(request, JsonSerializer.Deserialize<LedgerRequest>(JsonSerializer.Serialize(request)));
        Assert.Equal(request, Newtonsoft.Json.JsonConvert.DeserializeObject<LedgerRequest>(Newtonsoft.Json.JsonConvert.SerializeObject(request)));
        Assert.Contains("\"Fault\":\"commit-then-503\"", Newtonsoft.Json.JsonConvert.SerializeObject(request), StringComparison.Ordinal);
    }

    private async Task<JsonElement> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}

/// <summary>The same as the minimal API's.</summary>
[ApiController]
[Route("mvc")]
public sealed class ConsentController(ZaloConsentClient client) : ControllerBase
{
    [HttpPost("ensure")]
    public Task<EnsureConsentResult> Ensure(RequestConsentRequest request) => client.EnsureConsentAsync(request, HostTests.Quick);

    [HttpPost("request")]
    public Task<Consent> RequestConsent(RequestConsentRequest request) => client.RequestConsentAsync(request);

    [HttpPost("response")]
    public Task<ZaloResponse<Consent>> RequestConsentWithResponse(RequestConsentRequest request) => client.RequestConsentWithResponseAsync(request);

    [HttpPost("check")]
    public Task<CheckConsentResponse> Check(CheckConsentRequest request) => client.CheckConsentAsync(request);

    [HttpPost("list")]
    public Task<ListRequestConsentResponse> List(ListRequestConsentRequest request) => client.ListRequestConsentAsync(request);

    [HttpPost("body")]
    public IActionResult Body(OrderBody order) => Ok(order);

    [HttpGet("query")]
    public IActionResult Query(CallType type) => Ok(type);

    [HttpGet("route/{type}")]
    public IActionResult Route(CallType type) => Ok(type);
}

/// <summary>A body of the program's own.</summary>
/// <param name="CallType">A value of the contract.</param>
public sealed record OrderBody(CallType CallType);
