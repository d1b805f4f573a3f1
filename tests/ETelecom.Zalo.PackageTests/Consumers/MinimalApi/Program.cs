// A minimal API with the framework's default settings: what the client returns goes out as it is, and what it takes is bound from the body.
using ETelecom.Zalo;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddZaloConsent(builder.Configuration.GetSection("ETelecom"));

var app = builder.Build();
app.MapPost("/ensure", (RequestConsentRequest request, IZaloConsentClient client) => client.EnsureConsentAsync(request));
app.MapPost("/request", (RequestConsentRequest request, IZaloConsentClient client) => client.RequestConsentAsync(request));
app.MapPost("/request/response", (RequestConsentRequest request, IZaloConsentClient client) => client.RequestConsentWithResponseAsync(request));
app.MapPost("/check", (CheckConsentRequest request, IZaloConsentClient client) => client.CheckConsentAsync(request));
app.MapPost("/check/response", (CheckConsentRequest request, IZaloConsentClient client) => client.CheckConsentWithResponseAsync(request));
app.MapPost("/list", (ListRequestConsentRequest request, IZaloConsentClient client) => client.ListRequestConsentAsync(request));
app.MapPost("/list/response", (ListRequestConsentRequest request, IZaloConsentClient client) => client.ListRequestConsentWithResponseAsync(request));
app.MapPost("/list/all", (ConsentFilter filter, IZaloConsentClient client) => client.ListAllAsync(filter));
app.MapPost("/paging", (Paging paging) => paging);
app.MapPost("/order", (Order order) => order);
app.MapGet("/type", (CallType type) => type);
app.MapGet("/type/{type}", (CallType type) => type);
app.Run();

/// <summary>A body of the program's own, with values of the contract.</summary>
internal sealed record Order(CallType CallType, ReasonCode? ReasonCode, Dictionary<CallType, int> Calls);
