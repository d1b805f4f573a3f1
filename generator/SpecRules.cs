using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// Compares an OpenAPI document with <see cref="Subset"/>, which the templates can generate. All else is an error that names the construct
/// and its place, because NSwag would pass over it in silence. The linter (spec/redocly.yaml) judges the document for its readers: texts,
/// both languages, sources, examples. The gate judges it for the templates: whatever they cannot generate correctly.
/// </summary>
internal sealed partial class SpecRules
{
    private readonly string _file;
    private readonly ErrorList _errors;
    private readonly Place _document;

    private SpecRules(string file, YamlMappingNode document, ErrorList errors)
    {
        _file = file;
        _document = new Place(document, "#");
        _errors = errors;
    }

    /// <summary>Checks a document; <paramref name="file"/> is only its name in the errors. Returns the document, null when it cannot be read.</summary>
    public static Place? Check(string file, string yaml, ErrorList errors)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(yaml));
        try
        {
            stream.Load(parser);
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser names the first line for a tab and none for a list that nothing closes: then it is where it had come to.
            var place = exception is YamlException { Start: { Index: > 0 } named } ? named : parser.Current?.End ?? Mark.Empty;
            errors.Add(file, "SPEC001", "The spec is not readable YAML: " + exception.Message, place);
            return null;
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode document }])
        {
            errors.Add(file, "SPEC001", "The spec is not one YAML mapping.");
            return null;
        }

        var rules = new SpecRules(file, document, errors);
        rules.CheckDocument();
        return rules._document;
    }

    private void CheckDocument()
    {
        if (!CheckLinks(_document)) return;
        if (!Check(_document, Subset.Document)) return;
        var version = _document.To("openapi");
        if (version.Value?.StartsWith("3.0.", StringComparison.Ordinal) != true)
            Unsupported(version, "an OpenAPI version other than 3.0");
        Check(_document.To("info"), Subset.Info);
        CheckPage(_document);
        foreach (var tag in _document.To("tags").Children) Check(tag, Subset.Tag);
        CheckServer();
        CheckSecurity();
        CheckPaths();
        CheckComponents();
    }

    /// <summary>Every $ref has a target, at any depth. The content of a YAML alias has no position of its own for an error.</summary>
    private bool CheckLinks(Place place)
    {
        if (!place.Node.Anchor.IsEmpty)
        {
            Unsupported(place, "a YAML anchor: write the value out, or put it under components and refer to it");
            return false;
        }

        if (place.Key == "$ref" && place.Value is { } target && !Exists(target)) Invalid(place, $"'{target}' leads to nothing in this file");
        return place.Children.All(CheckLinks);
    }

    private bool Exists(string pointer)
    {
        if (!pointer.StartsWith("#/", StringComparison.Ordinal)) return false;
        var place = _document;
        foreach (var step in pointer[2..].Split('/'))
        {
            var key = step.Replace("~1", "/").Replace("~0", "~");
            if (!place.Has(key)) return false;
            place = place.To(key);
        }

        return true;
    }

    /// <summary>Checks the keys of a place; false when one is missing that must be there.</summary>
    private bool Check(Place place, Part part)
    {
        foreach (var child in place.Children)
        {
            if (!part.Allows(child.Key)) Unsupported(child, $"'{child.Key}' {part.Where}");
            else if (Subset.Texts.Contains(child.Key)) CheckText(child);
            else if (Subset.PlainKeys.Contains(child.Key) && child.Value is null) Invalid(child, $"'{child.Key}' must be a plain value");
        }

        return Require(place, part.Required);
    }

    private bool Require(Place place, params string[] keys)
    {
        var missing = keys.Where(key => !place.Has(key)).ToList();
        foreach (var key in missing) _errors.Add(_file, "SPEC003", $"'{key}' is missing at {place.Path}.", place.Start);
        return missing.Count == 0;
    }

    /// <summary>A text for people. It becomes a comment, which every kind of line end would break out of.</summary>
    private void CheckText(Place text)
    {
        if (string.IsNullOrWhiteSpace(text.Value) || text.Value is "null" or "~") Invalid(text, $"'{text.Key}' says nothing");
        else if (UnusualCharacter().IsMatch(text.Value))
            Invalid(text, $"'{text.Key}' holds a control character, a line separator or a no-break space");
    }

    /// <summary>The vendor's page, which becomes a link in a comment.</summary>
    private void CheckPage(Place place)
    {
        if (!place.Has("externalDocs")) return;
        var page = place.To("externalDocs");
        if (Check(page, Subset.Page) && !PageUrl().IsMatch(page.Text("url") ?? ""))
            Unsupported(page.To("url"), $"the page '{page.Text("url")}': it must be an https address of plain characters");
    }

    /// <summary>A text that becomes a C# string.</summary>
    private void CheckLiteral(Place text)
    {
        CheckText(text);
        if (text.Value?.AsSpan().IndexOfAny("\"\\\n") >= 0)
            Unsupported(text, $"'{text.Key}' with a quote, a backslash or a line break");
    }

    private void CheckName(Place place, string? name, params string[] taken)
    {
        if (!CSharpName().IsMatch(name ?? "")) Unsupported(place, $"the name '{name}': it becomes a C# name and must be like RequestConsent");
        else if (taken.Contains(name)) Unsupported(place, $"the name '{name}': the generated code has another use for it");
    }

    private bool IsTrue(Place place, string key)
    {
        if (place.Has(key) && place.Text(key) is not ("true" or "false")) Invalid(place.To(key), $"'{key}' must be true or false");
        return place.Text(key) == "true";
    }

    private static bool SameValues(IEnumerable<string> some, IEnumerable<string> others) =>
        some.Order(StringComparer.Ordinal).SequenceEqual(others.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private void Unsupported(Place place, string construct) =>
        _errors.Add(_file, "SPEC002", $"The templates cannot generate {construct}, at {place.Path}.", place.Start);

    private void Invalid(Place place, string rule) =>
        _errors.Add(_file, "SPEC004", $"{char.ToUpperInvariant(rule[0])}{rule[1..]}, at {place.Path}.", place.Start);

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex CSharpName();

    /// <summary>What needs no escape in a C# string, in its comment and in a URL.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex PlainValue();

    [GeneratedRegex(@"^https://[A-Za-z0-9][A-Za-z0-9./_#-]*\z")]
    private static partial Regex PageUrl();

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}\u00A0-[\n]]")]
    private static partial Regex UnusualCharacter();
}
