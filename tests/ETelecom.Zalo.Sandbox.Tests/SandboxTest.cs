using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>A test with a sandbox and a client of its own.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private protected ZaloSandbox Sandbox { get; private set; } = null!;

    private protected ZaloConsentClient Client { get; private set; } = null!;

    private protected virtual ZaloSandboxOptions Options => new();

    public virtual async Task InitializeAsync()
    {
        Sandbox = await ZaloSandbox.StartAsync(Options);
        Client = Sandbox.CreateClient();
    }

    public virtual async Task DisposeAsync()
    {
        Client.Dispose();
        await Sandbox.DisposeAsync();
    }
}
