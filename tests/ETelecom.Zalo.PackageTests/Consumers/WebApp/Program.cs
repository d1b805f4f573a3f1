// A shop asks its own customers for permission to call, and those of another shop as its partner. The keys come from outside:
// ETelecom__Shop__ApiKey and ETelecom__Partner__ApiKey.
using ETelecom.Zalo;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddZaloConsent(builder.Configuration.GetSection("ETelecom:Shop"));
builder.Services.AddZaloConsent("partner", builder.Configuration.GetSection("ETelecom:Partner"));
builder.Services.AddHealthChecks().AddZaloConsent();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapPost("/customers/{phone}/ask", (string phone, IZaloConsentClient shop, CancellationToken aborted) => Ask(phone, shop, aborted));
app.MapPost(
    "/partner/customers/{phone}/ask",
    (string phone, [FromKeyedServices("partner")] IZaloConsentClient partner, CancellationToken aborted) => Ask(phone, partner, aborted));
app.Run();

static async Task<string> Ask(string phone, IZaloConsentClient client, CancellationToken cancellationToken)
{
    var request = new RequestConsentRequest
    {
        OaId = "1234567890123456789",
        Phone = phone,
        CallType = CallType.Audio,
        ReasonCode = ReasonCode.OrderAppointmentConfirmation,
    };
    var result = await client.EnsureConsentAsync(request, cancellationToken: cancellationToken);
    return result.Status.ToString();
}
