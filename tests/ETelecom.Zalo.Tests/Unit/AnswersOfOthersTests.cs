using System;
using System.Net;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A 2xx that is no record, or the record of another request, is no success: it was accepted, and its body is kept.</summary>
public class AnswersOfOthersTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error":-216,"message":"Access token is invalid"}""")]
    [InlineData("""{"code":"unauthenticated","msg":"x"}""")]
    [InlineData("""{"data":{"id":"1","status":"P"}}""")]
    [InlineData("""{"consents":[{"id":"1","status":"P"}]}""")]
    [InlineData("""{"is_charged":false}""")]
    public async Task A_body_without_an_ID_and_a_status_is_no_record(string body)
    {
        var exception = await FailureOf(Answering(body));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
        Assert.Equal(body, exception.RawBody);
        Assert.Contains("not the record of a request", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1","status":"P","phone":"84911111111"}""")]
    [InlineData("""{"id":"1","status":"N","phone":"0911111111","is_charged":false}""")]
    [InlineData("""{"id":"1","status":"P","oa_id":"9"}""")]
    [InlineData("""{"id":"1","status":"P","call_type":"audio"}""")]
    [InlineData("""{"id":"1","status":"P","reason_code":"update_order"}""")]
    public async Task The_record_of_another_request_is_not_delivered(string body)
    {
        var exception = await FailureOf(Answering(body));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
        Assert.Contains("the record of another request", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1","phone":"0987 654 321","oa_id":1234567890123456789,"call_type":"VIDEO"}""")]
    [InlineData("""{"id":"1","phone":"+84 (0)98 765 4321"}""")]
    [InlineData("""{"id":"1","phone":"8498****321"}""")]
    [InlineData("""{"id":"string","oa_id":"string","phone":"string","call_type":"unknown","reason_code":"unknown","status":"Z"}""")]
    [InlineData("""{"id":"1","call_type":"a_type_of_next_year"}""")]
    public async Task Another_spelling_a_placeholder_and_a_value_that_is_not_known_do_not_contradict(string body) =>
        Assert.NotNull((await Answering(body).Client().RequestConsentAsync(AnyRequest)).Id);

    [Theory]
    [InlineData("VIDEO", "PRODUCT_SERVICE_CONSULTING")]
    [InlineData("Video", "Update_Order")]
    public async Task A_request_in_another_case_is_answered_by_its_own_record(string callType, string reasonCode)
    {
        var request = new RequestConsentRequest
        {
            OaId = AnyRequest.OaId, Phone = AnyRequest.Phone, CallType = new CallType(callType), ReasonCode = new ReasonCode(reasonCode),
        };
        var body = $$"""{"id":"1","status":"P","call_type":"{{callType.ToLowerInvariant()}}","reason_code":"{{reasonCode.ToLowerInvariant()}}"}""";

        Assert.Equal("1", (await Answering(body).Client().RequestConsentAsync(request)).Id);
    }

    [Theory]
    [InlineData("""{"code":"unauthenticated","msg":"x"}""")]
    [InlineData("""{"data":{"consents":[],"error":0}}""")]
    public async Task An_error_in_a_200_is_no_answer_to_a_read(string body)
    {
        await Assert.ThrowsAsync<ZaloConsentException>(() => Answering(body).Client().CheckConsentAsync(AnyCheck));
        await Assert.ThrowsAsync<ZaloConsentException>(() => Answering(body).Client().ListRequestConsentAsync(new()));
    }

    [Fact]
    public async Task An_error_of_Zalo_in_a_200_is_no_empty_list() => await Assert.ThrowsAsync<ZaloConsentException>(
        () => Answering("""{"error":-216,"message":"Access token is invalid"}""").Client().ListRequestConsentAsync(new()));

    [Theory]
    [InlineData("phone", "(invalid_argument: phone)")]
    [InlineData("oa_id", "(invalid_argument: oa_id)")]
    [InlineData("a_field_of_someone_else", "(invalid_argument)")]
    [InlineData("84987654321", "(invalid_argument)")]
    public async Task The_message_names_the_field_of_the_contract_that_the_error_is_about(string argument, string expected)
    {
        var body = $$$"""{"code":"invalid_argument","msg":"x","meta":{"argument":"{{{argument}}}"}}""";

        var exception = await FailureOf(Answering(body, HttpStatusCode.BadRequest));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }
}
