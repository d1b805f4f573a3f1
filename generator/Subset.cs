using System.Linq;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// The part of OpenAPI that the templates can generate, as data: the keys of each place, the required ones, and the plain values.
/// <see cref="SpecRules"/> refuses everything else.
/// </summary>
internal static class Subset
{
    public const string Json = "application/json";

    /// <summary>A number of JSON is a double to many a reader: whole numbers beyond this lose digits.</summary>
    public const long LargestExactInteger = 1L << 53;

    /// <summary>For people, in both languages.</summary>
    public static readonly string[] Texts = ["description", "x-description-vi"];

    /// <summary>Keys whose value must be plain: rules would ignore a list or a mapping.</summary>
    public static readonly string[] PlainKeys = ["$ref", "format", "minLength", "maxLength", "minimum", "maximum", "status"];

    private static readonly string[] Lengths = ["minLength", "maxLength"];
    private static readonly string[] Bounds = ["minimum", "maximum"];
    private static readonly string[] Pattern = ["pattern", "x-rule"];
    private static readonly string[] FieldTexts = [.. Texts, "externalDocs", "x-unit"];

    public static readonly Part Document = new(
        "here", ["openapi", "info", "servers", "security", "paths", "components", "x-server-names"], ["externalDocs", "tags"]);

    public static readonly Part Info = new("here", ["title", "version", "description"], ["x-title-vi", "license", "contact", .. Texts]);

    public static readonly Part Page = new("of a page", ["url"], Texts);

    public static readonly Part Tag = new("of a tag", [], ["name", .. Texts]);

    public static readonly Part Server = new("of a server", ["url", "variables"], Texts);

    public static readonly Part ServerVariable = new("of a server variable", ["enum", "default"], Texts);

    public static readonly Part SecurityScheme = new("of a security scheme", [], ["type", "scheme", .. Texts]);

    public static readonly Part Path = new("of a path: every method of this service is a POST, described in one place", ["post"], ["servers"]);

    public static readonly Part Operation = new(
        "of an operation",
        ["operationId", "x-effect", "tags", "summary", "description", "requestBody", "responses"],
        ["x-summary-vi", "externalDocs", .. Texts]);

    public static readonly Part RequestBody = new("of a request body", ["content"], ["required", .. Texts]);

    public static readonly Part Response = new("of a response", ["content"], ["headers", .. Texts]);

    public static readonly Part ResponseHeaders = new("as a response header: nothing reads it", [], ["Retry-After"]);

    public static readonly Part Content = new($"as content: every body of this service is {Json}", [Json], []);

    public static readonly Part Media = new("of a body", ["schema"], ["example", "examples"]);

    public static readonly Part BodySchema = new("as the schema of a body: name it under components and refer to it", [], ["$ref"]);

    public static readonly Part Reference = new("beside a reference", [], ["$ref"]);

    public static readonly Part Components = new("under components", [], ["schemas", "responses", "examples", "headers", "securitySchemes"]);

    public static readonly Part Enum = new("of an enum", ["type", "description", "x-values"], ["enum", "externalDocs", .. Texts]);

    public static readonly Part EnumValue = new("of a value", ["name", "en", "vi", "description"], ["zero", "aliases", "status", .. Texts]);

    public static readonly Part Object = new(
        "of a schema", ["type", "description", "properties", "additionalProperties"], ["required", "example", "externalDocs", .. Texts]);

    public static readonly Part Unit = new("of a unit", ["en", "vi"], []);

    /// <summary>A pattern in words.</summary>
    public static readonly Part Rule = new("of a rule", ["en", "vi"], []);

    public static readonly Part ReferringField = new("beside a reference", [], ["allOf", "nullable", "example", .. FieldTexts]);

    public static readonly Part Array = new("of an array", ["items"], ["type", "nullable", "example", .. FieldTexts]);

    public static readonly Part Map = new(
        "of a map: name an object with fields under components and refer to it",
        ["additionalProperties"],
        ["type", "nullable", "example", .. FieldTexts]);

    /// <summary>A field of an answer: whatever limits it has in the vendor's world, nothing here checks them.</summary>
    public static readonly Part UncheckedField = new("of a value that nothing checks", [], ["type", "format", "nullable", "example", .. FieldTexts]);

    public static readonly Part Item = new("of a value that nothing checks", [], ["type", "format"]);

    /// <summary>The values that are neither an object nor a list, with what limits them in a request.</summary>
    private static readonly ValueKind[] Values =
    [
        new("string", null, "of a text") { Limits = Lengths, Range = (0, int.MaxValue), OtherKeys = Pattern },
        new("string", "int64", "of a text") { Limits = Lengths, Range = (0, int.MaxValue), OtherKeys = Pattern },
        new("string", "date-time", "of a time"),
        new("integer", "int32", "of an integer") { Limits = Bounds, Range = (int.MinValue, int.MaxValue) },
        new("integer", "int64", "of an integer") { Limits = Bounds, Range = (-LargestExactInteger, LargestExactInteger) },
        new("number", "double", "of a number") { Limits = Bounds, Range = (-LargestExactInteger, LargestExactInteger), MayBeFraction = true },
        new("boolean", null, UncheckedField.Where),
    ];

    public static ValueKind? Find(string? type, string? format) => Values.FirstOrDefault(kind => kind.Type == type && kind.Format == format);

    /// <summary>A field of a request that is such a value.</summary>
    public static Part Field(ValueKind kind) => UncheckedField with
    {
        Where = kind.Where,
        Optional = [.. UncheckedField.Optional, .. kind.Limits, .. kind.OtherKeys],
    };
}

/// <summary>One kind of place in the document.</summary>
/// <param name="Where">How an error says where a key is not known: "of a server".</param>
/// <param name="Required">The keys that must be there.</param>
/// <param name="Optional">The keys that may.</param>
internal sealed record Part(string Where, string[] Required, string[] Optional)
{
    public bool Allows(string key) => Required.Contains(key) || Optional.Contains(key);
}

/// <summary>A plain value by its type and format.</summary>
internal sealed record ValueKind(string Type, string? Format, string Where)
{
    /// <summary>The keys that limit it in a request, the lower one first; none for a value without limits.</summary>
    public string[] Limits { get; init; } = [];

    /// <summary>What a limit can be.</summary>
    public (decimal Least, decimal Most) Range { get; init; }

    public bool MayBeFraction { get; init; }

    /// <summary>Other keys that it can have in a request.</summary>
    public string[] OtherKeys { get; init; } = [];
}
