using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>What the customer does on the page, the client sees over the API; and what the client sends, the customer sees at once.</summary>
[Trait("Category", "Slow")]
public sealed class CustomerTests(Chromium chromium) : PageTest(chromium)
{
    [SkippableFact]
    public async Task A_request_appears_without_a_reload_and_when_the_customer_agrees_the_permission_is_there()
    {
        await OpenAsync();
        await Expect(Page.Locator("#live")).ToHaveTextAsync("Live");

        var consent = await RequestAsync();
        await Expect(Row(consent)).ToBeVisibleAsync();
        await SaysAsync(Message(consent), "Delivery notification");
        await Expect(Page.Locator("#charge-count")).ToHaveTextAsync("1");
        Assert.NotEqual(0, (await CheckAsync()).Error);

        await Button("Agree").ClickAsync();

        await SaysAsync(Row(consent), "Agreed");
        await SaysAsync(Message(consent), "Agreed");
        Assert.Equal(0, (await CheckAsync()).Error);
    }

    [SkippableFact]
    public async Task When_the_customer_declines_the_record_says_so()
    {
        var consent = await RequestAsync();
        await OpenAsync();

        await Button("Decline").ClickAsync();

        await SaysAsync(Row(consent), "Rejected");
        Assert.Equal(ReplyStatus.Rejected, await ReplyAsync(consent));
        Assert.NotEqual(0, (await CheckAsync()).Error);
    }

    [SkippableFact]
    public async Task When_the_customer_ignores_it_the_time_to_reply_runs_out()
    {
        var consent = await RequestAsync();
        await OpenAsync();

        await Button("Ignore").ClickAsync();
        await SaysAsync(Message(consent), "Ignored, no reply.");
        Assert.Equal(ReplyStatus.Waiting, await ReplyAsync(consent));

        await Button("+ 24 hours").ClickAsync();

        await SaysAsync(Row(consent), "Expired");
        Assert.Equal(ReplyStatus.NoReply, await ReplyAsync(consent));
        await SaysAsync(Page.Locator("#ahead"), "1 day 0 hours ahead");
    }

    [SkippableFact]
    public async Task A_permission_ends_when_the_clock_jumps_far_enough()
    {
        var consent = await RequestAsync();
        await OpenAsync();
        await Button("Agree").ClickAsync();
        await SaysAsync(Row(consent), "Agreed");

        await Button("+ 30 days").ClickAsync();
        await Button("+ 24 hours").ClickAsync();

        await SaysAsync(Row(consent), "Expired");
        Assert.NotEqual(0, (await CheckAsync()).Error);
    }

    [SkippableFact]
    public async Task The_keyboard_is_enough()
    {
        var consent = await RequestAsync();
        await OpenAsync();
        await Expect(Message(consent)).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("Tab");
        Assert.Equal("To the requests", await FocusedTextAsync());
        for (var i = 0; i < 20 && await FocusedTextAsync() != "Agree"; i++) await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");

        await SaysAsync(Row(consent), "Agreed");
    }

    [SkippableFact]
    public async Task Each_phone_shows_what_was_sent_to_it()
    {
        var first = await RequestAsync();
        var second = await RequestAsync("84987654321", CallType.Audio);
        await OpenAsync();

        await SaysAsync(Message(second), "Voice call");
        await Expect(Message(first)).ToHaveCountAsync(0);
        await Page.Locator("#whose").FillAsync(Phone);

        await SaysAsync(Message(first), "Video call");
        await Expect(Message(second)).ToHaveCountAsync(0);
    }

    [SkippableTheory]
    [InlineData("0987")]
    [InlineData("654 321")]
    [InlineData("+84 987")]
    public async Task A_phone_is_found_by_some_of_its_digits_as_people_write_them(string digits)
    {
        var wanted = await RequestAsync("84987654321");
        await RequestAsync();
        await OpenAsync();
        await Expect(Page.Locator("#numbers option")).ToHaveCountAsync(2);

        await Page.Locator("#whose").FillAsync(digits);

        await Expect(Message(wanted)).ToBeVisibleAsync();
        await Page.Locator("#whose").BlurAsync();
        await Expect(Page.Locator("#whose")).ToHaveValueAsync("84987654321");
    }

    private async Task<ReplyStatus?> ReplyAsync(Consent consent) =>
        (await Client.ListRequestConsentAsync(new())).Consents!.Single(record => record.Id == consent.Id).ReplyStatus;

    private Task<string> FocusedTextAsync() => Page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
}
