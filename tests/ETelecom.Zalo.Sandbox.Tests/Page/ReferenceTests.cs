using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>The API reference: the spec to read, and a request to try out on this sandbox.</summary>
[Trait("Category", "Slow")]
public sealed class ReferenceTests(Chromium chromium) : PageTest(chromium)
{
    [SkippableTheory]
    [InlineData("en-GB", "API reference", "eTelecom Zalo consent API", "Send a request for calling permission")]
    [InlineData("vi-VN", "Tài liệu API", "API quyền gọi Zalo của eTelecom", "Gửi yêu cầu cấp quyền gọi")]
    public async Task It_is_in_the_language_of_the_page(string locale, string link, string title, string summary)
    {
        await OpenAsync(locale: locale);

        await Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();

        await SaysAsync(Page.Locator("#operations-Zalo-RequestConsent"), summary);
        await HasTitleAsync(title);
    }

    [SkippableFact]
    public async Task Its_title_follows_the_language_that_is_chosen_there()
    {
        await OpenAsync("/_sandbox/reference/index.html");
        await HasTitleAsync("eTelecom Zalo consent API");

        await Page.Locator("#select").SelectOptionAsync(new SelectOptionValue { Label = "vi" });

        await HasTitleAsync("API quyền gọi Zalo của eTelecom");
    }

    [SkippableFact]
    public async Task A_request_that_is_tried_out_goes_to_this_sandbox_with_its_key_filled_in()
    {
        await OpenAsync("/_sandbox/reference/index.html");
        var operation = Page.Locator("#operations-Zalo-RequestConsent");
        await operation.Locator(".opblock-summary-control").ClickAsync();
        await operation.Locator("button.execute").ClickAsync();

        await Expect(operation.Locator(".live-responses-table .response-col_status").Last).ToContainTextAsync("200");
        var record = Assert.Single((await Client.ListRequestConsentAsync(new())).Consents!);
        Assert.Equal(CallType.Video, record.CallType);
    }

    [SkippableFact]
    public async Task A_key_of_a_sandbox_that_ran_here_before_is_replaced_and_the_partners_stays()
    {
        await OpenAsync("/_sandbox/reference/index.html");
        Assert.Equal("sandbox-shop-key", await KeyAfterReloadAsync("an-old-key"));
        Assert.Equal("sandbox-partner-key", await KeyAfterReloadAsync("sandbox-partner-key"));
    }

    [SkippableFact]
    public async Task It_fits_the_screen_of_a_phone()
    {
        await OpenAsync("/_sandbox/reference/index.html", width: 360);

        await Expect(Page.Locator("meta[name=viewport]")).ToHaveAttributeAsync("content", "width=device-width, initial-scale=1");
    }

    private async Task<string> KeyAfterReloadAsync(string entered)
    {
        await Page.EvaluateAsync("key => localStorage.setItem('authorized', JSON.stringify({ ApiKey: { name: 'ApiKey', schema: {}, value: key } }))", entered);
        await Page.ReloadAsync();
        return await Page.EvaluateAsync<string>("JSON.parse(localStorage.getItem('authorized')).ApiKey.value");
    }
}
