using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>
/// Where the service is and what it does: what is missing, contradicts itself or names what is not there stops at the gate.
/// Generated, it would be incorrect in silence, or break in a place that says nothing about the spec.
/// </summary>
public sealed class ServiceRulesTests
{
    private const string Check = "#/paths/~1CheckConsent/post";
    private const string NotAName = ": it becomes a C# name and must be like RequestConsent";
    private const string NotAUrl = ": it must begin with https:// and end in {account} and the service, like .Zalo";
    private const string NotTheSame = "of the server variable 'account' and those of x-server-names are not the same";
    private const string NotTheFirst = "The default must be the first of x-server-names, which is what the C# settings begin with";
    private const string NotARequest = " as a request: it is not an object with additionalProperties: false";
    private const string NotAnAnswer = " as an answer: it is not an object with additionalProperties: true";

    [Theory]
    [InlineData("openapi: 3.0.3", "openapi: 3.1.0", "SPEC002", "an OpenAPI version other than 3.0", "#/openapi")]
    [InlineData("openapi: 3.0.3", "openapi: [3.0.3]", "SPEC002", "an OpenAPI version other than 3.0", "#/openapi")]
    [InlineData("\nsecurity:", "\nsecurities:", "SPEC003", "security", "#")]
    [InlineData("  title: eTelecom", "  # eTelecom", "SPEC003", "title", "#/info")]
    [InlineData("  - name: Zalo", "  - name: Zalo\n    hint: A.", "SPEC002", "'hint' of a tag", "#/tags/0/hint")]
    public void The_document_is_whole(string old, string replacement, string code, string what, string way) =>
        Spec.With(old, replacement).MustStop(code, what, way);

    [Theory]
    [InlineData("  - url:", "  - url: https://example.com\n  - url:", "SPEC002", "any number of servers but one", "")]
    [InlineData("  - url:", "  - x-region: vn\n    url:", "SPEC002", "'x-region' of a server", "/0/x-region")]
    [InlineData("    variables:", "    variable:", "SPEC003", "variables", "/0")]
    [InlineData("https://{host}", "http://{host}", "SPEC002", "the server URL 'http://{host}/v1/{account}.Zalo'" + NotAUrl, "/0/url")]
    [InlineData(".Zalo\n", ".Zalo/\n", "SPEC002", "the server URL 'https://{host}/v1/{account}.Zalo/'" + NotAUrl, "/0/url")]
    [InlineData("/v1/", "/{version}/", "SPEC004", "The variables are not those of the URL", "/0/variables")]
    [InlineData("default: shop", "order: 1", "SPEC002", "'order' of a server variable", "/0/variables/account/order")]
    [InlineData("default: shop", "# shop", "SPEC003", "default", "/0/variables/account")]
    [InlineData("default: shop", "default: partner", "SPEC004", NotTheFirst, "/0/variables/account/default")]
    [InlineData("[shop, partner]", "[shop, agent]", "SPEC004", "The values " + NotTheSame, "/0/variables/account")]
    [InlineData("[shop, partner]", "[shop]", "SPEC004", "The values " + NotTheSame, "/0/variables/account")]
    public void A_server_is_one_address_with_variables(string old, string replacement, string code, string what, string way) =>
        Spec.At("#/servers").With(old, replacement).MustStop(code, what, "#/servers" + way);

    [Theory]
    [InlineData("  account:", "  kind:", "SPEC004", "The variables of the server and those of x-server-names are not the same", "")]
    [InlineData("Partner:", "partner:", "SPEC002", "the name 'partner'" + NotAName, "/account/partner")]
    [InlineData(": partner", ": a/b", "SPEC002", "the value 'a/b': it must be of letters, digits, dots, hyphens and underscores", "/account/Partner")]
    public void The_values_of_a_variable_have_names(string old, string replacement, string code, string what, string way) =>
        Spec.At("#/x-server-names").With(old, replacement).MustStop(code, what, "#/x-server-names" + way);

    [Theory]
    [InlineData("  - ApiKey: []", "  []")]
    [InlineData("  - ApiKey: []", "  - ApiKey: []\n  - {}")]
    [InlineData("  - ApiKey: []", "  - ApiKey: [send]")]
    [InlineData("  - ApiKey: []", "  - ShopKey: []")]
    [InlineData("scheme: bearer", "scheme: basic")]
    [InlineData("    ApiKey:\n", "    ShopKey: { type: http, scheme: bearer }\n    ApiKey:\n")]
    public void A_key_travels_in_one_way(string old, string replacement) =>
        Spec.With(old, replacement).MustStop("SPEC002", "any security but one scheme of the type http and bearer", "#/security");

    [Theory]
    [InlineData("operationId: C", "# C", "SPEC003", "operationId", "")]
    [InlineData("x-effect: r", "# r", "SPEC003", "x-effect", "")]
    [InlineData(" summary: C", " # C", "SPEC003", "summary", "")]
    [InlineData(" summary: C", " summary: ' ' # C", "SPEC004", "'summary' says nothing", "/summary")]
    [InlineData("x-effect: r", "x-effect: free # r", "SPEC004", "X-effect must be read, write or charged", "/x-effect")]
    [InlineData("operationId: C", "operationId: c", "SPEC002", "the name 'checkConsent'" + NotAName, "/operationId")]
    [InlineData("required: true", "required: false", "SPEC004", "A request body must be required", "/requestBody")]
    [InlineData("required: true", "required: yes", "SPEC004", "'required' must be true or false", "/requestBody/required")]
    [InlineData("schemas/CheckConsentRequest", "schemas/Consent", "SPEC002", "Consent" + NotARequest, "/requestBody")]
    [InlineData("schemas/CheckConsentResponse", "schemas/Paging", "SPEC002", "Paging" + NotAnAnswer, "/responses/200")]
    [InlineData("schemas/CheckConsentResponse", "schemas/CallType", "SPEC002", "CallType" + NotAnAnswer, "/responses/200")]
    [InlineData("'200':", "'499':", "SPEC003", "200", "/responses")]
    public void An_operation_is_one_request_and_one_answer(string old, string replacement, string code, string what, string way) =>
        Spec.At(Check).With(old, replacement).MustStop(code, what, Check + way);

    [Fact]
    public void Two_operations_have_two_names() => Spec.At(Check).With("operationId: CheckConsent", "operationId: ListRequestConsent")
        .MustStop("SPEC004", "Two operations have the operationId 'ListRequestConsent'", "#/paths/~1ListRequestConsent/post/operationId");

    [Theory]
    [InlineData("tags: []")]
    [InlineData("tags: [Zalo, Webhook]")]
    [InlineData("tags: [zalo]")]
    public void An_operation_has_one_tag_which_names_its_service(string tags) => Spec.At(Check).With("tags: [Zalo]", tags)
        .MustStop("SPEC002", "an operation without exactly one tag: it names the service, like Zalo", Check);

    [Fact]
    public void A_second_service_has_a_server_of_its_own() =>
        Assert.Empty(SecondService("servers: [{ url: 'https://{host}/v1/{account}.Webhook' }]").Errors);

    [Theory]
    [InlineData("servers: [{ url: 'https://{host}/v1/{account}.Hook' }]")]
    [InlineData("servers: []")]
    [InlineData("# no servers")]
    public void A_second_service_without_a_server_of_its_own_is_refused(string servers) => SecondService(servers)
        .MustStop("SPEC004", "The service Webhook needs one server of its own, https://{host}/v1/{account}.Webhook", "#/paths/~1CheckConsent");

    [Fact]
    public void The_first_service_needs_no_server_of_its_own() =>
        Spec.At("#/paths/~1CheckConsent").Adding("servers: [{ url: 'https://{host}/v1/{account}.Zalo' }]")
            .MustStop("SPEC004", "The service Zalo needs no server of its own", "#/paths/~1CheckConsent");

    [Fact]
    public void A_path_has_its_post() => Spec.At("#/paths").Adding("/Probe: {}").MustStop("SPEC003", "post", "#/paths/~1Probe");

    [Theory]
    [InlineData("probe: { description: A. }", "content", "")]
    [InlineData("probe: { description: A., content: {} }", "application/json", "/content")]
    [InlineData("probe: { description: A., content: { application/json: {} } }", "schema", "/content/application~1json")]
    public void A_body_has_a_schema(string response, string missing, string way) =>
        Spec.At("#/components/responses").Adding(response).MustStop("SPEC003", missing, "#/components/responses/probe" + way);

    [Theory]
    [InlineData("#/components/responses", "probe")]
    [InlineData(Check + "/responses", "418")]
    public void Every_error_has_the_same_body(string part, string name) => Spec.At(part)
        .Adding($"'{name}': {{ description: A., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Consent' }} }} }} }}")
        .MustStop("SPEC002", "Consent as the body of an error: it must be ApiError", $"{part}/{name}");

    [Theory]
    [InlineData(Check + "/responses/429", "responses/TooManyRequests", "responses/TooMany", "/$ref")]
    [InlineData("#/components/responses/TooManyRequests", "headers/RetryAfter", "headers/Retry", "/headers/Retry-After/$ref")]
    [InlineData("#/components/responses/BadRequest", "schemas/ApiError", "schemas/Error", "/content/application~1json/schema/$ref")]
    [InlineData("#/components/schemas/Consent/properties/call_type", "schemas/CallType", "schemas/Type", "/allOf/0/$ref")]
    public void A_reference_leads_to_something(string part, string old, string replacement, string way) => Spec.At(part).With(old, replacement)
        .MustStop("SPEC004", $"'#/components/{replacement}' leads to nothing in this file", part + way);

    [Fact]
    public void A_reference_stays_in_the_file() => Spec.At(Check + "/responses/429").With("#/components/responses/", "other.yaml#/")
        .MustStop("SPEC004", "'other.yaml#/TooManyRequests' leads to nothing in this file", Check + "/responses/429/$ref");

    [Fact]
    public void An_anchor_is_refused_because_its_alias_has_no_place_of_its_own() => Spec.With("openapi: 3.0.3", "openapi: &version 3.0.3")
        .MustStop("SPEC002", "a YAML anchor: write the value out, or put it under components and refer to it", "#/openapi");

    private static Spec SecondService(string servers) =>
        Spec.At(Check).With("tags: [Zalo]", "tags: [Webhook]").PartAt("#/paths/~1CheckConsent").Adding(servers);
}
