using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>The API reference: the spec to read, and a request to try out on this sandbox.</summary>
[Trait("Category", "Slow")]
public sealed class ReferenceTests(Chromium chromium) : PageTest(chromium)
{
    [SkippableTheory]
    [InlineData("en-GB", "API reference", "Send a request for calling permission")]
    [InlineData("vi-VN", "Tài liệu API", "Gửi yêu cầu cấp quyền gọi")]
    public async Task It_is_in_the_language_of_the_page(string locale, string link, string summary)
    {
        await OpenAsync(locale: locale);

        await Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();

        await SaysAsync(Page.Locator("#operations-Zalo-RequestConsent"), summary);
    }

    [SkippableFact]
    public async Task A_request_that_is_tried_out_goes_to_this_sandbox()
    {
        await OpenAsync("/_sandbox/reference/index.html");
        await Button("Authorize").ClickAsync();
        var dialog = Page.Locator(".modal-ux");
        await dialog.Locator("input").FillAsync(Sandbox.CreateClientOptions().ApiKey!);
        await dialog.Locator("button.authorize").ClickAsync();
        await dialog.Locator("button.btn-done").ClickAsync();

        var operation = Page.Locator("#operations-Zalo-RequestConsent");
        await operation.Locator(".opblock-summary-control").ClickAsync();
        await operation.Locator("button.execute").ClickAsync();

        await Expect(operation.Locator(".live-responses-table .response-col_status").Last).ToContainTextAsync("200");
        var record = Assert.Single((await Client.ListRequestConsentAsync(new())).Consents!);
        Assert.Equal(CallType.Video, record.CallType);
    }
}
