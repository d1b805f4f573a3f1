using System;
using System.Collections.Generic;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>Each kind of change of the contract has its sentence, and the verdict says whether callers break.</summary>
public class ContractChangesTests
{
    private const string Schemas = "#/components/schemas";
    private const string Request = Schemas + "/RequestConsentRequest/properties";
    private const string Answer = Schemas + "/Consent/properties";

    private const string Method = """
        /ListOA:
          servers: [{ url: 'https://{host}/v1/{account}.Shop' }]
          post:
            operationId: ListOA
            tags: [Shop]
            summary: List
            description: Lists.
            x-effect: read
            requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Paging' } } } }
            responses: { '200': { description: Listed., content: { application/json: { schema: { $ref: '#/components/schemas/PagingInfo' } } } } }
        """;

    [Fact]
    public void An_unchanged_contract_reports_nothing() =>
        Assert.Equal(["The contract is the reviewed one: no method, field or value changed."], Report(Spec.Real));

    [Fact]
    public void A_change_of_the_texts_is_no_change_of_the_contract() =>
        Assert.Single(Report(Spec.With("description: Voice call.", "description: A call.")));

    [Fact]
    public void A_new_method() => MustNotBeBreaking(
        Spec.At("#/paths").Adding(Method),
        "Method `ListOA` added (Paging -> PagingInfo, read). A class of your own that implements IZaloConsentClient needs it too.");

    [Fact]
    public void A_new_request_and_its_fields() => MustNotBeBreaking(
        Spec.At(Schemas).Adding("Probe: { type: object, description: P., additionalProperties: false, required: [a], properties: { a: { description: A., type: boolean }, b: { description: B., type: boolean } } }"),
        "Request Probe added: `a` (required), `b`.");

    [Fact]
    public void A_new_optional_field_of_a_request() => MustNotBeBreaking(
        Spec.At(Request).Adding("campaign: { description: A., type: string }"), "RequestConsentRequest: optional field `campaign` (string) added.");

    [Fact]
    public void A_new_field_of_an_answer() => MustNotBeBreaking(
        Spec.At(Answer).Adding("tags: { description: A., nullable: true, type: array, items: { type: string, format: date-time } }"),
        "Consent: field `tags` (list of time) added.");

    [Fact]
    public void A_new_value() => MustNotBeBreaking(
        Spec.At(Schemas + "/CallType/x-values").Adding("fax: { name: Fax, description: A., en: A, vi: B }").PartAt(Schemas + "/CallType").With("enum: [", "enum: [fax, "),
        "CallType: value `fax` (CallType.Fax) added.");

    [Fact]
    public void A_field_that_need_not_be_set_any_more() => MustNotBeBreaking(
        Spec.At(Schemas + "/RequestConsentRequest").With("[call_type, oa_id, phone, reason_code]", "[call_type, oa_id, phone]"),
        "RequestConsentRequest: field `reason_code` is optional now.");

    [Theory]
    [InlineData("Paging/properties/limit", "minimum: 1", "minimum: 0", "Paging: field `limit` has the minimum 0 now, before the minimum 1: it takes more than before.")]
    [InlineData("Paging/properties/before", "minLength: 1\n", "\n", "Paging: field `before` has no minLength now, before the minLength 1: it takes more than before.")]
    [InlineData("Consent/properties/phone", "type: string", "type: string\n          format: int64", "Consent: field `phone` is digits in a text now. Its C# type is the same.")]
    [InlineData("DeliveryStatus/x-values/unknown", "[Unkown]", "[Unkown, none]", "DeliveryStatus: value `unknown` is read from the spelling none too.")]
    [InlineData("CallType/x-values/unknown", "          zero: true\n", "", "CallType: value `unknown` is no longer the zero value and can be sent.")]
    [InlineData("ApiErrorCode/x-values/malformed", "status: 400", "status: 422", "ApiErrorCode: value `malformed` comes with the status 422 now, before 400.")]
    public void A_detail_that_is_not_a_breaking_change(string part, string old, string replacement, string sentence) =>
        MustNotBeBreaking(Spec.At($"{Schemas}/{part}").With(old, replacement), sentence);

    [Fact]
    public void An_environment_at_another_address() => MustNotBeBreaking(
        new Spec(Spec.Real.Text.Replace("api-sandbox.etelecom.vn", "sandbox.etelecom.vn", StringComparison.Ordinal)),
        "host: value `Sandbox` is sandbox.etelecom.vn now, before api-sandbox.etelecom.vn: calls go there.");

    [Fact]
    public void An_environment_more() => MustNotBeBreaking(
        Spec.At("#/x-server-names/host").Adding("Staging: staging.etelecom.vn"), "host: value Staging (staging.etelecom.vn) added.");

    [Fact]
    public void A_method_at_another_address() => MustNotBeBreaking(
        Spec.At("#/paths").With("/CheckConsent:", "/CheckPermission:"),
        "Method `CheckConsent` is called at https://{host}/v1/{account}.Zalo/CheckPermission now, before https://{host}/v1/{account}.Zalo/CheckConsent.");

    [Fact]
    public void A_read_that_becomes_a_write() => MustNotBeBreaking(
        Spec.At("#/paths/~1CheckConsent/post").With("x-effect: read", "x-effect: write"),
        "Method `CheckConsent` is a write now, before read: whether it is retried has changed.");

    [Fact]
    public void A_read_that_becomes_charged() => MustBreak(
        Spec.At("#/paths/~1CheckConsent/post").With("x-effect: read", "x-effect: charged"),
        "Method `CheckConsent` can cost money now (before: read): callers that make it twice can pay twice.");

    [Fact]
    public void A_method_that_goes() => MustBreak(Spec.At("#/paths/~1CheckConsent").Removed(), "Method `CheckConsent` removed: callers that call it no longer compile.");

    [Fact]
    public void A_method_with_another_answer() => MustBreak(
        Spec.At("#/paths/~1CheckConsent").With("schemas/CheckConsentResponse", "schemas/Consent"),
        "Method `CheckConsent` is CheckConsentRequest -> Consent now, before CheckConsentRequest -> CheckConsentResponse: callers that call it no longer compile.");

    [Fact]
    public void A_type_that_goes() => MustBreak(Spec.At(Schemas + "/ApiErrorCode").Removed(), "Enum ApiErrorCode removed: callers that use it no longer compile.");

    [Fact]
    public void A_new_required_field() => MustBreak(
        Spec.At(Request).Adding("campaign: { description: A., type: string }").PartAt(Schemas + "/RequestConsentRequest").With("required: [", "required: [campaign, "),
        "RequestConsentRequest: required field `campaign` (string) added: callers that do not set it no longer compile.");

    [Fact]
    public void A_field_that_becomes_required() => MustBreak(
        Spec.At(Schemas + "/Paging").With("additionalProperties: false", "additionalProperties: false\n      required: [limit]"),
        "Paging: field `limit` is required now: callers that do not set it no longer compile.");

    [Fact]
    public void A_field_of_a_request_that_goes() =>
        MustBreak(Spec.At(Schemas + "/Paging/properties/sort").Removed(), "Paging: field `sort` removed: callers that set it no longer compile.");

    [Fact]
    public void A_field_of_an_answer_that_goes() =>
        MustBreak(Spec.At(Answer + "/user_id").Removed(), "Consent: field `user_id` removed: callers that read it no longer compile.");

    [Fact]
    public void A_value_that_goes() =>
        MustBreak(Spec.At(Schemas + "/CallType/x-values/audio").Removed(), "CallType: value `audio` removed: callers that name it no longer compile.");

    [Theory]
    [InlineData("CallType/x-values/audio", "name: Audio", "name: Voice", "CallType: value `audio` is CallType.Voice in C# now, before CallType.Audio in C#: callers that name it no longer compile.")]
    [InlineData("Consent/properties/is_charged", "type: boolean", "type: string", "Consent: field `is_charged` is string now, before boolean: callers that read it no longer compile.")]
    [InlineData("Consent/properties/status", "schemas/ConsentStatus", "schemas/ReplyStatus", "Consent: field `status` is ReplyStatus now, before ConsentStatus: callers that read it no longer compile.")]
    [InlineData("Paging/properties/limit", "minimum: 1", "minimum: 10", "Paging: field `limit` has the minimum 10 now, before the minimum 1: callers that send other values are refused.")]
    [InlineData("Paging/properties/limit", "minimum: 1", "minimum: 1\n          maximum: 50", "Paging: field `limit` has the maximum 50 now, before no maximum: callers that send other values are refused.")]
    [InlineData("ConsentFilter/properties/oa_id", "{1,19}", "{1,18}", "ConsentFilter: field `oa_id` has the pattern ^[0-9]{1,18}$ now, before the pattern ^[0-9]{1,19}$: callers that send other values are refused.")]
    [InlineData("CallType/x-values/audio", "name: Audio", "name: Audio\n          zero: true", "CallType: value `audio` is the zero value now: callers that send it are refused.")]
    [InlineData("DeliveryStatus/x-values/unknown", "          aliases: [Unkown]\n", "", "DeliveryStatus: value `unknown` is no longer read from the spelling Unkown: callers that compare with it miss it.")]
    [InlineData("PagingInfo", "additionalProperties: true", "additionalProperties: false", "PagingInfo: was an answer and is a request now: callers that use it no longer compile.")]
    public void A_detail_that_breaks_callers(string part, string old, string replacement, string sentence) =>
        MustBreak(Spec.At($"{Schemas}/{part}").With(old, replacement), sentence);

    [Fact]
    public void Several_changes_are_distinguished_and_counted()
    {
        var spec = Spec.At(Answer + "/user_id").Removed().PartAt(Answer + "/shop_id").Removed().PartAt(Request).Adding("campaign: { description: A., type: string }");

        Assert.Equal(
            [
                "The contract changed since it was reviewed:",
                "  - RequestConsentRequest: optional field `campaign` (string) added.",
                "  ! Consent: field `shop_id` removed: callers that read it no longer compile.",
                "  ! Consent: field `user_id` removed: callers that read it no longer compile.",
                "Breaks callers: 2 changes.",
            ],
            Report(spec));
    }

    [Fact]
    public void The_listing_is_read_back_as_it_was_written()
    {
        var text = Spec.Real.Listing.ToString();

        Assert.Equal(text, ContractListing.Parse(text).ToString());
        Assert.Equal(text, ContractListing.Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal)).ToString());
    }

    private static void MustNotBeBreaking(Spec after, string sentence) =>
        Assert.Equal(["The contract changed since it was reviewed:", "  - " + sentence, "No breaking changes."], Report(after));

    private static void MustBreak(Spec after, string sentence) =>
        Assert.Equal(["The contract changed since it was reviewed:", "  ! " + sentence, "Breaks callers: 1 change."], Report(after));

    private static IReadOnlyList<string> Report(Spec after) => ContractChanges.Report(Spec.Real.Listing, after.Listing);
}
