// Asks one person for permission to call. A sandbox replaces the service: no key, no network, no money.
using System;
using ETelecom.Zalo;
using ETelecom.Zalo.Sandbox;

await using var sandbox = await ZaloSandbox.StartAsync();
using var client = new ZaloConsentClient(sandbox.CreateClientOptions());

var request = new RequestConsentRequest
{
    OaId = "1234567890123456789",
    Phone = "84912345678",
    CallType = CallType.Video,
    ReasonCode = ReasonCode.ProductServiceConsulting,
};

try
{
    var result = await client.EnsureConsentAsync(request);
    Console.WriteLine($"{result.Status}: {result.Consent?.ToJson()}");
}
catch (ZaloConsentException exception)
{
    Console.Error.WriteLine($"{exception.Message} It may have been charged: {exception.MayHaveBeenCharged}");
    return 1;
}

await foreach (var consent in client.ListAllAsync(new ConsentFilter { OaId = request.OaId }))
    Console.WriteLine($"{consent.Phone} {consent.ReplyStatus?.GetDisplayName()}");

return 0;
