using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox.Server;
using Microsoft.Playwright;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>
/// A sandbox, a client, and the page in a browser. Whatever a test does, it must end without an error on the console and without a request
/// to another host.
/// </summary>
public abstract class PageTest(Chromium chromium) : IAsyncLifetime, IClassFixture<Chromium>
{
    protected const string OaId = "1234567890123456789";
    protected const string Phone = "84912345678";

    private readonly ConcurrentQueue<string> _faults = new();
    private IBrowserContext? _context;

    protected ZaloSandbox Sandbox { get; private set; } = null!;

    protected ZaloConsentClient Client { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Sandbox = await SandboxServer.StartAsync();
        Client = Sandbox.CreateClient();
    }

    public async Task DisposeAsync()
    {
        if (_context is not null) await _context.DisposeAsync();
        Client.Dispose();
        await Sandbox.DisposeAsync();
        Assert.Empty(_faults);
    }

    protected async Task OpenAsync(string path = "", string locale = "en-GB", ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        _context = await chromium.OpenAsync(new() { Locale = locale, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        _context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Sandbox.Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _faults.Enqueue($"a request to {request.Url}");
        };
        Page = await _context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _faults.Enqueue($"{message.Type}: {message.Text}");
        };
        Page.PageError += (_, error) => _faults.Enqueue(error);
        await Page.GotoAsync(new Uri(Sandbox.Address, path).AbsoluteUri);
    }

    protected Task<Consent> RequestAsync(string phone = Phone, CallType? callType = null) => Client.RequestConsentAsync(
        new() { CallType = callType ?? CallType.Video, OaId = OaId, Phone = phone, ReasonCode = ReasonCode.DeliveryNotification });

    protected Task<CheckConsentResponse> CheckAsync() => Client.CheckConsentAsync(new() { OaId = OaId, Phone = Phone });

    protected ILocator Row(Consent consent) => Page.Locator($"#rows tr[data-record='{consent.Id}']");

    protected ILocator Message(Consent consent) => Page.Locator($"#talk [data-record='{consent.Id}']");

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected Task HasTitleAsync(string title) => Assertions.Expect(Page).ToHaveTitleAsync(title);

    /// <summary>The text of an element when it is one of those wanted.</summary>
    protected static Task SaysAsync(ILocator locator, string text) => Expect(locator).ToContainTextAsync(text);
}
