using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Microsoft.Kiota.Abstractions;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A failure says enough to act on it, and nothing that a log must not hold.</summary>
public class MessageTests
{
    private const string InvalidArgument = """{"code":"invalid_argument","msg":"phone 84987654321 is invalid","meta":{"argument":"phone"}}""";

    [Fact]
    public async Task An_error_of_the_service_comes_with_its_code_its_message_and_its_meta()
    {
        var exception = await FailureOf(Answering(InvalidArgument, HttpStatusCode.BadRequest));

        Assert.IsAssignableFrom<ApiException>(exception);
        Assert.Equal(ApiErrorCode.InvalidArgument, exception.Error!.Code);
        Assert.Equal("phone 84987654321 is invalid", exception.Error.Msg);
        Assert.Equal("phone", exception.Error.Meta!["argument"]);
        Assert.Contains("HTTP 400 (invalid_argument: phone)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["application/json; charset=utf-8"], exception.ResponseHeaders["content-type"]);
    }

    [Fact]
    public async Task A_failure_names_the_type_and_code_of_its_cause_and_not_its_words()
    {
        var refused = new HttpRequestException("api.secret.example:443", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused));
        var exception = await FailureOf(Unreachable(refused));

        Assert.Contains("(HttpRequestException, SocketException ConnectionRefused)", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.Same(refused, exception.InnerException);
    }

    [Fact]
    public async Task An_invalid_field_is_named_and_its_value_is_not()
    {
        var exception = await FailureOf(Answering("""{"delivery_time":{"phone":"84987654321"}}"""));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Contains("(delivery_time is not an RFC 3339 time)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_message_holds_the_key_the_phone_or_the_body()
    {
        var failures = new[]
        {
            await FailureOf(Unreachable()),
            await FailureOf(Breaking()),
            await FailureOf(Answering(InvalidArgument, HttpStatusCode.BadRequest)),
            await FailureOf(Answering("""{"code":"84987654321","msg":"body-that-is-never-shown"}""", HttpStatusCode.BadRequest)),
            await FailureOf(Answering("84987654321 key-that-is-never-shown body-that-is-never-shown")),
        };

        Assert.All(failures, failure => Assert.Null(LeakScan.Find(failure.ToString())));
    }

    [Theory]
    [InlineData("Bearer key-that-is-never-shown", "the key")]
    [InlineData("{\"x\":\"body-that-is-never-shown\"}", "a body")]
    [InlineData("+84 and 0987654321.", "a phone")]
    [InlineData("phone 84987654321", "a phone")]
    [InlineData("for example 84912345678, oa_id 1234567890123456789", null)]
    [InlineData("trace: f0729933134dfbbb9643a5a48d5e32c5", null)]
    public void The_search_for_leaks_finds_a_key_a_body_and_a_phone_and_passes_over_the_example(string text, string? leak) => Assert.Equal(leak, LeakScan.Find(text));
}
