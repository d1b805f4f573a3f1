using System;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>
/// The picture of the README, which is made anew by
/// <c>SANDBOX_PICTURE=$PWD/docs/sandbox-page.png dotnet test tests/ETelecom.Zalo.Sandbox.Tests -p:Slow=true --filter FullyQualifiedName~PictureTests</c>.
/// </summary>
[Trait("Category", "Slow")]
public sealed class PictureTests(Chromium chromium) : PageTest(chromium)
{
    [SkippableFact]
    public async Task It_shows_a_request_of_every_kind()
    {
        await AskAsync("84355512310", CallType.Audio, ReasonCode.FlightAnnouncement);
        Sandbox.Advance(TimeSpan.FromHours(25));
        Sandbox.Reply(await AskAsync("84987654321", CallType.AudioAndVideo, ReasonCode.OrderAppointmentConfirmation), ReplyStatus.Rejected);
        Sandbox.Advance(TimeSpan.FromSeconds(125));
        Sandbox.Reply(await AskAsync("84901234567", CallType.Video, ReasonCode.ProductServiceConsulting), ReplyStatus.Agreed);
        Sandbox.Advance(TimeSpan.FromMinutes(1));
        Sandbox.Faults.Next(SandboxFault.CommitThen503);
        using (var partner = Sandbox.CreateClient(ZaloAccount.Partner))
            await Assert.ThrowsAsync<ZaloConsentException>(() => partner.RequestConsentAsync(Request("84976543210", CallType.Audio, ReasonCode.UpdateOrder)));
        Sandbox.Advance(TimeSpan.FromMinutes(6));
        for (var i = 0; i < 12; i++) await CheckAsync();
        await AskAsync("84961112233", CallType.Audio, ReasonCode.UpdateOrder);
        Sandbox.Advance(TimeSpan.FromSeconds(6));
        await AskAsync(Phone, CallType.Video, ReasonCode.DeliveryNotification);
        Sandbox.Advance(TimeSpan.FromSeconds(3));

        await OpenAsync(width: 1280, height: 960);
        await Expect(Page.Locator("#rows tr")).ToHaveCountAsync(6);
        await SaysAsync(Page.Locator("#arrivals"), "12 times");
        await Expect(Page.Locator("#live")).ToHaveTextAsync("Live");
        await Expect(Page.Locator("#phone-time")).Not.ToBeEmptyAsync();

        Assert.NotEmpty(await Page.ScreenshotAsync(new() { Path = Environment.GetEnvironmentVariable("SANDBOX_PICTURE") }));
    }

    private static RequestConsentRequest Request(string phone, CallType callType, ReasonCode reason) =>
        new() { CallType = callType, OaId = OaId, Phone = phone, ReasonCode = reason };

    private async Task<string> AskAsync(string phone, CallType callType, ReasonCode reason) =>
        (await Client.RequestConsentAsync(Request(phone, callType, reason))).Id!;
}
