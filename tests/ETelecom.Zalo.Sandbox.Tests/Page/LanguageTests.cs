using System.Globalization;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>English and Vietnamese: the browser's own at first, then the one that was chosen.</summary>
[Trait("Category", "Slow")]
public sealed class LanguageTests(Chromium chromium) : PageTest(chromium)
{
    [SkippableTheory]
    [InlineData("vi-VN", "vi", "Yêu cầu")]
    [InlineData("en-GB", "en", "Requests")]
    [InlineData("fr-FR", "en", "Requests")]
    public async Task The_browser_says_which_is_the_first(string locale, string language, string heading)
    {
        await OpenAsync(locale: locale);

        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(Page.Locator("#requests-title")).ToHaveTextAsync(heading);
    }

    [SkippableFact]
    public async Task A_switch_changes_every_text_and_is_remembered()
    {
        var consent = await RequestAsync();
        await OpenAsync();
        await Button("Tiếng Việt").ClickAsync();

        var vietnamese = CultureInfo.GetCultureInfo("vi");
        await SaysAsync(Row(consent), consent.CallType!.Value.GetDisplayName(vietnamese));
        await SaysAsync(Message(consent), consent.ReasonCode!.Value.GetDisplayName(vietnamese));
        await Button("Đồng ý").ClickAsync();
        await SaysAsync(Row(consent), ReplyStatus.Agreed.GetDisplayName(vietnamese));

        await Page.ReloadAsync();
        await Expect(Page.Locator("#requests-title")).ToHaveTextAsync("Yêu cầu");
        await Button("English").ClickAsync();
        await SaysAsync(Row(consent), ReplyStatus.Agreed.GetDisplayName(CultureInfo.GetCultureInfo("en")));
    }

    [SkippableFact]
    public async Task Both_have_the_same_texts_with_the_same_blanks()
    {
        await OpenAsync();

        var differences = await Page.EvaluateAsync<string[]>("""
            async () => {
              const [en, vi] = (await Promise.all(['en', 'vi'].map(name => import(`/_sandbox/page/${name}.js`)))).map(module => module.default);
              const blanks = text => (text?.match(/\{\w+\}/g) ?? []).sort().join();
              return [...new Set([...Object.keys(en), ...Object.keys(vi)])].filter(key => !en[key] || !vi[key] || blanks(en[key]) !== blanks(vi[key]));
            }
            """);

        Assert.Empty(differences);
    }
}
