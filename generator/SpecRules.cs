using System;
using System.Linq;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// What the templates can do with an OpenAPI document, as a list of what is allowed where. All else is an error that names the
/// construct and its place, because NSwag would pass over it in silence.
/// </summary>
internal sealed partial class SpecRules
{
    private const string Json = "application/json";
    private static readonly string[] Texts = ["description", "x-description-vi"];

    private readonly string _file;
    private readonly ErrorList _errors;
    private readonly YamlMappingNode _document;

    private SpecRules(string file, YamlMappingNode document, ErrorList errors)
    {
        _file = file;
        _document = document;
        _errors = errors;
    }

    /// <summary>Checks a document; <paramref name="file"/> is only its name in the errors.</summary>
    public static void Check(string file, string yaml, ErrorList errors)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new System.IO.StringReader(yaml));
        }
        catch (YamlException exception)
        {
            errors.Add(file, "SPEC001", "The spec is not readable YAML: " + exception.Message, exception.Start);
            return;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode document }]) new SpecRules(file, document, errors).CheckDocument();
        else errors.Add(file, "SPEC001", "The spec is not one YAML mapping.");
    }

    private void CheckDocument()
    {
        var document = new Place(_document, "#");
        Allow(document, ["openapi", "info", "externalDocs", "servers", "security", "tags", "paths", "components", "x-server-names"]);
        if (!Require(document, "openapi", "info", "servers", "paths", "components", "x-server-names")) return;
        if (!document.Text("openapi")!.StartsWith("3.0.", StringComparison.Ordinal)) Unsupported(document.To("openapi"), "an OpenAPI version other than 3.0");
        Allow(document.To("info"), ["title", "version", "license", "contact", .. Texts]);
        CheckServers(document);
        foreach (var path in document.To("paths").Children) CheckPath(path);
        CheckComponents(document.To("components"));
    }

    /// <summary>NSwag gives templates no name for a server's values: x-server-names does, and may not say anything else than servers.</summary>
    private void CheckServers(Place document)
    {
        if (document.To("servers").Node is not YamlSequenceNode { Children: [YamlMappingNode server] })
        {
            Unsupported(document.To("servers"), "any number of servers but one");
            return;
        }

        var place = new Place(server, "#/servers/0");
        Allow(place, ["url", "description", "x-description-vi", "variables"]);
        if (!Require(place, "url", "variables")) return;
        foreach (var variable in place.To("variables").Children)
        {
            Allow(variable, ["enum", "default", .. Texts]);
            var named = document.To("x-server-names").To(variable.Key);
            if (!variable.To("enum").Texts.Order().SequenceEqual(named.Children.Select(value => value.Value ?? "").Order(), StringComparer.Ordinal))
                Wrong(variable, $"the values of the server variable '{variable.Key}' and those of x-server-names are not the same");
        }
    }

    private void CheckPath(Place path)
    {
        Allow(path, ["post"], "of a path: every method of this service is a POST, described in one place");
        if (!Require(path, "post")) return;
        var operation = path.To("post");
        Allow(operation, ["tags", "summary", "x-summary-vi", "operationId", "x-effect", "externalDocs", "requestBody", "responses", .. Texts], "of an operation");
        if (!Require(operation, "operationId", "x-effect", "summary", "description", "requestBody", "responses")) return;
        if (operation.Text("x-effect") is not ("read" or "write" or "charged")) Wrong(operation.To("x-effect"), "x-effect must be read, write or charged");
        CheckName(operation.To("operationId"), operation.Text("operationId"));

        var body = operation.To("requestBody");
        Allow(body, ["required", "content", .. Texts]);
        if (body.Text("required") != "true") Wrong(body, "a request body must be required");
        CheckContent(body);
        if (Require(operation.To("responses"), "200")) CheckContent(operation.To("responses").To("200"));
        foreach (var response in operation.To("responses").Children.Where(response => response.Key != "200")) CheckErrorResponse(response);
    }

    private void CheckErrorResponse(Place response)
    {
        if (response.Key is not { Length: 3 } || response.Key[0] is not ('4' or '5')) Unsupported(response, $"the response '{response.Key}'");
        else if (response.Text("$ref") is null) CheckContent(response);
        else Allow(response, ["$ref"]);
    }

    private void CheckContent(Place place)
    {
        Allow(place, ["required", "content", "headers", .. Texts]);
        if (!Require(place, "content")) return;
        Allow(place.To("content"), [Json], $"as content: every body of this service is {Json}");
        if (!Require(place.To("content"), Json)) return;
        var media = place.To("content").To(Json);
        Allow(media, ["schema", "example", "examples"]);
        if (!Require(media, "schema")) return;
        Allow(media.To("schema"), ["$ref"], "as the schema of a body: name it under components and refer to it");
        CheckReference(media.To("schema"));
    }

    private void CheckComponents(Place components)
    {
        Allow(components, ["schemas", "responses", "examples", "headers", "securitySchemes"]);
        foreach (var response in components.To("responses").Children) CheckContent(response);
        foreach (var schema in components.To("schemas").Children)
        {
            CheckName(schema, schema.Key);
            if (schema.Has("enum")) CheckEnum(schema);
            else CheckObject(schema);
        }
    }

    private void CheckEnum(Place schema)
    {
        Allow(schema, ["type", "enum", "x-values", .. Texts], "of an enum");
        if (!Require(schema, "description", "x-values")) return;
        if (schema.Text("type") != "string") Unsupported(schema, "an enum that is not of strings");
        var values = schema.To("x-values").Children.ToList();
        if (!schema.To("enum").Texts.Order(StringComparer.Ordinal).SequenceEqual(values.Select(value => value.Key).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            Wrong(schema, "enum and x-values do not hold the same values");
        foreach (var value in values)
        {
            Allow(value, ["name", "en", "vi", "zero", "aliases", "status", .. Texts], "of a value");
            if (Require(value, "name", "en", "vi", "description")) CheckName(value.To("name"), value.Text("name"));
        }

        foreach (var twice in values.GroupBy(value => value.Text("name"), StringComparer.Ordinal).Where(group => group.Count() > 1))
            Wrong(twice.Last(), $"two values have the name '{twice.Key}'");
    }

    /// <summary>A request is closed and its fields are required or absent; an answer is open and each of its fields may be null.</summary>
    private void CheckObject(Place schema)
    {
        Allow(schema, ["type", "properties", "required", "additionalProperties", "example", .. Texts], "of a schema");
        if (!Require(schema, "type", "description", "properties", "additionalProperties")) return;
        if (schema.Text("type") != "object") Unsupported(schema, "a named schema that is neither an object nor an enum");
        var closed = schema.Text("additionalProperties") == "false";
        if (!closed && schema.Text("additionalProperties") != "true") Unsupported(schema.To("additionalProperties"), "additionalProperties with a schema beside properties");
        if (!closed && schema.Has("required")) Unsupported(schema.To("required"), "a required field of an answer");
        foreach (var property in schema.To("properties").Children)
        {
            CheckProperty(property);
            if (property.Text("nullable") == "true" == closed)
                Wrong(property, closed ? "a field of a request cannot be null: leave it out of required instead" : "a field of an answer must be nullable");
        }
    }

    private void CheckProperty(Place property)
    {
        if (!WireName().IsMatch(property.Key)) Unsupported(property, $"the field name '{property.Key}'");
        Require(property, "description");
        if (property.Has("allOf"))
        {
            Allow(property, ["allOf", "nullable", "example", .. Texts], "beside a reference");
            if (property.To("allOf").Node is YamlSequenceNode { Children: [YamlMappingNode reference] }) CheckReference(new Place(reference, property.To("allOf").Path + "/0"));
            else Unsupported(property.To("allOf"), "allOf with anything but one reference");
            return;
        }

        string[] common = ["type", "nullable", "example", .. Texts];
        switch (property.Text("type"))
        {
            case "array":
                Allow(property, [.. common, "items"], "of an array");
                if (Require(property, "items")) CheckItem(property.To("items"));
                break;
            case "object":
                Allow(property, [.. common, "additionalProperties"], "of a map: name an object with fields under components and refer to it");
                if (Require(property, "additionalProperties")) CheckItem(property.To("additionalProperties"));
                break;
            case "string":
                Allow(property, [.. common, "format", "pattern", "x-rule", "minLength", "maxLength"], "of a string");
                if (property.Text("format") is not (null or "int64" or "date-time")) Unsupported(property.To("format"), $"the string format '{property.Text("format")}'");
                if (property.Has("pattern")) CheckPattern(property);
                break;
            case "integer":
                Allow(property, [.. common, "format", "minimum", "maximum"], "of an integer");
                if (property.Text("format") is not ("int32" or "int64")) Unsupported(property, "an integer whose format is not int32 or int64");
                break;
            case "number":
                Allow(property, [.. common, "format", "minimum", "maximum"], "of a number");
                if (property.Text("format") is not "double") Unsupported(property, "a number whose format is not double");
                break;
            case "boolean":
                Allow(property, common, "of a boolean");
                break;
            default:
                Unsupported(property, "a field without a type or a reference");
                break;
        }
    }

    /// <summary>What means one thing in the spec's ECMA 262 and another in .NET (<c>$</c> in the middle, <c>\d</c>, <c>\w</c>) is not let through.</summary>
    private void CheckPattern(Place property)
    {
        Require(property, "x-rule");
        if (!PortablePattern().IsMatch(property.Text("pattern")!)) Unsupported(property.To("pattern"), "a pattern that is not ^…$ of plain characters, sets and counts");
    }

    private void CheckItem(Place item)
    {
        if (item.Has("$ref"))
        {
            Allow(item, ["$ref"]);
            CheckReference(item);
            return;
        }

        Allow(item, ["type", "format"], "of an item");
        if ((item.Text("type"), item.Text("format")) is not (("string", null or "int64" or "date-time") or ("integer", "int32" or "int64") or ("number", "double") or ("boolean", null)))
            Unsupported(item, "an item that is neither a reference nor a plain value");
    }

    private void CheckReference(Place place)
    {
        var name = SchemaReference().Match(place.Text("$ref") ?? "").Groups[1].Value;
        if (name.Length == 0 || !new Place(_document, "#").To("components").To("schemas").Has(name))
            Wrong(place, $"'{place.Text("$ref")}' is not a schema under components");
    }

    private void CheckName(Place place, string? name)
    {
        if (!CSharpName().IsMatch(name ?? "")) Unsupported(place, $"the name '{name}': it becomes a C# name and must be like RequestConsent");
    }

    private void Allow(Place place, string[] keys, string where = "here")
    {
        foreach (var child in place.Children.Where(child => !keys.Contains(child.Key))) Unsupported(child, $"'{child.Key}' {where}");
    }

    private bool Require(Place place, params string[] keys)
    {
        var missing = keys.Where(key => !place.Has(key)).ToList();
        foreach (var key in missing) _errors.Add(_file, "SPEC003", $"'{key}' is missing at {place.Path}.", place.Node.Start);
        return missing.Count == 0;
    }

    private void Unsupported(Place place, string construct) =>
        _errors.Add(_file, "SPEC002", $"The templates cannot generate {construct}, at {place.Path}.", place.Start);

    private void Wrong(Place place, string rule) => _errors.Add(_file, "SPEC004", $"{char.ToUpperInvariant(rule[0])}{rule[1..]}, at {place.Path}.", place.Start);

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex CSharpName();

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex WireName();

    [GeneratedRegex(@"^\^([^$\\^""]|\\[+.()\[\]{}*?|-])+\$$")]
    private static partial Regex PortablePattern();

    [GeneratedRegex("^#/components/schemas/([A-Za-z0-9]+)$")]
    private static partial Regex SchemaReference();
}
