using System;
using System.Threading.Tasks;
#region first-call
using ETelecom.Zalo;
using ETelecom.Zalo.Sandbox;
#endregion
using Xunit;

namespace Reader;

/// <summary>The first call, as a new program makes it.</summary>
public sealed class FirstCallTests
{
    [Fact]
    public async Task It_is_answered_and_on_the_bill()
    {
        #region first-call
        await using var sandbox = await ZaloSandbox.StartAsync(); // a local server: nothing real is sent, nothing is charged
        using var client = sandbox.CreateClient();

        var consent = await client.RequestConsentAsync(new RequestConsentRequest
        {
            OaId = "1234567890123456789",
            Phone = "84912345678",
            CallType = CallType.Video,
            ReasonCode = ReasonCode.ProductServiceConsulting,
        });

        Console.WriteLine($"{consent.Id}: {consent.Status?.GetDisplayName()}, charged: {consent.IsCharged}");
        #endregion

        Assert.Equal(consent.Id, Assert.Single(sandbox.Ledger.Charges).RecordId);
        Assert.Equal(ConsentStatus.Success, consent.Status);
        Assert.True(consent.IsCharged);
    }
}
