using System;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>
/// What is valid OpenAPI and what the templates cannot generate stops at the gate, by its name and at its place. NSwag would pass
/// over most of it in silence.
/// </summary>
public sealed class ConstructRulesTests
{
    private const string Path = "#/paths/~1CheckConsent";
    private const string Operation = Path + "/post";
    private const string Body = Operation + "/requestBody";
    private const string Schema = Body + "/content/application~1json/schema";
    private const string Request = "#/components/schemas/Paging";
    private const string Enum = "#/components/schemas/CallType";
    private const string OfAPath = " of a path: every method of this service is a POST, described in one place";
    private const string AsContent = " as content: every body of this service is application/json";
    private const string BeyondInt = ": it must be a number from -2147483648 to 2147483647";
    private const string BeyondDouble = ": it must be a number from -9007199254740992 to 9007199254740992";
    private const string NotOneReference = "allOf with anything but one reference";
    private const string OfAMap = " of a map: name an object with fields under components and refer to it";

    /// <summary>The fields of a request, and those of an answer.</summary>
    private const string Sent = "#/components/schemas/Paging/properties";
    private const string Answered = "#/components/schemas/PagingInfo/properties";

    [Fact]
    public void The_real_spec_passes() => Assert.Empty(Spec.Real.Errors);

    [Theory]
    // The document
    [InlineData("#", "webhooks: {}", "'webhooks' here")]
    [InlineData("#", "x-tagGroups: []", "'x-tagGroups' here")]
    [InlineData("#/info", "termsOfService: https://example.com", "'termsOfService' here")]
    [InlineData("#/components", "parameters: {}", "'parameters' under components")]
    [InlineData("#/components", "requestBodies: {}", "'requestBodies' under components")]
    [InlineData("#/components", "links: {}", "'links' under components")]
    [InlineData("#/components", "callbacks: {}", "'callbacks' under components")]
    [InlineData("#/components/securitySchemes/ApiKey", "bearerFormat: JWT", "'bearerFormat' of a security scheme")]
    // A path and its operation
    [InlineData("#/paths", "/Consents/{id}: { }", "the path '/Consents/{id}': it must be fixed, like /RequestConsent")]
    [InlineData("#/paths", "/ListRequestConsent/: { }", "the path '/ListRequestConsent/': it must be fixed, like /RequestConsent")]
    [InlineData(Path, "get: {}", "'get'" + OfAPath)]
    [InlineData(Path, "parameters: []", "'parameters'" + OfAPath)]
    [InlineData(Path, "$ref: '#/paths/~1RequestConsent'", "'$ref'" + OfAPath)]
    [InlineData(Operation, "parameters: [{ name: page, in: query, schema: { type: string } }]", "'parameters' of an operation")]
    [InlineData(Operation, "parameters: [{ name: X-Shop, in: header, schema: { type: string } }]", "'parameters' of an operation")]
    [InlineData(Operation, "parameters: [{ name: sid, in: cookie, schema: { type: string } }]", "'parameters' of an operation")]
    [InlineData(Operation, "security: []", "'security' of an operation")]
    [InlineData(Operation, "servers: []", "'servers' of an operation")]
    [InlineData(Operation, "callbacks: {}", "'callbacks' of an operation")]
    [InlineData(Operation, "deprecated: true", "'deprecated' of an operation")]
    [InlineData(Operation, "x-retries: 3", "'x-retries' of an operation")]
    // Bodies
    [InlineData(Body, "x-name: body", "'x-name' of a request body")]
    [InlineData(Body + "/content", "multipart/form-data: {}", "'multipart/form-data'" + AsContent)]
    [InlineData(Body + "/content", "application/octet-stream: {}", "'application/octet-stream'" + AsContent)]
    [InlineData(Body + "/content", "application/xml: {}", "'application/xml'" + AsContent)]
    [InlineData(Body + "/content/application~1json", "encoding: {}", "'encoding' of a body")]
    [InlineData(Schema, "description: Inline.", "'description' as the schema of a body: name it under components and refer to it")]
    [InlineData(Operation + "/responses", "default: {}", "the response 'default'")]
    [InlineData(Operation + "/responses", "'202': {}", "the response '202'")]
    [InlineData(Operation + "/responses", "'302': {}", "the response '302'")]
    [InlineData(Operation + "/responses/200", "links: {}", "'links' of a response")]
    [InlineData(Operation + "/responses/404", "description: None.", "'description' beside a reference")]
    [InlineData("#/components/responses/BadRequest", "x-name: bad", "'x-name' of a response")]
    [InlineData("#/components/responses/TooManyRequests/headers", "X-Quota: {}", "'X-Quota' as a response header: nothing reads it")]
    // An object
    [InlineData(Request, "oneOf: []", "'oneOf' of a schema")]
    [InlineData(Request, "anyOf: []", "'anyOf' of a schema")]
    [InlineData(Request, "allOf: []", "'allOf' of a schema")]
    [InlineData(Request, "not: {}", "'not' of a schema")]
    [InlineData(Request, "discriminator: { propertyName: sort }", "'discriminator' of a schema")]
    [InlineData(Request, "default: {}", "'default' of a schema")]
    [InlineData(Request, "nullable: false", "'nullable' of a schema")]
    [InlineData(Request, "title: Page", "'title' of a schema")]
    [InlineData(Request, "deprecated: true", "'deprecated' of a schema")]
    [InlineData(Request, "readOnly: true", "'readOnly' of a schema")]
    [InlineData(Request, "minProperties: 1", "'minProperties' of a schema")]
    [InlineData(Request, "xml: { name: page }", "'xml' of a schema")]
    [InlineData(Request, "descripton: Misspelled.", "'descripton' of a schema")]
    [InlineData(Request, "<<: {}", "'<<' of a schema")]
    [InlineData("#/components/schemas/PagingInfo", "required: [next]", "a required field of an answer")]
    // An enum
    [InlineData(Enum, "default: audio", "'default' of an enum")]
    [InlineData(Enum, "nullable: false", "'nullable' of an enum")]
    [InlineData(Enum, "x-enumNames: []", "'x-enumNames' of an enum")]
    [InlineData(Enum + "/x-values/audio", "descripton: Misspelled.", "'descripton' of a value")]
    public void A_construct_without_a_template_is_named_at_its_place(string part, string line, string construct)
    {
        var key = line[..line.IndexOf(": ", StringComparison.Ordinal)].Trim('\'').Replace("/", "~1");

        Spec.At(part).Adding(line).MustStop("SPEC002", construct, $"{part}/{key}");
    }

    [Theory]
    [InlineData("type: string, format: uuid", "", "the type 'string' with the format 'uuid'")]
    [InlineData("type: string, format: date", "", "the type 'string' with the format 'date'")]
    [InlineData("type: string, format: byte", "", "the type 'string' with the format 'byte'")]
    [InlineData("type: string, format: binary", "", "the type 'string' with the format 'binary'")]
    [InlineData("type: string, format: email", "", "the type 'string' with the format 'email'")]
    [InlineData("type: integer", "", "the type 'integer' without a format")]
    [InlineData("type: integer, format: uint64", "", "the type 'integer' with the format 'uint64'")]
    [InlineData("type: number", "", "the type 'number' without a format")]
    [InlineData("type: number, format: float", "", "the type 'number' with the format 'float'")]
    [InlineData("example: 1", "", "a value without a type")]
    [InlineData("type: string, default: a", "/default", "'default' of a text")]
    [InlineData("type: string, enum: [a]", "/enum", "'enum' of a text")]
    [InlineData("type: string, title: A", "/title", "'title' of a text")]
    [InlineData("type: string, deprecated: true", "/deprecated", "'deprecated' of a text")]
    [InlineData("type: string, writeOnly: true", "/writeOnly", "'writeOnly' of a text")]
    [InlineData("type: string, readOnly: true", "/readOnly", "'readOnly' of a text")]
    [InlineData("type: string, oneOf: []", "/oneOf", "'oneOf' of a text")]
    [InlineData("type: string, format: date-time, minLength: 20", "/minLength", "'minLength' of a time")]
    [InlineData("type: string, format: date-time, pattern: '^a$'", "/pattern", "'pattern' of a time")]
    [InlineData("type: integer, format: int32, multipleOf: 5", "/multipleOf", "'multipleOf' of an integer")]
    [InlineData("type: integer, format: int64, multipleOf: 5", "/multipleOf", "'multipleOf' of an integer")]
    [InlineData("type: number, format: double, multipleOf: 5", "/multipleOf", "'multipleOf' of a number")]
    [InlineData("type: integer, format: int32, exclusiveMinimum: true", "/exclusiveMinimum", "'exclusiveMinimum' of an integer")]
    [InlineData("type: integer, format: int32, minimum: 1.5", "/minimum", "'minimum' of 1.5" + BeyondInt)]
    [InlineData("type: integer, format: int32, maximum: 3000000000", "/maximum", "'maximum' of 3000000000" + BeyondInt)]
    [InlineData("type: integer, format: int64, maximum: 9007199254740993", "/maximum", "'maximum' of 9007199254740993" + BeyondDouble)]
    [InlineData("type: number, format: double, minimum: 1e3", "/minimum", "'minimum' of 1e3" + BeyondDouble)]
    [InlineData("type: string, minLength: -1", "/minLength", "'minLength' of -1: it must be a number from 0 to 2147483647")]
    [InlineData("type: string, maxLength: many", "/maxLength", "'maxLength' of many: it must be a number from 0 to 2147483647")]
    [InlineData("type: boolean, minimum: 0", "/minimum", "'minimum' of a value that nothing checks")]
    [InlineData("type: array, items: { type: string, maxLength: 5 }", "/items/maxLength", "'maxLength' of a value that nothing checks")]
    [InlineData("type: array, items: { type: string }, minItems: 1", "/minItems", "'minItems' of an array")]
    [InlineData("type: object, additionalProperties: { type: string }, maxProperties: 9", "/maxProperties", "'maxProperties'" + OfAMap)]
    [InlineData("$ref: '#/components/schemas/CallType'", "/$ref", "a bare $ref as a field: put it into allOf, beside a description")]
    [InlineData("allOf: [{ $ref: '#/components/schemas/CallType' }, { $ref: '#/components/schemas/Paging' }]", "/allOf", NotOneReference)]
    [InlineData("allOf: []", "/allOf", NotOneReference)]
    [InlineData("allOf: { $ref: '#/components/schemas/CallType' }", "/allOf", NotOneReference)]
    [InlineData("allOf: [{ $ref: '#/components/schemas/CallType' }], pattern: '^a$'", "/pattern", "'pattern' beside a reference")]
    [InlineData("allOf: [{ $ref: '#/components/schemas/CallType' }], default: audio", "/default", "'default' beside a reference")]
    public void A_field_of_a_request_without_a_template_is_named_at_its_place(string field, string key, string construct) =>
        Spec.At(Sent).Adding($"probe: {{ description: A., {field} }}").MustStop("SPEC002", construct, $"{Sent}/probe{key}");

    [Theory]
    [InlineData("type: string, pattern: '^a$'", "/pattern", "'pattern' of a value that nothing checks")]
    [InlineData("type: string, maxLength: 5", "/maxLength", "'maxLength' of a value that nothing checks")]
    [InlineData("type: integer, format: int32, minimum: 1", "/minimum", "'minimum' of a value that nothing checks")]
    [InlineData("type: array, items: { type: string }, minItems: 1", "/minItems", "'minItems' of an array")]
    [InlineData("type: array, items: { type: string }, maxItems: 9", "/maxItems", "'maxItems' of an array")]
    [InlineData("type: array, items: { type: string }, uniqueItems: true", "/uniqueItems", "'uniqueItems' of an array")]
    [InlineData("type: array, items: { type: array, items: { type: string } }", "/items/items", "'items' of a value that nothing checks")]
    [InlineData("type: array, items: { type: integer }", "/items", "the type 'integer' without a format")]
    [InlineData("type: array, items: { type: string, nullable: true }", "/items/nullable", "'nullable' of a value that nothing checks")]
    [InlineData("type: array, items: { $ref: '#/components/schemas/Consent', description: A. }", "/items/description", "'description' beside a reference")]
    [InlineData("type: object, additionalProperties: true", "/additionalProperties", "a value without a type")]
    [InlineData("type: object, additionalProperties: { type: string }, properties: {}", "/properties", "'properties'" + OfAMap)]
    public void A_field_of_an_answer_without_a_template_is_named_at_its_place(string field, string key, string construct) =>
        Spec.At(Answered).Adding($"probe: {{ description: A., nullable: true, {field} }}").MustStop("SPEC002", construct, $"{Answered}/probe{key}");

    [Theory]
    [InlineData(@"^\d+$")]
    [InlineData(@"^\w$")]
    [InlineData("^.$")]
    [InlineData("^a|b$")]
    [InlineData("^(ab)$")]
    [InlineData("^[^a]$")]
    [InlineData("^a$b$")]
    [InlineData("^(?i)a$")]
    [InlineData("^[z-a]$")]
    [InlineData("^a{5,2}$")]
    [InlineData("^a++$")]
    [InlineData("^[a-z-[aeiou]]$")]
    [InlineData("^é$")]
    [InlineData("^\"$")]
    [InlineData("[0-9]+")]
    public void A_pattern_that_need_not_mean_the_same_in_csharp_is_refused(string pattern) =>
        WithPattern(pattern).MustStop("SPEC002", "a pattern that is not ^…$ of plain characters, sets and counts", $"{Sent}/probe/pattern");

    [Theory]
    [InlineData("^[0-9]{1,19}$")]
    [InlineData(@"^\+?[0-9]{9,15}$")]
    [InlineData(@"^[A-Za-z0-9._+-]+@[a-z]*\.vn$")]
    [InlineData("^a{2}b{3,}$")]
    public void A_pattern_that_means_the_same_everywhere_passes(string pattern) =>
        Assert.Empty(WithPattern(pattern).Errors);

    private static Spec WithPattern(string pattern) =>
        Spec.At(Sent).Adding($"probe: {{ description: A., type: string, pattern: '{pattern}', x-rule: {{ en: like that, vi: như vậy }} }}");
}
