// A small program over all of the SDK's methods. The tests publish it as native code and trimmed, point it at a service of their own
// with the environment variables of the settings, and read what it prints.
using System;
using ETelecom.Zalo;

var options = ZaloConsentClientOptions.FromEnvironment();
using var client = new ZaloConsentClient(options);

var consent = await client.RequestConsentAsync(new RequestConsentRequest
{
    OaId = "1234567890123456789",
    Phone = "84912345678",
    CallType = CallType.Video,
    ReasonCode = ReasonCode.ProductServiceConsulting,
});
Console.WriteLine(consent.ToJson());

var check = await client.CheckConsentWithResponseAsync(new CheckConsentRequest { OaId = "1234567890123456789", Phone = "84912345678" });
Console.WriteLine($"{check.StatusCode}, {check.Value.IsGranted(DateTimeOffset.UtcNow)}");

var list = await client.ListRequestConsentAsync(new ListRequestConsentRequest { Filter = new ConsentFilter { CallType = CallType.Video } });
Console.WriteLine(list.Consents![0].ToJson());

// What a later version of the service could answer.
Console.WriteLine(Consent.FromJson("""{ "delivery_status": "teleported", "new": [1e400, { "a": null }] }""").ToJson());

options.ApiKey = "wrong";
using var stranger = new ZaloConsentClient(options);
try
{
    await stranger.CheckConsentAsync(new CheckConsentRequest { OaId = "1", Phone = "84912345678" });
}
catch (ZaloConsentException exception)
{
    Console.WriteLine($"{exception.Outcome}, {exception.Error?.Code?.GetDisplayName()}");
}
