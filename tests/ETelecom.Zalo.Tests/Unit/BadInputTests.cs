using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Bad input gets a message that says what to do, and nothing is sent.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData(null, "ETELECOM_API_KEY")]
    [InlineData("", "ETELECOM_API_KEY")]
    [InlineData("  ", "ETELECOM_API_KEY")]
    [InlineData("secret\r\nX-Injected: 1", "line break")]
    [InlineData("secret\n", "line break")]
    [InlineData("bí-mật", "outside ASCII")]
    public void A_key_that_cannot_be_used_is_refused_and_not_shown(string? key, string advice)
    {
        var exception = Assert.Throws<ArgumentException>(() => new ZaloConsentClient(Options(options => options.ApiKey = key)));

        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://api.etelecom.vn/v1/shop", "https://")]
    [InlineData("ftp://api.etelecom.vn/v1/shop", "https://")]
    [InlineData("/v1/shop", "absolute")]
    [InlineData("api.etelecom.vn/v1/shop", "absolute")]
    [InlineData("", "absolute")]
    [InlineData("https://api.etelecom.vn/v1/shop?debug=1", "query")]
    [InlineData("https://api.etelecom.vn/v1/shop#top", "fragment")]
    [InlineData("https://user:pass@api.etelecom.vn/v1/shop", "user name")]
    [InlineData("https://api.etelecom.vn", "no path for the account")]
    [InlineData("https://api.etelecom.vn/", "no path for the account")]
    [InlineData("https://api.etelecom.Zalo", "no path for the account")]
    public void A_base_URL_that_cannot_be_used_is_refused(string baseUrl, string advice)
    {
        var exception = Assert.Throws<ArgumentException>(() => new ZaloConsentClient(Options(options => options.BaseUrl = baseUrl)));

        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Http_is_accepted_for_this_machine()
    {
        using var client = new ZaloConsentClient(Options(options => options.BaseUrl = "http://127.0.0.1:8417/v1/shop"));

        Assert.NotNull(client);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3601)]
    public void A_timeout_out_of_range_is_refused(int seconds)
    {
        var exception = Assert.Throws<ArgumentException>(() => new ZaloConsentClient(Options(options => options.Timeout = TimeSpan.FromSeconds(seconds))));

        Assert.Contains("at most one hour", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_invalid_settings_are_named_together()
    {
        var options = new ZaloConsentClientOptions { BaseUrl = "shop", Timeout = TimeSpan.Zero };

        var message = Assert.Throws<ArgumentException>(() => new ZaloConsentClient(options)).Message;

        Assert.All(["ApiKey", "BaseUrl", "Timeout"], name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "phone must be 9 to 15 digits")]
    [InlineData("09123abc78", "phone must be 9 to 15 digits")]
    [InlineData("0987654321\n", "phone must be 9 to 15 digits")]
    [InlineData("090.123.4567", "phone must be 9 to 15 digits")]
    [InlineData("٠٩١٢٣٤٥٦٧٨", "phone must be 9 to 15 digits")]
    [InlineData(null, "phone is required")]
    public Task A_phone_that_cannot_be_one_is_not_sent(string? phone, string advice) =>
        IsNotSent(new() { CallType = CallType.Audio, OaId = "12", Phone = phone!, ReasonCode = ReasonCode.UpdateOrder }, advice);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("12345678901234567890")]
    public Task An_OA_id_that_is_not_digits_is_not_sent(string oaId) =>
        IsNotSent(new() { CallType = CallType.Audio, OaId = oaId, Phone = Phone, ReasonCode = ReasonCode.UpdateOrder }, "oa_id must be 1 to 19 digits");

    [Fact]
    public async Task A_choice_that_was_never_made_is_not_sent()
    {
        await IsNotSent(
            new() { CallType = default, OaId = "12", Phone = Phone, ReasonCode = ReasonCode.UpdateOrder },
            "call_type must be one of audio, video, audio_and_video");
        await IsNotSent(
            new() { CallType = CallType.Audio, OaId = "12", Phone = Phone, ReasonCode = ReasonCode.Unknown },
            "reason_code must be one of product_service_consulting, ");
    }

    [Fact]
    public async Task A_nested_field_is_named_with_its_path()
    {
        var transport = Answering(AnyRecord);

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(
            () => transport.Client().ListRequestConsentAsync(new() { Filter = new() { OaId = "x" }, Paging = new() { Limit = 0, After = "" } }));

        Assert.Contains("filter.oa_id must be 1 to 19 digits", exception.Message, StringComparison.Ordinal);
        Assert.Contains("paging.limit must be at least 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("paging.after must be at least 1 characters long", exception.Message, StringComparison.Ordinal);
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public void A_new_value_is_an_error_only_where_known_values_are_asked_for()
    {
        var request = new RequestConsentRequest { CallType = new("hologram"), OaId = "12", Phone = Phone, ReasonCode = ReasonCode.UpdateOrder };

        Assert.Empty(request.Validate());
        Assert.Equal("call_type", Assert.Single(request.Validate(knownValuesOnly: true)).Field);
    }

    [Theory]
    [InlineData("""{"oa_id":"12"}""", "phone is required")]
    [InlineData("""{"oa_id":"12","phone":null}""", "phone is required")]
    [InlineData("""{"oa_id":"12","phone":"84987654321","phones":[]}""", "phones is not a field of the contract")]
    public void A_request_read_from_JSON_is_closed(string json, string advice) =>
        Assert.Contains(advice, Assert.ThrowsAny<JsonException>(() => CheckConsentRequest.FromJson(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_made_of_null()
    {
        Assert.Throws<ArgumentNullException>(() => new ZaloConsentClient(null!));
        Assert.Throws<ArgumentNullException>(() => new ZaloConsentClient((HttpClient)null!, Options()));
        Assert.Throws<ArgumentException>(() => new CallType(""));
    }

    private static async Task IsNotSent(RequestConsentRequest request, string advice)
    {
        var transport = Answering(AnyRecord);

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => transport.Client().RequestConsentAsync(request));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        if (request.Phone is { Length: > 0 } phone) Assert.DoesNotContain(phone, exception.Message, StringComparison.Ordinal);
        Assert.Empty(transport.Requests);
    }
}
