using System;
using System.Linq;
using Xunit;

namespace ETelecom.Zalo.GeneratorTests;

/// <summary>
/// What is valid OpenAPI and what the templates cannot generate stops at the gate, by its name and at its place. NSwag would pass
/// over most of it in silence.
/// </summary>
public sealed class Constructs
{
    [Fact]
    public void The_real_spec_passes() => Assert.Empty(Spec.Real.Errors);

    [Theory]
    // The document
    [InlineData("", "webhooks: {}", "'webhooks' here")]
    [InlineData("", "x-tagGroups: []", "'x-tagGroups' here")]
    [InlineData("info", "termsOfService: https://example.com", "'termsOfService' here")]
    [InlineData("components", "parameters: {}", "'parameters' under components")]
    [InlineData("components", "requestBodies: {}", "'requestBodies' under components")]
    [InlineData("components", "links: {}", "'links' under components")]
    [InlineData("components", "callbacks: {}", "'callbacks' under components")]
    [InlineData("components securitySchemes ApiKey", "bearerFormat: JWT", "'bearerFormat' of a security scheme")]
    // A path and its operation
    [InlineData("paths", "/Consents/{id}: { }", "the path '/Consents/{id}': it must be fixed, like /RequestConsent")]
    [InlineData("paths", "/ListRequestConsent/: { }", "the path '/ListRequestConsent/': it must be fixed, like /RequestConsent")]
    [InlineData("paths /CheckConsent", "get: {}", "'get' of a path: every method of this service is a POST, described in one place")]
    [InlineData("paths /CheckConsent", "parameters: []", "'parameters' of a path: every method of this service is a POST, described in one place")]
    [InlineData("paths /CheckConsent", "$ref: '#/paths/~1RequestConsent'", "'$ref' of a path: every method of this service is a POST, described in one place")]
    [InlineData("paths /CheckConsent post", "parameters: [{ name: page, in: query, schema: { type: string } }]", "'parameters' of an operation")]
    [InlineData("paths /CheckConsent post", "parameters: [{ name: X-Shop, in: header, schema: { type: string } }]", "'parameters' of an operation")]
    [InlineData("paths /CheckConsent post", "parameters: [{ name: sid, in: cookie, schema: { type: string } }]", "'parameters' of an operation")]
    [InlineData("paths /CheckConsent post", "security: []", "'security' of an operation")]
    [InlineData("paths /CheckConsent post", "servers: []", "'servers' of an operation")]
    [InlineData("paths /CheckConsent post", "callbacks: {}", "'callbacks' of an operation")]
    [InlineData("paths /CheckConsent post", "deprecated: true", "'deprecated' of an operation")]
    [InlineData("paths /CheckConsent post", "x-retries: 3", "'x-retries' of an operation")]
    // Bodies
    [InlineData("paths /CheckConsent post requestBody", "x-name: body", "'x-name' of a request body")]
    [InlineData("paths /CheckConsent post requestBody content", "multipart/form-data: {}", "'multipart/form-data' as content: every body of this service is application/json")]
    [InlineData("paths /CheckConsent post requestBody content", "application/octet-stream: {}", "'application/octet-stream' as content: every body of this service is application/json")]
    [InlineData("paths /CheckConsent post requestBody content", "application/xml: {}", "'application/xml' as content: every body of this service is application/json")]
    [InlineData("paths /CheckConsent post requestBody content application/json", "encoding: {}", "'encoding' of a body")]
    [InlineData("paths /CheckConsent post requestBody content application/json schema", "description: Inline.", "'description' as the schema of a body: name it under components and refer to it")]
    [InlineData("paths /CheckConsent post responses", "default: {}", "the response 'default'")]
    [InlineData("paths /CheckConsent post responses", "'202': {}", "the response '202'")]
    [InlineData("paths /CheckConsent post responses", "'302': {}", "the response '302'")]
    [InlineData("paths /CheckConsent post responses '200'", "links: {}", "'links' of a response")]
    [InlineData("paths /CheckConsent post responses '404'", "description: None.", "'description' beside a reference")]
    [InlineData("components responses BadRequest", "x-name: bad", "'x-name' of a response")]
    [InlineData("components responses TooManyRequests headers", "X-Quota: {}", "'X-Quota' as a response header: nothing reads it")]
    // An object
    [InlineData("components schemas Paging", "oneOf: []", "'oneOf' of a schema")]
    [InlineData("components schemas Paging", "anyOf: []", "'anyOf' of a schema")]
    [InlineData("components schemas Paging", "allOf: []", "'allOf' of a schema")]
    [InlineData("components schemas Paging", "not: {}", "'not' of a schema")]
    [InlineData("components schemas Paging", "discriminator: { propertyName: sort }", "'discriminator' of a schema")]
    [InlineData("components schemas Paging", "default: {}", "'default' of a schema")]
    [InlineData("components schemas Paging", "nullable: false", "'nullable' of a schema")]
    [InlineData("components schemas Paging", "title: Page", "'title' of a schema")]
    [InlineData("components schemas Paging", "deprecated: true", "'deprecated' of a schema")]
    [InlineData("components schemas Paging", "readOnly: true", "'readOnly' of a schema")]
    [InlineData("components schemas Paging", "minProperties: 1", "'minProperties' of a schema")]
    [InlineData("components schemas Paging", "xml: { name: page }", "'xml' of a schema")]
    [InlineData("components schemas Paging", "externalDocs: {}", "'externalDocs' of a schema")]
    [InlineData("components schemas Paging", "descripton: Misspelled.", "'descripton' of a schema")]
    [InlineData("components schemas Paging", "<<: {}", "'<<' of a schema")]
    [InlineData("components schemas PagingInfo", "required: [next]", "a required field of an answer")]
    // An enum
    [InlineData("components schemas CallType", "default: audio", "'default' of an enum")]
    [InlineData("components schemas CallType", "nullable: false", "'nullable' of an enum")]
    [InlineData("components schemas CallType", "x-enumNames: []", "'x-enumNames' of an enum")]
    [InlineData("components schemas CallType x-values audio", "descripton: Misspelled.", "'descripton' of a value")]
    public void A_construct_without_a_template_is_named_at_its_place(string part, string line, string construct)
    {
        var key = line[..line.IndexOf(": ", StringComparison.Ordinal)].Trim('\'');

        var spec = Spec.At(part).Adding(line);

        Assert.Contains(
            $"{Spec.FileName}{spec.PlaceOf(line)}: error SPEC002: The templates cannot generate {construct}, at {Spec.At(part).Pointer}/{key.Replace("/", "~1")}.",
            spec.Errors);
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
    [InlineData("type: string, externalDocs: {}", "/externalDocs", "'externalDocs' of a text")]
    [InlineData("type: string, format: date-time, minLength: 20", "/minLength", "'minLength' of a time")]
    [InlineData("type: string, format: date-time, pattern: '^a$'", "/pattern", "'pattern' of a time")]
    [InlineData("type: integer, format: int32, multipleOf: 5", "/multipleOf", "'multipleOf' of an integer")]
    [InlineData("type: integer, format: int32, exclusiveMinimum: true", "/exclusiveMinimum", "'exclusiveMinimum' of an integer")]
    [InlineData("type: integer, format: int32, minimum: 1.5", "/minimum", "'minimum' of 1.5: it must be a number from -2147483648 to 2147483647")]
    [InlineData("type: integer, format: int32, maximum: 3000000000", "/maximum", "'maximum' of 3000000000: it must be a number from -2147483648 to 2147483647")]
    [InlineData("type: integer, format: int64, maximum: 9007199254740993", "/maximum", "'maximum' of 9007199254740993: it must be a number from -9007199254740992 to 9007199254740992")]
    [InlineData("type: number, format: double, minimum: 1e3", "/minimum", "'minimum' of 1e3: it must be a number from -9007199254740992 to 9007199254740992")]
    [InlineData("type: string, minLength: -1", "/minLength", "'minLength' of -1: it must be a number from 0 to 2147483647")]
    [InlineData("type: string, maxLength: many", "/maxLength", "'maxLength' of many: it must be a number from 0 to 2147483647")]
    [InlineData("type: boolean, minimum: 0", "/minimum", "'minimum' of a value that nothing checks")]
    [InlineData("$ref: '#/components/schemas/CallType'", "/$ref", "a bare $ref as a field: put it into allOf, beside a description")]
    [InlineData("allOf: [{ $ref: '#/components/schemas/CallType' }, { $ref: '#/components/schemas/Paging' }]", "/allOf", "allOf with anything but one reference")]
    [InlineData("allOf: []", "/allOf", "allOf with anything but one reference")]
    [InlineData("allOf: { $ref: '#/components/schemas/CallType' }", "/allOf", "allOf with anything but one reference")]
    [InlineData("allOf: [{ $ref: '#/components/schemas/CallType' }], pattern: '^a$'", "/pattern", "'pattern' beside a reference")]
    [InlineData("allOf: [{ $ref: '#/components/schemas/CallType' }], default: audio", "/default", "'default' beside a reference")]
    public void A_field_of_a_request_without_a_template_is_named_at_its_place(string field, string key, string construct) =>
        MustStop(Spec.WithRequestField(field), "#/components/schemas/Paging/properties/probe", key, construct);

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
    [InlineData("type: object, additionalProperties: { type: string }, properties: {}", "/properties", "'properties' of a map: name an object with fields under components and refer to it")]
    public void A_field_of_an_answer_without_a_template_is_named_at_its_place(string field, string key, string construct) =>
        MustStop(Spec.WithAnswerField(field), "#/components/schemas/PagingInfo/properties/probe", key, construct);

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
        MustStop(
            Spec.WithRequestField($"type: string, pattern: '{pattern}', x-rule: like that"),
            "#/components/schemas/Paging/properties/probe",
            "/pattern",
            "a pattern that is not ^…$ of plain characters, sets and counts");

    [Theory]
    [InlineData("^[0-9]{1,19}$")]
    [InlineData(@"^\+?[0-9]{9,15}$")]
    [InlineData(@"^[A-Za-z0-9._+-]+@[a-z]*\.vn$")]
    [InlineData("^a{2}b{3,}$")]
    public void A_pattern_that_means_the_same_everywhere_passes(string pattern) =>
        Assert.Empty(Spec.WithRequestField($"type: string, pattern: '{pattern}', x-rule: like that").Errors);

    private static void MustStop(Spec spec, string pointer, string key, string construct)
    {
        // The field stands on one line, so the last key of the way is the last one of its name there.
        var line = spec.Text.Split('\n').Single(line => line.TrimStart().StartsWith("probe: ", StringComparison.Ordinal));
        var column = line.LastIndexOf((key.Length == 0 ? "probe" : key[(key.LastIndexOf('/') + 1)..]) + ":", StringComparison.Ordinal);
        var place = spec.PlaceOf(line).Replace(",1)", $",{column + 1})");

        Assert.Contains($"{Spec.FileName}{place}: error SPEC002: The templates cannot generate {construct}, at {pointer}{key}.", spec.Errors);
    }
}
