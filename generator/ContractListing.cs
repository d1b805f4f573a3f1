using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// The contract as a plain listing, one line a fact: what a caller can see of it, and nothing else. It is written beside the generated
/// code; its reviewed copy is a snapshot, and the difference of the two is what changed.
/// </summary>
internal sealed class ContractListing
{
    private const string Separator = " | ";
    private const string Indent = "  ";

    private static readonly string[] Limits = ["minLength", "maxLength", "minimum", "maximum", "pattern"];

    private ContractListing(IEnumerable<ListedGroup> groups) => Groups = [.. groups];

    /// <summary>The methods, the values of each server variable, and every schema.</summary>
    public IReadOnlyList<ListedGroup> Groups { get; }

    /// <summary>Lists a spec that the rules have let through.</summary>
    public static ContractListing Of(Place document) => new(
    [
        new ListedGroup("methods", "of the client", [.. document.To("paths").Children.Select(path => Method(path, document))]),
        .. document.To("x-server-names").Children.Select(variable =>
            new ListedGroup("server", variable.Key, [.. variable.Children.Select(name => new ListedFact(name.Key, name.Value ?? "", []))])),
        .. document.To("components").To("schemas").Children.Select(Schema),
    ]);

    public static ContractListing Parse(string text)
    {
        var groups = new List<ListedGroup>();
        var facts = new List<ListedFact>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0))
        {
            if (line.StartsWith(Indent, StringComparison.Ordinal))
            {
                facts.Add(Fact(line.Trim()));
                continue;
            }

            facts = [];
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            groups.Add(new ListedGroup(line[..blank], line[(blank + 1)..], facts));
        }

        return new ContractListing(groups);
    }

    public override string ToString() => string.Concat(Groups.Select(group =>
        $"{group.Kind} {group.Name}\n{string.Concat(group.Facts.Select(fact => Indent + Line(fact) + "\n"))}"));

    private static string Line(ListedFact fact) =>
        $"{fact.Name}: {string.Join(Separator, [fact.Value, .. fact.Details.Select(detail => $"{detail.Key} {detail.Value}".TrimEnd())])}";

    private static ListedFact Fact(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var parts = line[(colon + 2)..].Split(Separator);
        return new ListedFact(line[..colon], parts[0], parts.Skip(1).Select(Detail).ToDictionary());
    }

    private static KeyValuePair<string, string> Detail(string text) =>
        text.Split(' ', 2) is [var name, var value] ? new(name, value) : new(text, "");

    private static ListedFact Method(Place path, Place document)
    {
        var operation = path.To("post");
        var server = (path.Has("servers") ? path : document).To("servers").Children.Single();
        var types = $"{Body(operation.To("requestBody"))} -> {Body(operation.To("responses").To("200"))}";
        return new ListedFact(operation.Text("operationId")!, types, new()
        {
            ["effect"] = operation.Text("x-effect")!,
            ["address"] = server.Text("url") + path.Key,
        });
    }

    private static ListedGroup Schema(Place schema)
    {
        if (schema.Has("enum")) return new ListedGroup("enum", schema.Key, [.. schema.To("x-values").Children.Select(Value)]);
        var kind = schema.Text("additionalProperties") == "false" ? "request" : "answer";
        var required = schema.To("required").Texts.ToHashSet();
        return new ListedGroup(kind, schema.Key, [.. schema.To("properties").Children.Select(field => Field(field, required.Contains(field.Key)))]);
    }

    private static ListedFact Value(Place value)
    {
        var details = new Dictionary<string, string>();
        if (value.Has("zero")) details["zero"] = "";
        if (value.Text("status") is { } status) details["status"] = status;
        if (value.Has("aliases")) details["aliases"] = string.Join(", ", value.To("aliases").Texts);
        return new ListedFact(value.Key, value.Text("name")!, details);
    }

    private static ListedFact Field(Place field, bool isRequired)
    {
        var details = new Dictionary<string, string>();
        if (isRequired) details["required"] = "";
        if (field.Text("type") == "string" && field.Text("format") is "int64") details["format"] = "int64";
        foreach (var limit in Limits.Where(field.Has)) details[limit] = field.Text(limit)!;
        return new ListedFact(field.Key, Type(field), details);
    }

    private static string Type(Place value) => (value.Text("type"), value.Text("format")) switch
    {
        ("array", _) => "list of " + Type(value.To("items")),
        ("object", _) => "map of " + Type(value.To("additionalProperties")),
        ("string", "date-time") => "time",
        ("string" or "boolean", _) => value.Text("type")!,
        (not null, var format) => format!,
        _ => Reference(value.Has("allOf") ? value.To("allOf").Children[0] : value),
    };

    private static string Body(Place body) => Reference(body.To("content").To("application/json").To("schema"));

    private static string Reference(Place place) => place.Text("$ref")!.Split('/')[^1];
}

/// <summary>Lines of the listing that belong together: what kind of thing it is, its name, and a fact a line.</summary>
internal sealed record ListedGroup(string Kind, string Name, IReadOnlyList<ListedFact> Facts);

/// <summary>One line of the listing: what it is about, the type or the name that it has in C#, and what else is said of it.</summary>
internal sealed record ListedFact(string Name, string Value, Dictionary<string, string> Details)
{
    public string? Detail(string name) => Details.GetValueOrDefault(name);
}
