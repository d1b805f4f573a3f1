using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>The control API, as a program in another language sees it.</summary>
public sealed class ControlTests : SandboxTest, IDisposable
{
    private HttpClient _http = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _http = new HttpClient { BaseAddress = new Uri(Sandbox.Address, "/_sandbox/") };
    }

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_ledger_is_paged_and_its_counts_come_alone()
    {
        for (var i = 0; i < 3; i++) await Client.RequestConsentAsync(Sample.Request());
        await Client.CheckConsentAsync(Sample.Check());

        var all = await GetAsync("ledger");
        var rest = await GetAsync("ledger?after_request=3&after_charge=1&limit=1");
        var counts = await GetAsync("ledger?limit=0");

        Assert.Equal(["RequestConsent", "RequestConsent", "RequestConsent", "CheckConsent"], all["requests"]!.Select(request => (string?)request["method"]));
        Assert.Equal(Sandbox.Ledger.Charges.Select(charge => charge.RecordId), all["charges"]!.Select(charge => (string?)charge["record_id"]));
        Assert.Equal(4, (int)Assert.Single(rest["requests"]!)["sequence"]!);
        Assert.Equal(2, (int)Assert.Single(rest["charges"]!)["sequence"]!);
        Assert.Equal(4, (int)counts["request_count"]!);
        Assert.Equal(3, (int)counts["charge_count"]!);
        Assert.Empty(counts["requests"]!);
        Assert.Empty(counts["charges"]!);
    }

    [Fact]
    public async Task A_request_without_a_status_line_is_none()
    {
        await RawCall.OfAsync(Sandbox, fault: "reset-after-work");
        await RawCall.SendAsync(Sandbox, "GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        var requests = (await GetAsync("ledger"))["requests"]!;

        Assert.Equal("none", (string?)requests[0]!["status"]);
        Assert.Equal("shop", (string?)requests[0]!["account"]);
        Assert.Equal("reset-after-work", (string?)requests[0]!["fault"]);
        Assert.Equal(404, (int)requests[1]!["status"]!);
        Assert.Null((string?)requests[1]!["account"]);
        Assert.Null((string?)requests[1]!["method"]);
    }

    [Fact]
    public async Task Records_of_both_accounts_are_filtered_and_paged_newest_first()
    {
        using var partner = Sandbox.CreateClient(ZaloAccount.Partner);
        var first = (await Client.RequestConsentAsync(Sample.Request())).Id;
        var second = (await partner.RequestConsentAsync(Sample.Request())).Id;
        var third = (await Client.RequestConsentAsync(Sample.Request("84987654321"))).Id;

        Assert.Equal([third, second, first], IdsIn(await GetAsync("records")));
        Assert.Equal([third, first], IdsIn(await GetAsync("records?account=shop")));
        Assert.Equal([second, first], IdsIn(await GetAsync("records?phone=0912345678&is_charged=true&reply_status=S")));
        var page = await GetAsync("records?limit=2");
        Assert.Equal([first], IdsIn(await GetAsync($"records?limit=2&after={page["next"]}")));
    }

    [Fact]
    public async Task A_record_contains_its_life()
    {
        var id = (await Client.RequestConsentAsync(Sample.Request())).Id;
        await AssertLifeAsync("sent", "received", false);

        Sandbox.Advance(TimeSpan.FromSeconds(2));
        await AssertLifeAsync("received", "received", true);

        await PostAsync("clock", """{"advance": 8}""");
        await AssertLifeAsync("seen", "seen", true);

        await PostAsync("reply", $$"""{"id": "{{id}}", "reply_status": "P"}""");
        await AssertLifeAsync("answered", "answered", true);

        await PostAsync("clock", $$"""{"advance": {{30 * 86400}}}""");
        await AssertLifeAsync("expired", "expired", true);

        async Task AssertLifeAsync(string state, string step, bool isOver)
        {
            var record = await GetAsync($"records/{id}");
            Assert.Equal(id, Consent.FromJson(record["consent"]!.ToString()).Id);
            Assert.Equal(state, (string?)record["state"]);
            Assert.Equal(isOver, record["life"]![step]!.Type != JTokenType.Null);
        }
    }

    [Fact]
    public async Task A_reply_grants_and_a_second_one_is_refused()
    {
        var id = (await Client.RequestConsentAsync(Sample.Request())).Id;

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("reply", $$"""{"id": "{{id}}", "reply_status": "P"}""")).Status);
        Assert.Equal(0, (await Client.CheckConsentAsync(Sample.Check())).Error);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PostAsync("reply", $$"""{"id": "{{id}}", "reply_status": "N"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("reply", """{"id": "1", "reply_status": "N"}""")).Status);
    }

    [Fact]
    public async Task Faults_are_listed_set_and_cleared()
    {
        var known = (await GetAsync("faults"))["known"]!;
        Assert.Equal(SandboxFault.All.Select(fault => fault.Name), known.Select(fault => (string?)fault["name"]));
        Assert.All(known, fault => Assert.NotEqual((string?)fault["description"], (string?)fault["description_vi"]));

        var (_, set) = await PostAsync("faults", """
            {"next": ["nulls", {"fault": "slow-headers", "seconds": 0.1, "method": "CheckConsent"}], "always": "unknown-fields", "random": {"rate": 0.5, "seed": 3}}
            """);
        Assert.Equal(["nulls", "slow-headers"], set["queue"]!.Select(use => (string?)use["fault"]));
        Assert.Equal("unknown-fields", (string?)set["always"]!["fault"]);
        Assert.Equal(3, (int)set["random"]!["seed"]!);
        Assert.DoesNotContain("no-answer", set["random"]!["faults"]!.Select(name => (string?)name));
        await Client.CheckConsentAsync(Sample.Check());
        Assert.Equal("nulls", Sandbox.Ledger.Requests[^1].Fault?.Name);

        using var cleared = await _http.DeleteAsync("faults");
        var state = JObject.Parse(await cleared.Content.ReadAsStringAsync());
        Assert.Empty(state["queue"]!);
        Assert.Equal(JTokenType.Null, state["always"]!.Type);
        Assert.Equal(JTokenType.Null, state["random"]!.Type);
    }

    [Theory]
    [InlineData("""{"next": ["nonsense"]}""")]
    [InlineData("""{"next": ["nulls", 7]}""")]
    [InlineData("""{"next": [{"fault": "nulls", "seconds": -1}]}""")]
    [InlineData("""{"next": [{"fault": "nulls", "method": "Nothing"}]}""")]
    [InlineData("""{"next": ["nulls"], "random": {"rate": 2}}""")]
    [InlineData("""{"next": ["nulls"], "random": {"rate": 0.5, "seed": 99999999999}}""")]
    [InlineData("""{"next": ["nulls"], "refuse": "long"}""")]
    [InlineData("""{"next": ["nulls"], "nxt": []}""")]
    [InlineData("""[]""")]
    [InlineData("""{"next": [""")]
    [InlineData("")]
    public async Task An_invalid_setting_is_a_400_and_sets_nothing(string body)
    {
        var (status, error) = await PostAsync("faults", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(((string?)error["msg"])!.Length > 0);
        Assert.Empty((await GetAsync("faults"))["queue"]!);
    }

    [Theory]
    [InlineData("POST", "clock", """{"advance": -1}""", 400)]
    [InlineData("POST", "clock", """{"advance": 1e300}""", 400)]
    [InlineData("POST", "clock", """{}""", 400)]
    [InlineData("POST", "reply", """{"id": 7, "reply_status": "P"}""", 400)]
    [InlineData("POST", "reply", """{}""", 400)]
    [InlineData("GET", "records?nonsense=1", null, 400)]
    [InlineData("GET", "records?account=admin", null, 400)]
    [InlineData("GET", "records?oa_id=x", null, 400)]
    [InlineData("GET", "records?after=7", null, 400)]
    [InlineData("GET", "records/7", null, 404)]
    [InlineData("GET", "records/../../etc/passwd", null, 404)]
    [InlineData("GET", "ledger?limit=x", null, 400)]
    [InlineData("GET", "ledger?limit=100000", null, 400)]
    [InlineData("GET", "nothing", null, 404)]
    [InlineData("PUT", "faults", null, 404)]
    [InlineData("DELETE", "records", null, 404)]
    public async Task An_invalid_call_is_refused_with_an_error_body(string method, string path, string? body, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty(ApiError.FromJson(await response.Content.ReadAsStringAsync()).Msg!);
    }

    [Fact]
    public async Task A_form_of_a_strangers_web_page_is_refused()
    {
        await Client.RequestConsentAsync(Sample.Request());

        using var response = await _http.PostAsync("reset", new StringContent("{}", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Single(Sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task Refused_connections_come_back_after_their_time()
    {
        // Long enough for a busy machine to see a refusal.
        await PostAsync("faults", """{"refuse": 3}""");
        using var stranger = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(new Uri(Sandbox.Address, "/_sandbox/clock")));

        for (var i = 0; i < 300; i++)
        {
            try
            {
                using var response = await stranger.GetAsync(new Uri(Sandbox.Address, "/_sandbox/clock"));
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail("It never listened again.");
    }

    [Fact]
    public async Task A_reset_forgets_everything()
    {
        var before = await Client.RequestConsentAsync(Sample.Request());
        await PostAsync("clock", """{"advance": 86400}""");
        await PostAsync("faults", """{"always": "nulls"}""");

        await PostAsync("reset", "{}");

        Assert.Empty(Sandbox.Ledger.Requests);
        Assert.Empty(Sandbox.Ledger.Charges);
        Assert.Equal(0, (double)(await GetAsync("clock"))["advanced"]!);
        Assert.Equal(before.Id, (await Client.RequestConsentAsync(Sample.Request())).Id);
    }

    [Fact]
    public async Task Settings_contain_the_address_and_the_key()
    {
        var shop = (await GetAsync("settings"))["accounts"]![0]!;

        Assert.Equal(Sandbox.BaseUrl(ZaloAccount.Shop), (string?)shop["base_url"]);
        Assert.Equal(Sandbox.CreateClientOptions().ApiKey, (string?)shop["key"]);
    }

    private static List<string?> IdsIn(JObject page) => [.. page["records"]!.Select(record => (string?)record["id"])];

    private async Task<JObject> GetAsync(string path) => JObject.Parse(await _http.GetStringAsync(path));

    private async Task<(HttpStatusCode Status, JObject Body)> PostAsync(string path, string body)
    {
        using var response = await _http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        return (response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }
}
