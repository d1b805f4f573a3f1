using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>
/// Requests, answers and enums: what is missing, contradicts itself or needs one C# name twice stops at the gate. Generated, it
/// would be incorrect in silence, or break in a place that says nothing about the spec.
/// </summary>
public sealed class SchemaRulesTests
{
    private const string CallType = "#/components/schemas/CallType";
    private const string CheckConsentRequest = "#/components/schemas/CheckConsentRequest";
    private const string Sent = "#/components/schemas/Paging/properties";
    private const string Answered = "#/components/schemas/PagingInfo/properties";

    private const string NotAName = ": it becomes a C# name and must be like RequestConsent";
    private const string NotFree = ": the generated code has another use for it";
    private const string NotAnAnswer = "the request Paging inside an answer";
    private const string NotASchema = " is not a schema under components";
    private const string NotPlain = ": it must be of letters, digits, dots, hyphens and underscores";
    private const string NotALiteral = " with a quote, a backslash or a line break";
    private const string NotAPage = ": it must be an https address of plain characters";
    private const string NotOpenOrClosed = "additionalProperties with a schema beside properties";
    private const string NotAllThatIsChecked = "The pattern lets through what minLength or maxLength does not, and is all that is checked";

    [Theory]
    [InlineData("probe: { type: object }", "SPEC002", "the name 'probe'" + NotAName)]
    [InlineData("Exception: { type: object }", "SPEC002", "the name 'Exception'" + NotFree)]
    [InlineData("Probe: { type: string, description: A. }", "SPEC003", "properties")]
    [InlineData("Probe: { type: string, description: A., enum: [], x-values: {} }", "SPEC004", "An enum needs a value")]
    [InlineData("Probe: { type: object, description: A., additionalProperties: true, properties: {} }", "SPEC002", "an object without a field")]
    public void A_schema_becomes_a_type(string schema, string code, string what) =>
        Spec.At("#/components/schemas").Adding(schema).MustStop(code, what, $"#/components/schemas/{schema.Split(':')[0]}");

    [Theory]
    [InlineData("type: object", "type: array", "SPEC002", "a named schema that is neither an object nor an enum", "")]
    [InlineData("additionalProperties: false", "# open", "SPEC003", "additionalProperties", "")]
    [InlineData("additionalProperties: false", "additionalProperties: {}", "SPEC002", NotOpenOrClosed, "/additionalProperties")]
    [InlineData("[oa_id, phone]", "[oa_id, fone]", "SPEC004", "'fone' is required and is not a field", "/required/1")]
    [InlineData("[oa_id, phone]", "true", "SPEC004", "'required' must be a list", "/required")]
    [InlineData(" oa_id:", " oa__id:", "SPEC002", "the field name 'oa__id'", "/properties/oa__id")]
    [InlineData(" oa_id:", " oaId:", "SPEC002", "the field name 'oaId'", "/properties/oaId")]
    [InlineData(" oa_id:", " check_consent_request:", "SPEC002", "the name 'CheckConsentRequest'" + NotFree, "/properties/check_consent_request")]
    [InlineData(" oa_id:", " to_json:", "SPEC002", "the name 'ToJson'" + NotFree, "/properties/to_json")]
    [InlineData(" oa_id:", " get_type:", "SPEC002", "the name 'GetType'" + NotFree, "/properties/get_type")]
    [InlineData(" oa_id:", " regex_options:", "SPEC002", "the name 'RegexOptions'" + NotFree, "/properties/regex_options")]
    [InlineData(" oa_id:", " wire_json_writer:", "SPEC002", "the name 'WireJsonWriter'" + NotFree, "/properties/wire_json_writer")]
    [InlineData(" oa_id:", " phone_pattern: {}\n        oa_id:", "SPEC004", "Two fields need the C# name 'PhonePattern'", "/properties/phone")]
    [InlineData(" oa_id:", " phone_regex: {}\n        oa_id:", "SPEC004", "Two fields need the C# name 'PhoneRegex'", "/properties/phone")]
    [InlineData(" oa_id:", " a1: {}\n        a_1: {}\n        oa_id:", "SPEC004", "Two fields need the C# name 'A1'", "/properties/a_1")]
    [InlineData("maxLength: 16", "maxLength: 12", "SPEC004", NotAllThatIsChecked, "/properties/phone/pattern")]
    [InlineData("maxLength: 16", "maxLength: []", "SPEC004", "'maxLength' must be a plain value", "/properties/phone/maxLength")]
    public void A_request_is_a_closed_list_of_named_fields(string old, string replacement, string code, string what, string way) =>
        Spec.At(CheckConsentRequest).With(old, replacement).MustStop(code, what, CheckConsentRequest + way);

    [Theory]
    [InlineData("type: boolean, nullable: true", "SPEC004", "A field of a request cannot be null: leave it out of required instead", "")]
    [InlineData("type: boolean, nullable: yes", "SPEC004", "'nullable' must be true or false", "/nullable")]
    [InlineData("type: string, format: [int64]", "SPEC004", "'format' must be a plain value", "/format")]
    [InlineData("type: string, minLength: 5, maxLength: 3", "SPEC004", "'minLength' is above 'maxLength'", "/minLength")]
    [InlineData("type: integer, format: int32, minimum: 5, maximum: 3", "SPEC004", "'minimum' is above 'maximum'", "/minimum")]
    [InlineData("type: string, pattern: '^a$'", "SPEC003", "x-rule", "")]
    [InlineData("type: string, x-rule: letters, pattern: '^a$'", "SPEC003", "en", "/x-rule")]
    [InlineData("type: string, x-rule: { en: letters }, pattern: '^a$'", "SPEC003", "vi", "/x-rule")]
    [InlineData("type: string, x-rule: { en: short, vi: ngắn }", "SPEC004", "X-rule puts a pattern into words, and there is none", "/x-rule")]
    [InlineData("type: string, x-rule: { en: 'an \"a\"', vi: chữ a }, pattern: '^a$'", "SPEC002", "'en'" + NotALiteral, "/x-rule/en")]
    [InlineData("type: string, x-rule: { en: letters, vi: chữ cái }, maxLength: 9, pattern: '^[a-z]+$'", "SPEC004", NotAllThatIsChecked, "/pattern")]
    [InlineData("type: string, x-rule: { en: letters, vi: chữ cái }, minLength: 1, pattern: '^[a-z]*$'", "SPEC004", NotAllThatIsChecked, "/pattern")]
    [InlineData("type: array", "SPEC003", "items", "")]
    [InlineData("type: array, items: { $ref: '#/components/schemas/Consent' }", "SPEC002", "the answer Consent inside a request", "/items")]
    [InlineData("allOf: [{}]", "SPEC003", "$ref", "/allOf/0")]
    [InlineData("allOf: [{ $ref: '#/components/schemas/Consent' }]", "SPEC002", "the answer Consent inside a request", "/allOf/0")]
    [InlineData("allOf: [{ $ref: '#/components/examples/Granted' }]", "SPEC004", "'#/components/examples/Granted'" + NotASchema, "/allOf/0")]
    public void A_field_of_a_request_has_rules_that_hold_together(string field, string code, string what, string way) =>
        Spec.At(Sent).Adding($"probe: {{ description: A., {field} }}").MustStop(code, what, $"{Sent}/probe{way}");

    [Theory]
    [InlineData("type: array", "SPEC003", "items", "")]
    [InlineData("type: object", "SPEC003", "additionalProperties", "")]
    [InlineData("allOf: [{ $ref: '#/components/schemas/Paging' }]", "SPEC002", NotAnAnswer, "/allOf/0")]
    [InlineData("type: array, items: { $ref: '#/components/schemas/Paging' }", "SPEC002", NotAnAnswer, "/items")]
    [InlineData("type: object, additionalProperties: { $ref: '#/components/schemas/Paging' }", "SPEC002", NotAnAnswer, "/additionalProperties")]
    public void A_field_of_an_answer_holds_parts_of_an_answer(string field, string code, string what, string way) =>
        Spec.At(Answered).Adding($"probe: {{ description: A., nullable: true, {field} }}").MustStop(code, what, $"{Answered}/probe{way}");

    [Fact]
    public void A_field_of_an_answer_may_be_null() => Spec.At(Answered).Adding("probe: { description: A., type: boolean }")
        .MustStop("SPEC004", "A field of an answer must be nullable", Answered + "/probe");

    [Theory]
    [InlineData("x-unit: { en: hours }", "SPEC003", "vi", "/x-unit")]
    [InlineData("x-unit: hours", "SPEC003", "en", "/x-unit")]
    [InlineData("x-unit: { en: hours, vi: giờ, fr: heures }", "SPEC002", "'fr' of a unit", "/x-unit/fr")]
    [InlineData("x-unit: { en: \"ho\\nurs\", vi: giờ }", "SPEC002", "'en'" + NotALiteral, "/x-unit/en")]
    [InlineData("externalDocs: {}", "SPEC003", "url", "/externalDocs")]
    [InlineData("externalDocs: { url: http://a }", "SPEC002", "the page 'http://a'" + NotAPage, "/externalDocs/url")]
    [InlineData("externalDocs: { url: 'https://a\"b' }", "SPEC002", "the page 'https://a\"b'" + NotAPage, "/externalDocs/url")]
    [InlineData("externalDocs: { url: https://a, title: A }", "SPEC002", "'title' of a page", "/externalDocs/title")]
    public void A_field_has_a_unit_in_both_languages_and_a_page(string field, string code, string what, string way) => Spec.At(Sent)
        .Adding($"probe: {{ description: A., type: integer, format: int32, {field} }}")
        .MustStop(code, what, $"{Sent}/probe{way}");

    [Theory]
    [InlineData("#/components/schemas/Paging")]
    [InlineData("#/components/schemas/CallType")]
    public void A_type_has_a_page(string schema) => Spec.At(schema).With("externalDocs:", "externalDocs: { url: a }\n      x-old:")
        .MustStop("SPEC002", "the page 'a'" + NotAPage, schema + "/externalDocs/url");

    [Fact]
    public void A_field_has_a_description() => Spec.At(Sent).Adding("probe: { type: boolean }")
        .MustStop("SPEC003", "description", Sent + "/probe");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("' '")]
    public void A_description_says_something(string text) => Spec.At(Sent).Adding($"probe: {{ type: boolean, description: {text} }}")
        .MustStop("SPEC004", "'description' says nothing", Sent + "/probe/description");

    [Theory]
    [InlineData("\"a\\tb\"")]
    [InlineData("\"a\\u0085b\"")]
    [InlineData("\"a\\u2028b\"")]
    [InlineData("\"a\\u00A0b\"")]
    public void A_description_does_not_break_out_of_its_comment(string text) => Spec.At(Sent)
        .Adding($"probe: {{ type: boolean, description: {text} }}")
        .MustStop("SPEC004", "'description' holds a control character, a line separator or a no-break space", Sent + "/probe/description");

    [Theory]
    [InlineData("type: string", "type: integer", "SPEC002", "an enum that is not of strings", "")]
    [InlineData("x-values:", "x-names:", "SPEC003", "x-values", "")]
    [InlineData("[audio, ", "[", "SPEC004", "Enum and x-values do not hold the same values", "")]
    [InlineData("[audio, ", "[radio, ", "SPEC004", "Enum and x-values do not hold the same values", "")]
    [InlineData("[audio, ", "[null, ", "SPEC004", "Enum and x-values do not hold the same values", "")]
    [InlineData("\n        audio:", "\n        null:", "SPEC002", "the value 'null'" + NotPlain, "/x-values/null")]
    [InlineData("\n        audio:", "\n        a\"b:", "SPEC002", "the value 'a\"b'" + NotPlain, "/x-values/a\"b")]
    [InlineData("name: Video", "aliases: ['a b']", "SPEC002", "the value 'a b'" + NotPlain, "/x-values/video/aliases/0")]
    [InlineData("name: Video", "aliases: [AUDIO]", "SPEC004", "'audio' is spelled twice, and case makes no difference", "/x-values/video")]
    [InlineData("name: Video", "# Video", "SPEC003", "name", "/x-values/video")]
    [InlineData("name: Video", "name: Audio", "SPEC004", "Two values have the name 'Audio'", "/x-values/video")]
    [InlineData("name: Video", "name: video", "SPEC002", "the name 'video'" + NotAName, "/x-values/video/name")]
    [InlineData("name: Video", "name: CallType", "SPEC002", "the name 'CallType'" + NotFree, "/x-values/video/name")]
    [InlineData("name: Video", "name: IsKnown", "SPEC002", "the name 'IsKnown'" + NotFree, "/x-values/video/name")]
    [InlineData("name: Video", "name: CultureInfo", "SPEC002", "the name 'CultureInfo'" + NotFree, "/x-values/video/name")]
    [InlineData("name: Video", "zero: false", "SPEC004", "Zero is true or omitted", "/x-values/video/zero")]
    [InlineData("name: Video", "status: OK", "SPEC004", "A status is a number from 400 to 599", "/x-values/video/status")]
    [InlineData("name: Video", "status: [400]", "SPEC004", "'status' must be a plain value", "/x-values/video/status")]
    [InlineData("name: Video", "status: 400", "SPEC004", "Some values have a status and some have not", "")]
    [InlineData("en: Video call", "en: ~", "SPEC004", "'en' says nothing", "/x-values/video/en")]
    [InlineData("en: Video call", "en: \"Video\\ncall\"", "SPEC002", "'en'" + NotALiteral, "/x-values/video/en")]
    [InlineData("en: Video call", "en: a \"video\" call", "SPEC002", "'en'" + NotALiteral, "/x-values/video/en")]
    [InlineData("en: Video call", "en: Video\\tcall", "SPEC002", "'en'" + NotALiteral, "/x-values/video/en")]
    [InlineData("en: Video call", "# Video call", "SPEC003", "en", "/x-values/video")]
    [InlineData(" vi: Cuộc gọi video", " vi: ''", "SPEC004", "'vi' says nothing", "/x-values/video/vi")]
    public void An_enum_says_each_value_once(string old, string replacement, string code, string what, string way) =>
        Spec.At(CallType).With(old, replacement).MustStop(code, what, CallType + way);
}
