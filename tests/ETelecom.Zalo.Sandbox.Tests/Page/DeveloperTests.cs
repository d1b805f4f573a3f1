using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>What the developer looks at and sets: the list, the detail, the bill, the faults.</summary>
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
        await SaysAsync(Page.Locator("#active"), "All calls are answered as they should be.");
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

        await SaysAsync(Page.Locator("#active"), "All calls are answered as they should be.");
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
