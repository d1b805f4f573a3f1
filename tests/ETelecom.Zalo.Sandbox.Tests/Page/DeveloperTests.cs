using System.Collections;
using System.Linq;
using System.Management.Automation.Language;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>What the developer sees and sets: the list, the detail, the bill, the faults.</summary>
[Trait("Category", "Slow")]
public sealed class DeveloperTests(Chromium chromium) : PageTest(chromium)
{
    [SkippableFact]
    public async Task A_fault_that_is_set_meets_the_next_call_and_is_used_up()
    {
        await OpenAsync();
        await Page.Locator("#fault-form [name=fault]").SelectOptionAsync("commit-then-503");
        await Button("On the next call").ClickAsync();
        await SaysAsync(Page.Locator("#active"), "Next: commit-then-503");

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => RequestAsync());

        Assert.Equal(503, exception.ResponseStatusCode);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        await SaysAsync(Page.Locator("#arrivals li").First, "503");
        await SaysAsync(Page.Locator("#arrivals li").First, "commit-then-503");
        await Expect(Page.Locator("#charge-count")).ToHaveTextAsync("1");
        await SaysAsync(Page.Locator("#active"), "No faults: every call is answered normally.");
        await RequestAsync();
    }

    [SkippableFact]
    public async Task A_fault_of_every_call_lasts_until_it_is_cleared()
    {
        await OpenAsync();
        await Page.Locator("#fault-form [name=fault]").SelectOptionAsync("commit-then-503");
        await Button("On every call").ClickAsync();
        await SaysAsync(Page.Locator("#active"), "Always: commit-then-503");
        await Assert.ThrowsAsync<ZaloConsentException>(() => RequestAsync());

        await Button("Clear all faults").ClickAsync();

        await SaysAsync(Page.Locator("#active"), "No faults: every call is answered normally.");
        await RequestAsync();
    }

    [SkippableFact]
    public async Task The_list_is_filtered()
    {
        var waiting = await RequestAsync();
        var agreed = await RequestAsync("84987654321");
        await OpenAsync();
        await Button("Agree").ClickAsync();
        await SaysAsync(Row(agreed), "Agreed");

        await Page.GetByLabel("Reply").SelectOptionAsync("P");
        await Expect(Row(waiting)).ToHaveCountAsync(0);
        await Expect(Row(agreed)).ToBeVisibleAsync();
        await Page.GetByLabel("Reply").SelectOptionAsync("");
        await Page.GetByLabel("Find").FillAsync("84912");
        await Expect(Row(agreed)).ToHaveCountAsync(0);
        await Expect(Row(waiting)).ToBeVisibleAsync();
        await Page.GetByLabel("Find").FillAsync("nothing of the kind");
        await SaysAsync(Page.Locator("#nothing"), "No request matches the filter.");
    }

    [SkippableFact]
    public async Task The_detail_shows_what_was_asked_and_what_is_answered_and_closes_with_Escape()
    {
        var consent = await RequestAsync();
        await OpenAsync();

        await Row(consent).GetByRole(AriaRole.Button).ClickAsync();

        var detail = Page.GetByRole(AriaRole.Dialog);
        await SaysAsync(detail, $"Request to {Phone}");
        await SaysAsync(detail, "\"reason_code\": \"delivery_notification\"");
        await SaysAsync(detail, $"\"id\": \"{consent.Id}\"");
        await SaysAsync(detail, "RequestConsent");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(detail).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task An_empty_sandbox_says_how_to_send_the_first_request()
    {
        await OpenAsync();

        await SaysAsync(Page.Locator("#nothing"), $"curl {Sandbox.BaseUrl(ZaloAccount.Shop)}.Zalo/RequestConsent");
        await SaysAsync(Page.Locator("#nothing"), $"Bearer {Sandbox.CreateClientOptions().ApiKey}");
    }

    /// <summary>Read by PowerShell's own parser, and sent as it says: there is no PowerShell here to run it.</summary>
    [SkippableFact]
    public async Task The_command_for_Windows_is_PowerShell_and_makes_the_first_request()
    {
        await OpenAsync();
        var text = await Page.Locator("#nothing pre").Nth(1).InnerTextAsync();
        var script = Parser.ParseInput(text, out _, out var errors);
        Assert.Empty(errors);
        var words = ((CommandAst)script.Find(node => node is CommandAst, searchNestedScriptBlocks: false)!).CommandElements;
        Assert.Equal("Invoke-RestMethod", words[0].SafeGetValue());
        var values = words.Skip(1).Chunk(2).ToDictionary(pair => ((CommandParameterAst)pair[0]).ParameterName, pair => pair[1].SafeGetValue());

        using var http = new HttpClient();
        using var content = new StringContent((string)values["Body"], Encoding.UTF8, (string)values["ContentType"]);
        using var request = new HttpRequestMessage(new HttpMethod((string)values["Method"]), (string)values["Uri"]) { Content = content };
        foreach (DictionaryEntry header in (Hashtable)values["Headers"]) request.Headers.Add((string)header.Key, (string)header.Value!);
        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(Sandbox.Ledger.Charges);
    }

    [SkippableFact]
    public async Task Identical_polls_are_one_line_and_requests_are_not()
    {
        await OpenAsync();
        for (var i = 0; i < 12; i++) await CheckAsync();
        await RequestAsync();
        await RequestAsync();

        await Expect(Page.Locator("#request-count")).ToHaveTextAsync("14");
        await Expect(Page.Locator("#arrivals li")).ToHaveCountAsync(3);
        await SaysAsync(Page.Locator("#arrivals li").Last, "12 times");
        await CheckAsync();
        await Expect(Page.Locator("#arrivals li")).ToHaveCountAsync(4);
    }

    [SkippableFact]
    public async Task What_arrives_while_the_page_loads_is_not_lost()
    {
        await OpenAsync();
        var accounts = Page.Locator("#accounts dt"); // come last: when they are there, everything is loaded
        await Expect(accounts).ToHaveCountAsync(2);
        await Page.RouteAsync("**/_sandbox/ledger?after_*", async route =>
        {
            var snapshot = await route.FetchAsync();
            await RequestAsync();
            // Time for its events to overtake the snapshot, which knows nothing of it.
            await Task.Delay(1000);
            await route.FulfillAsync(new() { Response = snapshot });
        });

        await Page.ReloadAsync();

        await Expect(accounts).ToHaveCountAsync(2);
        await Expect(Page.Locator("#charge-count")).ToHaveTextAsync("1");
        await SaysAsync(Page.Locator("#charges"), Phone);
        await SaysAsync(Page.Locator("#arrivals"), "200");
    }

    [SkippableFact]
    public async Task Everything_is_forgotten_when_the_developer_says_so()
    {
        var consent = await RequestAsync();
        await OpenAsync();
        await Expect(Row(consent)).ToBeVisibleAsync();
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();

        await Button("Reset everything").ClickAsync();

        await Expect(Row(consent)).ToHaveCountAsync(0);
        await Expect(Page.Locator("#charge-count")).ToHaveTextAsync("0");
        Assert.Empty((await Client.ListRequestConsentAsync(new())).Consents!);
    }
}
