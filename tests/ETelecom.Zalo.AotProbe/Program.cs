// The smallest program over the SDK. The tests publish it as native code and trimmed, point it at a service of their own with the
// environment variables of the settings, and read what it prints.
using System;
using ETelecom.Zalo;

using var client = new ZaloConsentClient(ZaloConsentClientOptions.FromEnvironment());

var consent = await client.RequestConsentAsync(new RequestConsentRequest
{
    OaId = "1225934657594830147",
    Phone = "84912345678",
    CallType = CallType.Video,
    ReasonCode = ReasonCode.ProductServiceConsulting,
});
Console.WriteLine(consent.ToJson());
