using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// What is sent and what comes back. A request is closed, checks itself, and its fields are required or absent; an answer is open,
/// nothing checks it, and each of its fields may be null.
/// </summary>
internal sealed partial class SpecRules
{
    /// <summary>NSwag takes a schema of this name for its own, and leaves it out.</summary>
    private const string NSwagName = "Exception";

    private static readonly string[] ObjectMembers =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private static readonly string[] ClassMembers =
        [.. ObjectMembers, "Converter", "FromJson", "NewtonsoftConverter", "ReadFrom", "RegexOptions", "ToJson", "Validate", "WireJson", "WireJsonReader", "WireJsonWriter", "Zalo"];

    private static readonly string[] EnumMembers =
    [
        .. ObjectMembers, "All", "Converter", "CultureInfo", "GetDisplayName", "HttpStatus", "IsKnown", "IsZeroValue", "NewtonsoftConverter", "Parse", "ReadFrom",
        "StringComparer", "StringComparison", "TextConverter", "TryParse", "Wire", "WireJsonReader", "WireJsonWriter",
    ];

    private void CheckComponents()
    {
        var components = _document.To("components");
        Check(components, Subset.Components);
        foreach (var response in components.To("responses").Children) CheckErrorResponse(response);
        foreach (var schema in components.To("schemas").Children)
        {
            CheckName(schema, schema.Key, NSwagName);
            if (schema.Has("enum")) CheckEnum(schema);
            else CheckObject(schema);
        }
    }

    private void CheckEnum(Place schema)
    {
        CheckPage(schema);
        if (!Check(schema, Subset.Enum)) return;
        if (schema.Text("type") != "string") Unsupported(schema, "an enum that is not of strings");
        var values = schema.To("x-values").Children;
        if (values.Count == 0) Invalid(schema, "an enum needs a value");
        if (!SameValues(schema.To("enum").Texts, values.Select(value => value.Key)))
            Invalid(schema, "enum and x-values do not hold the same values");
        foreach (var value in values) CheckEnumValue(schema, value);

        foreach (var twice in values.GroupBy(value => value.Text("name")).Where(group => group.Count() > 1))
            Invalid(twice.Last(), $"two values have the name '{twice.Key}'");
        var spellings = values.SelectMany(value => value.To("aliases").Texts.Append(value.Key).Select(spelling => (value, spelling)));
        foreach (var twice in spellings.GroupBy(pair => pair.spelling, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            Invalid(twice.Last().value, $"'{twice.Key}' is spelled twice, and case makes no difference");
        if (values.Select(value => value.Has("status")).Distinct().Count() > 1)
            Invalid(schema, "some values have a status and some have not");
    }

    private void CheckEnumValue(Place schema, Place value)
    {
        CheckValue(value, value.Key);
        foreach (var alias in value.To("aliases").Children) CheckValue(alias, alias.Value);
        if (value.Has("zero") && !IsTrue(value, "zero")) Invalid(value.To("zero"), "zero is true or omitted");
        if (value.Text("status") is { } status && !ErrorStatus().IsMatch(status))
            Invalid(value.To("status"), "a status is a number from 400 to 599");
        if (!Check(value, Subset.EnumValue)) return;
        CheckName(value.To("name"), value.Text("name"), [schema.Key, .. EnumMembers]);
        CheckLiteral(value.To("en"));
        CheckLiteral(value.To("vi"));
    }

    private void CheckObject(Place schema)
    {
        CheckPage(schema);
        if (!Check(schema, Subset.Object)) return;
        if (schema.Text("type") != "object") Unsupported(schema, "a named schema that is neither an object nor an enum");
        if (!IsRequest(schema) && !IsAnswer(schema))
            Unsupported(schema.To("additionalProperties"), "additionalProperties with a schema beside properties");
        if (IsAnswer(schema) && schema.Has("required")) Unsupported(schema.To("required"), "a required field of an answer");
        if (schema.To("properties").Children.Count == 0) Unsupported(schema, "an object without a field");
        if (schema.Has("required") && !schema.To("required").IsList) Invalid(schema.To("required"), "'required' must be a list");
        foreach (var name in schema.To("required").Children.Where(name => !schema.To("properties").Has(name.Value ?? "")))
            Invalid(name, $"'{name.Value}' is required and is not a field");
        CheckFieldNames(schema);
        foreach (var field in schema.To("properties").Children) CheckField(field, isSent: IsRequest(schema));
    }

    private void CheckFieldNames(Place schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in schema.To("properties").Children)
        {
            if (!WireName().IsMatch(field.Key))
            {
                Unsupported(field, $"the field name '{field.Key}'");
                continue;
            }

            var name = string.Concat(field.Key.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            CheckName(field, name, [schema.Key, .. ClassMembers]);
            string[] members = field.Has("pattern") ? [name, name + "Pattern", name + "Regex"] : [name];
            foreach (var twice in members.Where(member => !names.Add(member))) Invalid(field, $"two fields need the C# name '{twice}'");
        }
    }

    private void CheckField(Place field, bool isSent)
    {
        Require(field, "description");
        CheckPage(field);
        if (field.Has("x-unit")) CheckLanguages(field.To("x-unit"), Subset.Unit);
        if (IsTrue(field, "nullable") == isSent)
        {
            Invalid(field, isSent
                ? "a field of a request cannot be null: leave it out of required instead"
                : "a field of an answer must be nullable");
        }

        if (field.Has("$ref")) Unsupported(field.To("$ref"), "a bare $ref as a field: put it into allOf, beside a description");
        else if (field.Has("allOf")) CheckReference(field, isSent);
        else if (field.Text("type") is "array" or "object") CheckItems(field, isSent);
        else if (isSent) CheckSentValue(field);
        else CheckPlainType(field, Subset.UncheckedField);
    }

    /// <summary>A text in both languages.</summary>
    private void CheckLanguages(Place text, Part part)
    {
        if (!Check(text, part)) return;
        CheckLiteral(text.To("en"));
        CheckLiteral(text.To("vi"));
    }

    private void CheckReference(Place field, bool isSent)
    {
        Check(field, Subset.ReferringField);
        if (field.To("allOf") is not { IsList: true, Children: [var reference] })
            Unsupported(field.To("allOf"), "allOf with anything but one reference");
        else if (Require(reference, "$ref")) CheckTarget(reference, isSent);
    }

    private void CheckSentValue(Place field)
    {
        if (Subset.Find(field.Text("type"), field.Text("format")) is not { } kind)
        {
            CheckPlainType(field, Subset.UncheckedField);
            return;
        }

        Check(field, Subset.Field(kind));
        CheckBounds(field, kind);
        if (kind.OtherKeys.Length == 0) return;
        if (field.Has("pattern")) CheckPattern(field);
        else if (field.Has("x-rule")) Invalid(field.To("x-rule"), "x-rule puts a pattern into words, and there is none");
    }

    private void CheckItems(Place field, bool isSent)
    {
        var part = field.Text("type") == "array" ? Subset.Array : Subset.Map;
        if (!Check(field, part)) return;
        var items = field.To(part.Required.Single());
        if (items.Has("$ref")) CheckTarget(items, isSent);
        else CheckPlainType(items, Subset.Item);
    }

    /// <summary>A value that is neither an object nor a list, and that nothing limits.</summary>
    private void CheckPlainType(Place value, Part part)
    {
        Check(value, part);
        var (type, format) = (value.Text("type"), value.Text("format"));
        if (Subset.Find(type, format) is not null) return;
        var itsFormat = format is null ? "without a format" : $"with the format '{format}'";
        Unsupported(value, type is null ? "a value without a type" : $"the type '{type}' {itsFormat}");
    }

    private void CheckBounds(Place field, ValueKind kind)
    {
        if (kind.Limits is not [var lower, var upper]) return;
        var styles = NumberStyles.AllowLeadingSign | (kind.MayBeFraction ? NumberStyles.AllowDecimalPoint : NumberStyles.None);
        var bounds = new[] { field.To(lower), field.To(upper) }.Where(bound => bound.Value is not null).ToList();
        foreach (var bound in bounds.Where(bound => !TryRead(bound, out var value) || value < kind.Range.Least || value > kind.Range.Most))
            Unsupported(bound, $"'{bound.Key}' of {bound.Value}: it must be a number from {kind.Range.Least} to {kind.Range.Most}");
        if (bounds is [var low, var high] && TryRead(low, out var from) && TryRead(high, out var to) && from > to)
            Invalid(low, $"'{lower}' is above '{upper}'");

        bool TryRead(Place bound, out decimal value) =>
            decimal.TryParse(bound.Value, styles, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Of a text with a pattern nothing else is checked: the lengths that it allows must be those that the spec allows.</summary>
    private void CheckPattern(Place field)
    {
        if (!Require(field, "x-rule")) return;
        CheckLanguages(field.To("x-rule"), Subset.Rule);
        if (PortablePattern.Lengths(field.Text("pattern") ?? "") is not var (shortest, longest))
            Unsupported(field.To("pattern"), "a pattern that is not ^…$ of plain characters, sets and counts");
        else if (Limit("minLength") > shortest || Limit("maxLength") < longest)
            Invalid(field.To("pattern"), "the pattern lets through what minLength or maxLength does not, and is all that is checked");

        int? Limit(string key) => int.TryParse(field.Text(key), CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    private void CheckTarget(Place reference, bool isSent)
    {
        Check(reference, Subset.Reference);
        if (Target(reference) is { } target && !target.Has("enum") && IsRequest(target) != isSent)
            Unsupported(reference, isSent ? $"the answer {target.Key} inside a request" : $"the request {target.Key} inside an answer");
    }

    /// <summary>The schema that a reference names; null when it names none, which is an error then.</summary>
    private Place? Target(Place reference)
    {
        var schemas = _document.To("components").To("schemas");
        var pointer = reference.Text("$ref") ?? "";
        var name = SchemaReference().Match(pointer).Groups[1].Value;
        if (schemas.Has(name)) return schemas.To(name);
        if (Exists(pointer)) Invalid(reference, $"'{pointer}' is not a schema under components");
        return null;
    }

    private void CheckValue(Place place, string? value)
    {
        if (!PlainValue().IsMatch(value ?? "") || value == "null")
            Unsupported(place, $"the value '{value}': it must be of letters, digits, dots, hyphens and underscores");
    }

    private static bool IsRequest(Place schema) => schema.Text("additionalProperties") == "false";

    private static bool IsAnswer(Place schema) => schema.Text("additionalProperties") == "true";

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex WireName();

    [GeneratedRegex(@"^[45][0-9][0-9]\z")]
    private static partial Regex ErrorStatus();

    [GeneratedRegex(@"^#/components/schemas/([A-Za-z0-9]+)\z")]
    private static partial Regex SchemaReference();
}
