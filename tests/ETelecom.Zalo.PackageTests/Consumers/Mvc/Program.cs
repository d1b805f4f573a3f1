// Controllers with the framework's default settings: what the client returns goes out as it is, and what it takes is bound from the body.
using ETelecom.Zalo;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddZaloConsent(builder.Configuration.GetSection("ETelecom"));
builder.Services.AddControllers();

var app = builder.Build();
app.MapControllers();
app.Run();

[ApiController]
[Route("")]
public sealed class ConsentController(IZaloConsentClient client) : ControllerBase
{
    [HttpPost("ensure")]
    public Task<EnsureConsentResult> Ensure(RequestConsentRequest request) => client.EnsureConsentAsync(request);

    [HttpPost("request")]
    public Task<Consent> RequestConsent(RequestConsentRequest request) => client.RequestConsentAsync(request);

    [HttpPost("request/response")]
    public Task<ZaloResponse<Consent>> RequestConsentWithResponse(RequestConsentRequest request) => client.RequestConsentWithResponseAsync(request);

    [HttpPost("check")]
    public Task<CheckConsentResponse> Check(CheckConsentRequest request) => client.CheckConsentAsync(request);

    [HttpPost("check/response")]
    public Task<ZaloResponse<CheckConsentResponse>> CheckWithResponse(CheckConsentRequest request) => client.CheckConsentWithResponseAsync(request);

    [HttpPost("list")]
    public Task<ListRequestConsentResponse> List(ListRequestConsentRequest request) => client.ListRequestConsentAsync(request);

    [HttpPost("list/response")]
    public Task<ZaloResponse<ListRequestConsentResponse>> ListWithResponse(ListRequestConsentRequest request) =>
        client.ListRequestConsentWithResponseAsync(request);

    [HttpPost("list/all")]
    public IAsyncEnumerable<Consent> ListAll(ConsentFilter filter) => client.ListAllAsync(filter);

    [HttpPost("paging")]
    public ActionResult<Paging> EchoPaging(Paging paging) => paging;

    [HttpPost("order")]
    public ActionResult<Order> EchoOrder(Order order) => order;

    [HttpGet("type")]
    public ActionResult<CallType> FromQuery(CallType type) => type;

    [HttpGet("type/{type}")]
    public ActionResult<CallType> FromRoute(CallType type) => type;
}

/// <summary>A body of the program's own, with values of the contract.</summary>
public sealed record Order(CallType CallType, ReasonCode? ReasonCode, Dictionary<CallType, int> Calls);
