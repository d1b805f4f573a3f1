using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Tests;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Kiota.Abstractions;
using Xunit;
using static ETelecom.Zalo.UnitTests.Transport;

namespace ETelecom.Zalo.UnitTests;

/// <summary>After every failure of a charged call its caller knows, by type, whether the service took the request.</summary>
public class Outcomes
{
    private const string InvalidArgument = """{"code":"invalid_argument","msg":"phone 84987654321 is wrong","meta":{"argument":"phone"}}""";

    [Fact]
    public async Task A_service_that_is_not_reached_took_nothing()
    {
        var exception = await FailureOf(Unreachable());

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
        Assert.Contains("safe to send it again", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_sending_leaves_the_outcome_unknown()
    {
        var exception = await FailureOf(Breaking());

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
        Assert.Contains("do not send it again", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, InvalidArgument)]
    [InlineData(409, """{"code":"already_exists","msg":"x"}""")]
    [InlineData(412, """{"code":"failed_precondition","msg":"x"}""")]
    [InlineData(400, """{"code":"a_code_of_next_year","msg":"x"}""")]
    [InlineData(401, """{"code":"unauthenticated","msg":"x"}""")]
    [InlineData(401, "")]
    [InlineData(403, "<html>forbidden</html>")]
    [InlineData(404, """{"code":"bad_route","msg":"x"}""")]
    [InlineData(404, "not here")]
    [InlineData(429, "")]
    public async Task A_definite_refusal_was_not_charged(int status, string body)
    {
        var exception = await FailureOf(Answering(body, (HttpStatusCode)status));

        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
        Assert.Equal(status, exception.ResponseStatusCode);
        Assert.Equal(body, exception.RawBody);
    }

    [Theory]
    [InlineData(400, "<html>a proxy's page</html>")]
    [InlineData(400, "{}")]
    [InlineData(408, """{"code":"deadline_exceeded","msg":"x"}""")]
    [InlineData(301, "")]
    [InlineData(307, "")]
    [InlineData(500, """{"code":"internal","msg":"x"}""")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(503, """{"code":"unavailable","msg":"x"}""")]
    [InlineData(504, "")]
    public async Task Any_other_status_leaves_the_outcome_unknown(int status, string body)
    {
        var exception = await FailureOf(Answering(body, (HttpStatusCode)status));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
        Assert.Equal(status, exception.ResponseStatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("<html></html>")]
    [InlineData("""{"id":"1"} trailing""")]
    [InlineData("""{"id":{"not":"a text"}}""")]
    public async Task A_2xx_whose_body_cannot_be_read_was_accepted_and_its_body_is_kept(string body)
    {
        var exception = await FailureOf(Answering(body));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
        Assert.Equal(body, exception.RawBody);
        Assert.Contains("do not send it again", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_2xx_whose_body_breaks_off_was_accepted()
    {
        var exception = await FailureOf(Answering(() => new StreamContent(new BrokenStream("{\"id\":"))));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal(200, exception.ResponseStatusCode);
        Assert.Equal("{\"id\":", exception.RawBody);
    }

    [Fact]
    public async Task What_came_of_a_stalled_body_is_kept()
    {
        var exception = await FailureAtDeadline(Answering(() => new StreamContent(new StalledStream("""{"id":"14"""))));

        Assert.Equal("""{"id":"14""", exception.RawBody);
    }

    [Fact]
    public async Task A_2xx_that_cannot_be_decompressed_was_accepted()
    {
        var exception = await FailureOf(Answering(() => new StreamContent(
            new System.IO.Compression.GZipStream(new System.IO.MemoryStream("not gzip"u8.ToArray()), System.IO.Compression.CompressionMode.Decompress))));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Contains("could not be decompressed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_field_is_named_and_its_value_is_not()
    {
        var exception = await FailureOf(Answering("""{"delivery_time":{"phone":"84987654321"}}"""));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Contains("(delivery_time is not an RFC 3339 time)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_HttpClient_that_is_disposed_under_way_leaves_the_outcome_unknown()
    {
        var http = new HttpClient(Stalling(whenItBegins: () => { })) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new ZaloConsentClient(http, Options());

        var call = client.RequestConsentAsync(AnyRequest);
        http.Dispose();
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => call);

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("it was disposed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_HttpClient_that_was_disposed_before_sends_nothing()
    {
        var http = new HttpClient(Answering("{}"));
        using var client = new ZaloConsentClient(http, Options(options => options.MaxRetries = 0));
        http.Dispose();

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
    }

    [Fact]
    public async Task The_Timeout_of_the_callers_HttpClient_is_a_deadline_too()
    {
        using var http = new HttpClient(Stalling()) { Timeout = TimeSpan.FromMilliseconds(50) };
        using var client = new ZaloConsentClient(http, Options());

        var exception = await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("its own Timeout", exception.Message, StringComparison.Ordinal);
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
    public async Task A_2xx_with_an_endless_body_was_accepted_and_is_cut()
    {
        var exception = await FailureOf(Answering(new string(' ', ResponseBody.MaxBytes + 1)));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal(ResponseBody.MaxBytes, exception.RawBody!.Length);
    }

    [Fact]
    public async Task A_200_whose_record_failed_is_an_answer_and_not_an_exception()
    {
        var consent = await Answering("""{"status":"N","error_code":13,"error_message":"wrong number","is_charged":false}""")
            .Client().RequestConsentAsync(AnyRequest);

        Assert.Equal(ConsentStatus.Failure, consent.Status);
        Assert.Equal(13, consent.ErrorCode);
    }

    [Fact]
    public async Task A_redirect_that_the_callers_HttpClient_followed_leaves_the_outcome_unknown()
    {
        var elsewhere = new HttpRequestMessage(HttpMethod.Get, "https://elsewhere.example/");
        var transport = new Transport((_, _) => Task.FromResult(new HttpResponseMessage { RequestMessage = elsewhere, Content = new StringContent("{}") }));

        var exception = await FailureOf(transport);

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("AllowAutoRedirect = false", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_passes_while_waiting_leaves_the_outcome_unknown()
    {
        var exception = Assert.IsType<ZaloConsentTimeoutException>(await FailureAtDeadline(Stalling()));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Contains("deadline", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_passes_in_the_body_of_a_2xx_was_accepted()
    {
        var exception = await FailureAtDeadline(Answering(() => new StreamContent(new StalledStream())));

        Assert.IsType<ZaloConsentTimeoutException>(exception);
        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal(200, exception.ResponseStatusCode);
    }

    [Fact]
    public async Task The_callers_cancellation_carries_the_callers_token_and_the_outcome()
    {
        using var source = new CancellationTokenSource();
        var transport = Stalling(whenItBegins: source.Cancel);

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => transport.Client().RequestConsentAsync(AnyRequest, source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_a_stalled_body_and_a_2xx_was_accepted()
    {
        using var source = new CancellationTokenSource();
        var transport = Answering(() => new StreamContent(new StalledStream { WhenItStalls = source.Cancel }));

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => transport.Client().RequestConsentAsync(AnyRequest, source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_sends_nothing()
    {
        var transport = Answering("{}");

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(
            () => transport.Client().RequestConsentAsync(AnyRequest, new CancellationToken(canceled: true)));

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task A_read_is_never_charged_whatever_happens()
    {
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(
            () => Breaking().Client().CheckConsentAsync(new() { OaId = "12", Phone = Phone }));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
        Assert.Contains("safe to repeat", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_service_comes_with_its_code_its_message_and_its_meta()
    {
        var exception = await FailureOf(Answering(InvalidArgument, HttpStatusCode.BadRequest));

        Assert.IsAssignableFrom<ApiException>(exception);
        Assert.Equal(ApiErrorCode.InvalidArgument, exception.Error!.Code);
        Assert.Equal("phone 84987654321 is wrong", exception.Error.Msg);
        Assert.Equal("phone", exception.Error.Meta!["argument"]);
        Assert.Contains("HTTP 400 (invalid_argument)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["application/json; charset=utf-8"], exception.ResponseHeaders["content-type"]);
    }

    [Fact]
    public async Task No_message_holds_the_key_the_phone_or_the_body()
    {
        var failures = new[]
        {
            await FailureOf(Unreachable()),
            await FailureOf(Breaking()),
            await FailureOf(Answering(InvalidArgument, HttpStatusCode.BadRequest)),
            await FailureOf(Answering("""{"code":"84987654321","msg":"body-that-nobody-may-see"}""", HttpStatusCode.BadRequest)),
            await FailureOf(Answering("84987654321 key-that-nobody-may-see body-that-nobody-may-see")),
        };

        Assert.All(failures, failure => Assert.Null(LeakScan.Find(failure.ToString())));
    }

    [Theory]
    [InlineData("Bearer key-that-nobody-may-see", "the key")]
    [InlineData("{\"x\":\"body-that-nobody-may-see\"}", "a body")]
    [InlineData("+84 and 0987654321.", "a phone")]
    [InlineData("phone 84987654321", "a phone")]
    [InlineData("for example 84912345678, oa_id 1225934657594830147", null)]
    public void What_the_search_for_leaks_finds(string text, string? leak) => Assert.Equal(leak, LeakScan.Find(text));

    private static async Task<ZaloConsentException> FailureOf(Transport transport)
    {
        using var client = transport.Client();
        return await Assert.ThrowsAnyAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));
    }

    private static async Task<ZaloConsentException> FailureAtDeadline(Transport transport)
    {
        var clock = new FakeTimeProvider();
        using var client = transport.Client(options => (options.TimeProvider, options.Timeout) = (clock, TimeSpan.FromSeconds(5)));

        var call = client.RequestConsentAsync(AnyRequest);
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        return await Assert.ThrowsAnyAsync<ZaloConsentException>(() => call);
    }

    private static Transport Stalling(Action? whenItBegins = null) => new(async (_, token) =>
    {
        whenItBegins?.Invoke();
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException("An infinite wait ended.");
    });
}
