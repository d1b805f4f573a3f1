using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>What the sandbox does beyond the contract: where the vendor is silent it decides, and what is invalid it refuses.</summary>
public sealed class AgainstTheSandboxTests : IAsyncLifetime
{
    private const string OaId = "1234567890123456789";
    private ZaloSandbox _sandbox = null!;
    private ZaloConsentClient _client = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await ZaloSandbox.StartAsync();
        _client = _sandbox.CreateClient();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    public static TheoryData<string> Operations() => [.. Spec.Answers.Select(answer => answer.Operation).Distinct()];

    [Theory]
    [MemberData(nameof(Operations))]
    public Task Every_method_of_the_spec_is_there_and_takes_its_first_example(string operation) => AnyMethod.CallAsync(_client, operation);

    [Fact]
    public async Task A_number_that_was_never_asked_is_distinguished_from_one_that_was()
    {
        var before = await _client.CheckConsentAsync(new() { OaId = OaId, Phone = "84912345678" });
        await _client.RequestConsentAsync(Request("84912345678"));
        var after = await _client.CheckConsentAsync(new() { OaId = OaId, Phone = "84912345678" });

        Assert.Equal(20, before.Error);
        Assert.Equal(8, after.Error);
    }

    [Fact]
    public async Task A_value_that_the_contract_does_not_know_is_refused_with_the_name_of_its_field()
    {
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => _client.RequestConsentAsync(
            new() { CallType = new("hologram"), OaId = OaId, Phone = "84912345678", ReasonCode = ReasonCode.UpdateOrder }));

        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
        Assert.Equal(400, exception.ResponseStatusCode);
        Assert.Equal(ApiErrorCode.InvalidArgument, exception.Error!.Code);
        Assert.Equal("call_type", exception.Error.Meta!["argument"]);
        Assert.Contains("audio, video, audio_and_video", exception.Error.Msg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"oa_id":"12"}""", "invalid_argument", "phone")]
    [InlineData("""{"oa_id":"12","phone":"84912345678","extra":1}""", "invalid_argument", "extra")]
    [InlineData("""{"oa_id":"x","phone":"84912345678"}""", "invalid_argument", "oa_id")]
    [InlineData("""{"oa_id":[],"phone":"84912345678"}""", "invalid_argument", "oa_id")]
    [InlineData("""{"oa_id":"12",""", "malformed", null)]
    [InlineData("", "malformed", null)]
    [InlineData("[]", "malformed", null)]
    [InlineData("null", "malformed", null)]
    public async Task A_bad_body_is_a_400_that_names_the_field(string body, string code, string? argument)
    {
        var (status, error) = await PostAsync("/v1/shop.Zalo/CheckConsent", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, error.Code.ToString());
        Assert.Equal(argument, error.Meta?["argument"]);
    }

    [Fact]
    public async Task A_body_of_a_mebibyte_is_refused_and_the_sandbox_lives_on()
    {
        var (status, error) = await PostAsync("/v1/shop.Zalo/CheckConsent", new string(' ', 1024 * 1024));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(ApiErrorCode.Malformed, error.Code);
        Assert.Empty((await _client.ListRequestConsentAsync(new())).Consents!);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/shop.Zalo")]
    [InlineData("/v1/shop.Zalo/")]
    [InlineData("/v1/shop.Zalo/requestconsent")]
    [InlineData("/v1/shop.Zalo/RequestConsent/")]
    [InlineData("/v1/shop/RequestConsent")]
    [InlineData("/v1/admin.Zalo/RequestConsent")]
    [InlineData("/v1/shop.Zalo/../partner.Zalo/RequestConsent/x")]
    public async Task A_wrong_path_is_a_bad_route(string path)
    {
        var (status, error) = await PostAsync(path, "{}");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(ApiErrorCode.BadRoute, error.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_wrong_content_type_is_a_bad_route(string? contentType)
    {
        var (status, error) = await PostAsync("/v1/shop.Zalo/CheckConsent", "{}", contentType);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(ApiErrorCode.BadRoute, error.Code);
        Assert.Equal($"unexpected Content-Type: \"{contentType}\"", error.Msg);
    }

    [Fact]
    public async Task A_method_other_than_POST_is_a_bad_route()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(_sandbox.Address, "/v1/shop.Zalo/CheckConsent"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(ApiErrorCode.BadRoute, ApiError.FromJson(await response.Content.ReadAsStringAsync()).Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sandbox-shop-key")]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer sandbox-partner-key")]
    public async Task A_missing_or_wrong_key_is_unauthenticated(string? authorization)
    {
        var (status, error) = await PostAsync("/v1/shop.Zalo/CheckConsent", "{}", authorization: authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(ApiErrorCode.Unauthenticated, error.Code);
    }

    [Fact]
    public async Task Sandboxes_side_by_side_do_not_know_of_each_other()
    {
        await using var other = await ZaloSandbox.StartAsync();
        using var client = other.CreateClient();
        await _client.RequestConsentAsync(Request("84912345678"));

        Assert.NotEqual(_sandbox.Address, other.Address);
        Assert.Empty((await client.ListRequestConsentAsync(new())).Consents!);
    }

    private static RequestConsentRequest Request(string phone) =>
        new() { CallType = CallType.Video, OaId = OaId, Phone = phone, ReasonCode = ReasonCode.DeliveryNotification };

    private async Task<(HttpStatusCode Status, ApiError Error)> PostAsync(
        string path, string body, string? contentType = "application/json", string? authorization = "Bearer sandbox-shop-key")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_sandbox.Address, path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType is not null) request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, ApiError.FromJson(await response.Content.ReadAsStringAsync()));
    }
}
