using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>The contract, over a socket straight to a sandbox.</summary>
public sealed class ContractOfTheSandboxTests : ConsentContract
{
    private ZaloSandbox? _sandbox;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _sandbox!.DisposeAsync();
    }

    protected override async Task<IServiceUnderTest> ConnectAsync() => new SandboxUnderTest(_sandbox = await ZaloSandbox.StartAsync());
}
