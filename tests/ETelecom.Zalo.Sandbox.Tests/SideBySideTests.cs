using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>Many sandboxes in one process, each with its own port, records, bill, clock and faults.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public async Task A_hundred_do_not_disturb_each_other()
    {
        var sandboxes = await Task.WhenAll(Enumerable.Range(0, 100).Select(seed => ZaloSandbox.StartAsync(new() { Seed = seed })));
        var ids = await Task.WhenAll(sandboxes.Select(async (sandbox, index) =>
        {
            if (index % 10 == 0) sandbox.Faults.Next(SandboxFault.Unavailable, "ListRequestConsent");
            using var client = sandbox.CreateClient();
            for (var i = 0; i < index % 5; i++) await client.RequestConsentAsync(Sample.Request());
            return (await client.RequestConsentAsync(Sample.Request())).Id;
        }));

        Assert.Equal(100, sandboxes.Select(sandbox => sandbox.Address).Distinct().Count());
        Assert.Equal(100, ids.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 100).Select(index => (index % 5) + 1), sandboxes.Select(sandbox => sandbox.Ledger.Charges.Count));
        Assert.All(sandboxes, sandbox => Assert.DoesNotContain(sandbox.Ledger.Requests, request => request.Fault is not null));
        foreach (var sandbox in sandboxes) await sandbox.DisposeAsync();
    }
}
