using System;
using System.Threading.Tasks;
using ETelecom.Zalo;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace Reader;

/// <summary>A test of a program that asks, and the sandbox's own first example.</summary>
public sealed class TestingTests
{
    #region own-test
    [Fact]
    public async Task A_lost_answer_is_charged_once()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.CreateClient();
        var desk = new DeliveryDesk(client);                               // your code: it takes an IZaloConsentClient
        sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent"); // charged, but answered with a 503

        Assert.False(await desk.MayCallAsync("0912345678"));
        var charge = Assert.Single(sandbox.Ledger.Charges);

        sandbox.Reply(charge.RecordId, ReplyStatus.Agreed);                // the person agrees
        Assert.True(await desk.MayCallAsync("0912345678"));
        Assert.Single(sandbox.Ledger.Charges);
    }
    #endregion

    [Fact]
    public async Task The_sandbox_can_be_controlled()
    {
        var request = new RequestConsentRequest
        {
            OaId = "1234567890123456789", Phone = "84912345678", CallType = CallType.Video, ReasonCode = ReasonCode.UpdateOrder,
        };

        #region sandbox
        await using var sandbox = await ZaloSandbox.StartAsync();       // a free loopback port, in memory
        using var client = sandbox.CreateClient();                      // or CreateClientOptions(ZaloAccount.Partner)

        sandbox.Faults.Next(SandboxFault.CommitThen503);                // the next call is charged, but answered with a 503
        await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(request));
        var charge = Assert.Single(sandbox.Ledger.Charges);
        sandbox.Reply(charge.RecordId, ReplyStatus.Agreed);             // the person agrees
        sandbox.Advance(TimeSpan.FromDays(31));                         // and the permission ends
        #endregion

        var check = await client.CheckConsentAsync(new CheckConsentRequest { OaId = request.OaId, Phone = request.Phone });
        Assert.NotEqual(0, check.Error);
    }

    /// <summary>What a reader would have: whether a delivery may be announced by a call, asking the person where that is needed.</summary>
    private sealed class DeliveryDesk(IZaloConsentClient client)
    {
        public async Task<bool> MayCallAsync(string phone)
        {
            var result = await client.EnsureConsentAsync(new RequestConsentRequest
            {
                OaId = "1234567890123456789", Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification,
            });
            return result.Status == EnsureConsentStatus.AlreadyGranted;
        }
    }
}
