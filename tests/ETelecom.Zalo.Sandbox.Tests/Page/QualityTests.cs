using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>Readable for everyone, on every screen, small, and safe.</summary>
[Trait("Category", "Slow")]
public sealed class QualityTests(Chromium chromium) : PageTest(chromium)
{
    private const int MostBytes = 100 * 1000;

    public static TheoryData<ColorScheme, int, string> Looks() => new()
    {
        { ColorScheme.Light, 1280, "en-GB" },
        { ColorScheme.Dark, 1280, "vi-VN" },
        { ColorScheme.Light, 360, "vi-VN" },
        { ColorScheme.Dark, 360, "en-GB" },
    };

    [SkippableTheory]
    [MemberData(nameof(Looks))]
    public async Task The_page_has_no_serious_accessibility_problem(ColorScheme scheme, int width, string locale)
    {
        await ManyKindsOfRequestsAsync();
        await OpenAsync(scheme: scheme, width: width, locale: locale);
        await Expect(Page.Locator("#rows tr")).ToHaveCountAsync(4);
        Assert.Empty(await BarriersAsync());

        await Page.Locator("#rows button").First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.Empty(await BarriersAsync());
    }

    [SkippableTheory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task A_narrow_screen_needs_no_scrolling_sideways(int width)
    {
        await ManyKindsOfRequestsAsync();
        await OpenAsync(width: width, locale: "vi-VN");
        await Expect(Page.Locator("#rows tr")).ToHaveCountAsync(4);

        Assert.Equal(width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [SkippableFact]
    public async Task The_page_weighs_less_than_100_kB_in_all()
    {
        await OpenAsync();
        await Expect(Page.Locator("#live")).ToHaveTextAsync("Live");

        var sizes = await Page.EvaluateAsync<int[]>("""
            performance.getEntries().filter(entry => entry.entryType === 'navigation' || entry.name.includes('/_sandbox/page/')).map(entry => entry.decodedBodySize)
            """);

        Assert.True(sizes.Length > 10 && sizes.All(size => size > 0), string.Join(' ', sizes));
        Assert.InRange(sizes.Sum(), 1, MostBytes - 1);
    }

    [SkippableFact]
    public async Task A_text_never_becomes_markup()
    {
        await OpenAsync();

        var html = await Page.EvaluateAsync<string>("""
            async () => (await import('/_sandbox/page/dom.js')).h('p', {}, '<img src=x onerror=alert(1)>').innerHTML
            """);

        Assert.Equal("&lt;img src=x onerror=alert(1)&gt;", html);
    }

    private async Task ManyKindsOfRequestsAsync()
    {
        await RequestAsync();
        await RequestAsync("84987654321", CallType.AudioAndVideo);
        var agreed = await RequestAsync("84901234567");
        var rejected = await RequestAsync("84355512345", CallType.Audio);
        Sandbox.Reply(agreed.Id!, ReplyStatus.Agreed);
        Sandbox.Reply(rejected.Id!, ReplyStatus.Rejected);
    }

    private async Task<string[]> BarriersAsync()
    {
        // An entry that slides in is not yet what it will be: its colours are read when it has arrived.
        await Page.EvaluateAsync("Promise.allSettled(document.getAnimations().map(animation => animation.finished))");
        var result = await Page.RunAxe();
        return
        [
            .. result.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"),
        ];
    }
}
