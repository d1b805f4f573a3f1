using System;
using System.Net.Sockets;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>A service that is not there for a while: the operating system refuses, and records and bill live on.</summary>
public sealed class RefusalTests : SandboxTest
{
    [Fact]
    public async Task Connections_are_refused_until_the_listener_is_opened_again()
    {
        await Client.RequestConsentAsync(Sample.Request());
        for (var round = 0; round < 3; round++)
        {
            using (Sandbox.Faults.RefuseConnections())
                Assert.Equal(SocketError.ConnectionRefused, (await Assert.ThrowsAsync<SocketException>(ConnectAsync)).SocketErrorCode);
            await ConnectAsync();
            Assert.Equal(round + 1, (await Client.ListRequestConsentAsync(new())).Consents!.Count);
            await Client.RequestConsentAsync(Sample.Request());
        }

        Assert.Equal(4, Sandbox.Ledger.Charges.Count);
    }

    [Fact]
    public async Task A_connection_that_was_open_does_not_get_through_either()
    {
        await Client.RequestConsentAsync(Sample.Request());
        using var refusal = Sandbox.Faults.RefuseConnections();

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => Client.RequestConsentAsync(Sample.Request()));

        Assert.Single(Sandbox.Ledger.Charges);
        Assert.Single(Sandbox.Ledger.Requests);
        Assert.NotEqual(RequestOutcome.Accepted, exception.Outcome);
    }

    [Fact]
    public async Task Two_refusals_end_with_the_later_one()
    {
        var first = Sandbox.Faults.RefuseConnections();
        var second = Sandbox.Faults.RefuseConnections();
        first.Dispose();
        first.Dispose();
        await Assert.ThrowsAsync<SocketException>(ConnectAsync);

        second.Dispose();

        await ConnectAsync();
    }

    [Fact]
    public async Task ASandbox_that_refuses_can_be_stopped()
    {
        var sandbox = await ZaloSandbox.StartAsync();
        using var refusal = sandbox.Faults.RefuseConnections();

        await sandbox.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task ConnectAsync()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Sandbox.Address.Host, Sandbox.Address.Port);
    }
}
