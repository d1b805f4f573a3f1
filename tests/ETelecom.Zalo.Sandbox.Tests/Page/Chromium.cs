using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Microsoft.Playwright;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>One Chromium for the tests of a class; each opens windows of its own in it. It is the machine's own: none is ever downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string? Path = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>Without a sandbox of its own, for a container's root; without its own calls home.</summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>A window with no memory of others; skips the test where there is no Chromium.</summary>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options)
    {
        Needed.Is(Path is not null, "There is no Chromium on this machine: on Debian, `apt-get install chromium` gets it.");
        // Only catches a hang: a shared machine is slow at times.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Flags });
        return await _browser.NewContextAsync(options);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
