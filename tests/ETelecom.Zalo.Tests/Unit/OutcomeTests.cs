using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>After every failure of a charged call its caller knows, by type, whether the service took the request.</summary>
public class OutcomeTests
{
    private const string InvalidArgument = """{"code":"invalid_argument","msg":"phone 84987654321 is invalid","meta":{"argument":"phone"}}""";

    [Fact]
    public async Task A_service_that_is_not_reached_took_nothing()
    {
        var exception = await FailureOf(Unreachable());

        Assert.Equal(RequestOutcome.NotSent, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
        Assert.Contains("safe to retry", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_sending_leaves_the_outcome_unknown()
    {
        var exception = await FailureOf(Breaking());

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
        Assert.Contains("look it up with ListRequestConsent", exception.Message, StringComparison.Ordinal);
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
        Assert.Contains("look it up with ListRequestConsent", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_2xx_whose_body_is_cut_was_accepted()
    {
        var exception = await FailureOf(Answering(() => new StreamContent(new BrokenStream("{\"id\":"))));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal(200, exception.ResponseStatusCode);
        Assert.Equal("{\"id\":", exception.RawBody);
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
    public async Task A_read_is_never_charged_whatever_happens()
    {
        var exception = await Assert.ThrowsAsync<ZaloConsentException>(
            () => Breaking().Client().CheckConsentAsync(AnyCheck));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.False(exception.MayHaveBeenCharged);
        Assert.Contains("safe to retry", exception.Message, StringComparison.Ordinal);
    }
}
