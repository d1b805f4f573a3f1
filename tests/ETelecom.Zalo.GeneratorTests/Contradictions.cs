using Xunit;

namespace ETelecom.Zalo.GeneratorTests;

/// <summary>
/// What leaves something out, says two things at once or names what is not there stops at the gate. Generated, it would be wrong in
/// silence, or break in a place that says nothing about the spec.
/// </summary>
public sealed class Contradictions
{
    private const string Properties = "#/components/schemas/Paging/properties";

    [Theory]
    [InlineData("info", "  title:", "  # title:", "info:\n", "'title' is missing at #/info")]
    [InlineData("paths /CheckConsent post", "operationId:", "# operationId:", "post:\n      # operationId:", "'operationId' is missing at #/paths/~1CheckConsent/post")]
    [InlineData("paths /CheckConsent post", "x-effect:", "# x-effect:", "post:\n      operationId: CheckConsent\n", "'x-effect' is missing at #/paths/~1CheckConsent/post")]
    [InlineData("paths /CheckConsent post", " summary:", " # summary:", "post:\n      operationId: CheckConsent\n", "'summary' is missing at #/paths/~1CheckConsent/post")]
    [InlineData("paths /CheckConsent post responses", "'200':", "'499':", "responses:\n        '499':", "'200' is missing at #/paths/~1CheckConsent/post/responses")]
    [InlineData("components schemas Paging", "additionalProperties: false", "# closed", "Paging:\n      type: object", "'additionalProperties' is missing at #/components/schemas/Paging")]
    [InlineData("components schemas CallType", "x-values:", "x-names:", "CallType:\n      type: string", "'x-values' is missing at #/components/schemas/CallType")]
    [InlineData("components schemas CallType x-values audio", "\n          vi:", "\n          # vi:", "audio:\n          name: Audio", "'vi' is missing at #/components/schemas/CallType/x-values/audio")]
    [InlineData("components schemas CallType x-values audio", "name: Audio", "# no name", "audio:\n          # no name", "'name' is missing at #/components/schemas/CallType/x-values/audio")]
    public void What_is_missing_is_named(string part, string old, string replacement, string at, string message) =>
        MustStop(Spec.At(part).With(old, replacement), at, $"SPEC003: {message}");

    [Fact]
    public void A_field_without_a_description_is_refused() =>
        MustStop(Spec.At("components schemas Paging properties").Adding("probe: { type: boolean }"), "probe: {", $"SPEC003: 'description' is missing at {Properties}/probe");

    [Fact]
    public void A_pattern_that_no_words_explain_is_refused() =>
        MustStop(Spec.WithRequestField("type: string, pattern: '^a$'"), "probe: {", $"SPEC003: 'x-rule' is missing at {Properties}/probe");

    [Theory]
    [InlineData("openapi: 3.0.3", "openapi: 3.1.0", "openapi:", "SPEC002: The templates cannot generate an OpenAPI version other than 3.0, at #/openapi")]
    [InlineData("x-server-names:\n", "x-names:\n", "openapi:", "SPEC003: 'x-server-names' is missing at #")]
    [InlineData("  - name: Zalo", "  - name: Zalo\n    descripton: A.", "descripton", "SPEC002: The templates cannot generate 'descripton' of a tag, at #/tags/0/descripton")]
    [InlineData("  - url:", "  - x-region: vn\n    url:", "x-region", "SPEC002: The templates cannot generate 'x-region' of a server, at #/servers/0/x-region")]
    [InlineData("    variables:", "    variablez:", "url: https://{host}", "SPEC003: 'variables' is missing at #/servers/0")]
    [InlineData("        default: shop", "        x-order: 1", "x-order", "SPEC002: The templates cannot generate 'x-order' of a server variable, at #/servers/0/variables/account/x-order")]
    [InlineData("        default: shop", "        # none", "account:\n        enum", "SPEC003: 'default' is missing at #/servers/0/variables/account")]
    [InlineData("servers:\n", "servers:\n  - url: https://example.com\n", "servers:\n", "SPEC002: The templates cannot generate any number of servers but one, at #/servers")]
    [InlineData("https://{host}/v1/", "http://{host}/v1/", "url: http:", "SPEC002: The templates cannot generate the server URL 'http://{host}/v1/{account}.Zalo': it must begin with https:// and end in {account} and the service, like .Zalo, at #/servers/0/url")]
    [InlineData("{account}.Zalo\n", "{account}.Zalo/\n", "url: https://{host}", "SPEC002: The templates cannot generate the server URL 'https://{host}/v1/{account}.Zalo/': it must begin with https:// and end in {account} and the service, like .Zalo, at #/servers/0/url")]
    [InlineData("https://{host}/v1/", "https://{host}/{version}/", "variables:", "SPEC004: The variables are not those of the URL, at #/servers/0/variables")]
    [InlineData("\n  account:\n    Shop", "\n  kind:\n    Shop", "x-server-names:", "SPEC004: The variables of the server and those of x-server-names are not the same, at #/x-server-names")]
    [InlineData("enum: [shop, partner]", "enum: [shop, partner, agent]", "account:\n        enum", "SPEC004: The values of the server variable 'account' and those of x-server-names are not the same, at #/servers/0/variables/account")]
    [InlineData("    Partner: partner\n", "    Partner: partner\n    Agent: agent\n", "account:\n        enum", "SPEC004: The values of the server variable 'account' and those of x-server-names are not the same, at #/servers/0/variables/account")]
    [InlineData("default: shop", "default: partner", "default: partner", "SPEC004: The default must be the first of x-server-names, which is what the C# settings begin with, at #/servers/0/variables/account/default")]
    [InlineData("    Partner: partner", "    partner: partner", "partner: partner", "SPEC002: The templates cannot generate the name 'partner': it becomes a C# name and must be like RequestConsent, at #/x-server-names/account/partner")]
    [InlineData("security:\n  - ApiKey: []", "security: []", "security:", "SPEC002: The templates cannot generate any security but one scheme of the type http and bearer, at #/security")]
    [InlineData("  - ApiKey: []", "  - ApiKey: []\n  - {}", "security:", "SPEC002: The templates cannot generate any security but one scheme of the type http and bearer, at #/security")]
    [InlineData("  - ApiKey: []", "  - ShopKey: []", "security:", "SPEC002: The templates cannot generate any security but one scheme of the type http and bearer, at #/security")]
    [InlineData("scheme: bearer", "scheme: basic", "security:", "SPEC002: The templates cannot generate any security but one scheme of the type http and bearer, at #/security")]
    public void What_says_where_the_service_is_is_whole_and_agrees_with_itself(string old, string replacement, string at, string message) =>
        MustStop(Spec.With(old, replacement), at, message);

    [Theory]
    [InlineData("operationId: CheckConsent", "operationId: check-consent", "operationId: check", "SPEC002: The templates cannot generate the name 'check-consent': it becomes a C# name and must be like RequestConsent, at #/paths/~1CheckConsent/post/operationId")]
    [InlineData("operationId: CheckConsent", "operationId: ListRequestConsent", "operationId: ListRequestConsent\n      tags: [Zalo]\n      summary: List", "SPEC004: Two operations have the operationId 'ListRequestConsent', at #/paths/~1ListRequestConsent/post/operationId")]
    [InlineData("x-effect: read", "x-effect: free", "x-effect: free", "SPEC004: X-effect must be read, write or charged, at #/paths/~1CheckConsent/post/x-effect")]
    [InlineData("required: true", "required: false", "requestBody:\n        description: The OA", "SPEC004: A request body must be required, at #/paths/~1CheckConsent/post/requestBody")]
    [InlineData("#/components/schemas/CheckConsentRequest", "#/components/schemas/Consent", "requestBody:\n        description: The OA", "SPEC002: The templates cannot generate Consent as a request: it is not an object with additionalProperties: false, at #/paths/~1CheckConsent/post/requestBody")]
    [InlineData("#/components/schemas/CheckConsentResponse", "#/components/schemas/Paging", "'200':\n          description: Whether", "SPEC002: The templates cannot generate Paging as an answer: it is not an object with additionalProperties: true, at #/paths/~1CheckConsent/post/responses/200")]
    [InlineData("#/components/schemas/CheckConsentResponse", "#/components/schemas/CallType", "'200':\n          description: Whether", "SPEC002: The templates cannot generate CallType as an answer: it is not an object with additionalProperties: true, at #/paths/~1CheckConsent/post/responses/200")]
    [InlineData("$ref: '#/components/schemas/CheckConsentResponse'", "type: object", "type: object\n              examples:\n                CheckConsentSample", "SPEC002: The templates cannot generate 'type' as the schema of a body: name it under components and refer to it, at #/paths/~1CheckConsent/post/responses/200/content/application~1json/schema/type")]
    public void An_operation_is_one_request_and_one_answer(string old, string replacement, string at, string message) =>
        MustStop(Spec.At("paths /CheckConsent").With(old, replacement), at, message);

    [Fact]
    public void Every_error_has_the_same_body() => MustStop(
        Spec.At("components responses BadRequest").With("schemas/ApiError", "schemas/Consent"),
        "BadRequest:\n",
        "SPEC002: The templates cannot generate Consent as the body of an error: it must be ApiError, at #/components/responses/BadRequest");

    [Theory]
    [InlineData("components schemas ConsentFilter", "schemas/CallType", "schemas/CallTipe")]
    [InlineData("components schemas ConsentFilter", "#/components/schemas/CallType", "other.yaml#/CallType")]
    [InlineData("components responses TooManyRequests", "headers/RetryAfter", "headers/RetryBefore")]
    [InlineData("components responses TooManyRequests", "examples/ResourceExhausted", "examples/ResourcesExhausted")]
    [InlineData("paths /CheckConsent post responses '429'", "responses/TooManyRequests", "responses/TooMany")]
    public void A_reference_to_nothing_is_named(string part, string old, string replacement)
    {
        var spec = Spec.At(part).With(old, replacement);

        Assert.Contains("leads to nothing in this file", Assert.Single(spec.Errors));
        Assert.Contains(replacement, spec.Errors[0]);
    }

    [Theory]
    [InlineData("#/components/examples/Granted", "SPEC004: '#/components/examples/Granted' is not a schema under components")]
    [InlineData("#/components/schemas/Consent", "SPEC002: The templates cannot generate the answer Consent inside a request")]
    public void A_field_of_a_request_refers_to_a_part_of_a_request(string target, string message) =>
        MustStop(Spec.WithRequestField($"allOf: [{{ $ref: '{target}' }}]"), $"{{ $ref: '{target}' }}] }}", $"{message}, at {Properties}/probe/allOf/0");

    [Theory]
    [InlineData("allOf: [{ $ref: '#/components/schemas/Paging' }]", "{ $ref: '#/components/schemas/Paging' }] }", "/allOf/0")]
    [InlineData("type: array, items: { $ref: '#/components/schemas/Paging' }", "items: { $ref: '#/components/schemas/Paging'", "/items")]
    [InlineData("type: object, additionalProperties: { $ref: '#/components/schemas/Paging' }", "additionalProperties: { $ref: '#/components/schemas/Paging'", "/additionalProperties")]
    public void A_field_of_an_answer_refers_to_a_part_of_an_answer(string field, string at, string key) => MustStop(
        Spec.WithAnswerField(field), at, $"SPEC002: The templates cannot generate the request Paging inside an answer, at #/components/schemas/PagingInfo/properties/probe{key}");

    [Theory]
    [InlineData("additionalProperties: false", "additionalProperties: { type: string }", "additionalProperties: { type", "SPEC002: The templates cannot generate additionalProperties with a schema beside properties, at #/components/schemas/CheckConsentRequest/additionalProperties")]
    [InlineData("required: [oa_id, phone]", "required: [oa_id, fone]", "fone", "SPEC004: 'fone' is required and is not a field, at #/components/schemas/CheckConsentRequest/required/1")]
    [InlineData("required: [oa_id, phone]", "required: true", "required: true\n      properties", "SPEC004: 'required' must be a list, at #/components/schemas/CheckConsentRequest/required")]
    [InlineData("type: object", "type: array", "CheckConsentRequest:\n      type", "SPEC002: The templates cannot generate a named schema that is neither an object nor an enum, at #/components/schemas/CheckConsentRequest")]
    [InlineData("\n        oa_id:", "\n        oa__id:", "oa__id", "SPEC002: The templates cannot generate the field name 'oa__id', at #/components/schemas/CheckConsentRequest/properties/oa__id")]
    [InlineData("\n        oa_id:", "\n        oaId:", "oaId", "SPEC002: The templates cannot generate the field name 'oaId', at #/components/schemas/CheckConsentRequest/properties/oaId")]
    [InlineData("\n        oa_id:", "\n        check_consent_request:", "check_consent_request", "SPEC002: The templates cannot generate the name 'CheckConsentRequest': the generated code has another use for it, at #/components/schemas/CheckConsentRequest/properties/check_consent_request")]
    [InlineData("\n        oa_id:", "\n        to_json:", "to_json", "SPEC002: The templates cannot generate the name 'ToJson': the generated code has another use for it, at #/components/schemas/CheckConsentRequest/properties/to_json")]
    [InlineData("\n        oa_id:", "\n        get_type:", "get_type", "SPEC002: The templates cannot generate the name 'GetType': the generated code has another use for it, at #/components/schemas/CheckConsentRequest/properties/get_type")]
    [InlineData("\n        oa_id:", "\n        phone_pattern: { description: A., type: boolean }\n        oa_id:", "phone:\n          type: string\n          minLength: 9\n          maxLength: 16\n          pattern: '^\\+?[0-9]{9,15}$'\n          x-rule: 9 to 15 digits with an optional + in front, for example 84912345678\n          description: >-\n            Phone number to check", "SPEC004: Two fields need the C# name 'PhonePattern', at #/components/schemas/CheckConsentRequest/properties/phone")]
    [InlineData("\n        oa_id:", "\n        a1: { description: A., type: boolean }\n        a_1: { description: A., type: boolean }\n        oa_id:", "a_1", "SPEC004: Two fields need the C# name 'A1', at #/components/schemas/CheckConsentRequest/properties/a_1")]
    [InlineData("maxLength: 16", "maxLength: 12", "pattern: '^\\+?[0-9]{9,15}$'\n          x-rule: 9 to 15 digits with an optional + in front, for example 84912345678\n          description: >-\n            Phone number to check", "SPEC004: The pattern lets through what minLength or maxLength does not, and is all that is checked, at #/components/schemas/CheckConsentRequest/properties/phone/pattern")]
    public void A_request_is_closed_and_names_its_fields(string old, string replacement, string at, string message) =>
        MustStop(Spec.At("components schemas CheckConsentRequest").With(old, replacement), at, message);

    [Theory]
    [InlineData("type: boolean, nullable: true", "probe: {", "SPEC004: A field of a request cannot be null: leave it out of required instead", "")]
    [InlineData("type: boolean, nullable: yes", "nullable: yes", "SPEC004: 'nullable' must be true or false", "/nullable")]
    [InlineData("type: string, format: [int64]", "format: [", "SPEC004: 'format' must be a plain value", "/format")]
    [InlineData("type: string, maxLength: {}", "maxLength: {", "SPEC004: 'maxLength' must be a plain value", "/maxLength")]
    [InlineData("type: string, x-rule: short", "x-rule: short", "SPEC004: X-rule puts a pattern into words, and there is none", "/x-rule")]
    [InlineData("type: string, minLength: 5, maxLength: 3", "minLength: 5", "SPEC004: 'minLength' is above 'maxLength'", "/minLength")]
    [InlineData("type: integer, format: int32, minimum: 5, maximum: 3", "minimum: 5", "SPEC004: 'minimum' is above 'maximum'", "/minimum")]
    [InlineData("type: string, pattern: '^[a-z]+$', x-rule: letters, maxLength: 9", "pattern: '^[a-z]+$'", "SPEC004: The pattern lets through what minLength or maxLength does not, and is all that is checked", "/pattern")]
    [InlineData("type: string, pattern: '^[a-z]*$', x-rule: letters, minLength: 1", "pattern: '^[a-z]*$'", "SPEC004: The pattern lets through what minLength or maxLength does not, and is all that is checked", "/pattern")]
    [InlineData("type: string, pattern: '^a$', x-rule: 'the letter \"a\"'", "x-rule: 'the", "SPEC002: The templates cannot generate 'x-rule' with a quote, a backslash or a line break", "/x-rule")]
    public void A_rule_for_a_field_holds_together(string field, string at, string message, string key) =>
        MustStop(Spec.WithRequestField(field), at, $"{message}, at {Properties}/probe{key}");

    [Fact]
    public void A_field_of_an_answer_may_be_null() => MustStop(
        Spec.At("components schemas PagingInfo properties").Adding("probe: { description: A probe., type: boolean }"),
        "probe: {",
        "SPEC004: A field of an answer must be nullable, at #/components/schemas/PagingInfo/properties/probe");

    [Theory]
    [InlineData("type: string", "type: integer", "CallType:\n      type", "SPEC002: The templates cannot generate an enum that is not of strings, at #/components/schemas/CallType")]
    [InlineData("enum: [audio,", "enum: [radio,", "CallType:\n      type", "SPEC004: Enum and x-values do not hold the same values, at #/components/schemas/CallType")]
    [InlineData("enum: [audio, ", "enum: [", "CallType:\n      type", "SPEC004: Enum and x-values do not hold the same values, at #/components/schemas/CallType")]
    [InlineData("\n        audio:", "\n        audio_only:", "CallType:\n      type", "SPEC004: Enum and x-values do not hold the same values, at #/components/schemas/CallType")]
    [InlineData("\n        audio:", "\n        'audio \"only\"':", "'audio \"only\"'", "SPEC002: The templates cannot generate the value 'audio \"only\"': it must be of letters, digits, dots, hyphens and underscores, at #/components/schemas/CallType/x-values/audio \"only\"")]
    [InlineData("\n        audio:", "\n        null:", "null:\n          name: Audio", "SPEC002: The templates cannot generate the value 'null': it must be of letters, digits, dots, hyphens and underscores, at #/components/schemas/CallType/x-values/null")]
    [InlineData("name: Video", "name: Audio", "video:\n          name: Audio\n          description: Video", "SPEC004: Two values have the name 'Audio', at #/components/schemas/CallType/x-values/video")]
    [InlineData("name: Video", "name: video", "name: video", "SPEC002: The templates cannot generate the name 'video': it becomes a C# name and must be like RequestConsent, at #/components/schemas/CallType/x-values/video/name")]
    [InlineData("name: Video", "name: CallType", "name: CallType", "SPEC002: The templates cannot generate the name 'CallType': the generated code has another use for it, at #/components/schemas/CallType/x-values/video/name")]
    [InlineData("name: Video", "name: IsKnown", "name: IsKnown", "SPEC002: The templates cannot generate the name 'IsKnown': the generated code has another use for it, at #/components/schemas/CallType/x-values/video/name")]
    [InlineData("name: Video", "name: Video\n          aliases: [AUDIO]", "video:\n          name: Video", "SPEC004: 'audio' is spelled twice, and case makes no difference, at #/components/schemas/CallType/x-values/video")]
    [InlineData("name: Video", "name: Video\n          zero: false", "zero: false", "SPEC004: Zero is true or left out, at #/components/schemas/CallType/x-values/video/zero")]
    [InlineData("name: Video", "name: Video\n          status: 400", "CallType:\n      type", "SPEC004: Some values have a status and some have not, at #/components/schemas/CallType")]
    [InlineData("name: Video", "name: Video\n          status: []", "status: []", "SPEC004: 'status' must be a plain value, at #/components/schemas/CallType/x-values/video/status")]
    [InlineData("name: Video", "name: Video\n          status: OK", "status: OK", "SPEC004: A status is a number from 400 to 599, at #/components/schemas/CallType/x-values/video/status")]
    [InlineData("en: Video call", "en: The \"video\" call", "en: The", "SPEC002: The templates cannot generate 'en' with a quote, a backslash or a line break, at #/components/schemas/CallType/x-values/video/en")]
    [InlineData("en: Video call", "en: Video\\tcall", "en: Video\\", "SPEC002: The templates cannot generate 'en' with a quote, a backslash or a line break, at #/components/schemas/CallType/x-values/video/en")]
    [InlineData("en: Video call", "en: \"Video\\ncall\"", "en: \"Video", "SPEC002: The templates cannot generate 'en' with a quote, a backslash or a line break, at #/components/schemas/CallType/x-values/video/en")]
    [InlineData("en: Video call", "en:", "en:\n          vi: Cuộc gọi video", "SPEC004: 'en' says nothing, at #/components/schemas/CallType/x-values/video/en")]
    [InlineData("en: Video call", "en: ~", "en: ~", "SPEC004: 'en' says nothing, at #/components/schemas/CallType/x-values/video/en")]
    public void An_enum_says_each_value_once(string old, string replacement, string at, string message) =>
        MustStop(Spec.At("components schemas CallType").With(old, replacement), at, message);

    [Theory]
    [InlineData("probe: { type: object }", "SPEC002: The templates cannot generate the name 'probe': it becomes a C# name and must be like RequestConsent, at #/components/schemas/probe")]
    [InlineData("Exception: { type: object }", "SPEC002: The templates cannot generate the name 'Exception': the generated code has another use for it, at #/components/schemas/Exception")]
    [InlineData("Probe: { type: object, description: A., additionalProperties: true, properties: {} }", "SPEC002: The templates cannot generate an object without a field, at #/components/schemas/Probe")]
    [InlineData("Probe: { type: string, description: A., enum: [], x-values: {} }", "SPEC004: An enum needs a value, at #/components/schemas/Probe")]
    [InlineData("Probe: { type: string, description: A. }", "SPEC003: 'properties' is missing at #/components/schemas/Probe")]
    public void A_schema_becomes_a_type(string schema, string message) =>
        MustStop(Spec.At("components schemas").Adding(schema), schema, message);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("' '")]
    [InlineData("\"a\\tb\"")]
    [InlineData("\"a\\u0085b\"")]
    [InlineData("\"a\\u2028b\"")]
    [InlineData("a\u00A0b")]
    public void A_description_that_would_break_out_of_its_comment_is_refused(string text)
    {
        var spec = Spec.At("components schemas Paging properties").Adding($"probe: {{ type: boolean, description: {text} }}");

        Assert.Contains($", at {Properties}/probe/description.", Assert.Single(spec.Errors));
    }

    [Fact]
    public void An_anchor_is_refused_for_what_it_repeats_has_no_place_of_its_own() => MustStop(
        Spec.With("openapi: 3.0.3", "openapi: &version 3.0.3"),
        "openapi:",
        "SPEC002: The templates cannot generate a YAML anchor: write the value out, or put it under components and refer to it, at #/openapi");

    private static void MustStop(Spec spec, string at, string message) =>
        Assert.Contains($"{Spec.FileName}{spec.PlaceOf(at)}: error {message}.", spec.Errors);
}
