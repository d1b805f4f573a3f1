using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ETelecom.Zalo.Generator;

namespace ETelecom.Zalo.GeneratorTests;

/// <summary>The real spec, or a copy that differs from it in one place; and what the gate says to it.</summary>
internal sealed class Spec
{
    public const string FileName = "spec.yaml";

    private readonly Lazy<ErrorList> _errors;

    public Spec(string text)
    {
        Text = text;
        _errors = new Lazy<ErrorList>(Check);
    }

    public static Spec Real { get; } = new(File.ReadAllText(Repository.PathTo("spec/zalo-consent.openapi.yaml")));

    public string Text { get; }

    public IReadOnlyList<string> Errors => _errors.Value;

    /// <summary>A copy of the real spec with another text in one place, which is there exactly once.</summary>
    public static Spec With(string old, string replacement) => new(Replace(Real.Text, old, replacement));

    /// <summary>What stands under a key of the real spec, found by the keys that lead to it: <c>components schemas Paging</c>.</summary>
    public static SpecPart At(string keys) => new(Real.Text, keys);

    /// <summary>A copy of the real spec in which a request has one more field.</summary>
    public static Spec WithRequestField(string field) => At("components schemas Paging properties").Adding($"probe: {{ description: A probe., {field} }}");

    /// <summary>A copy of the real spec in which an answer has one more field.</summary>
    public static Spec WithAnswerField(string field) =>
        At("components schemas PagingInfo properties").Adding($"probe: {{ description: A probe., nullable: true, {field} }}");

    /// <summary>Line and column of a text that is there exactly once, as an error writes them.</summary>
    public string PlaceOf(string text)
    {
        var before = Text[..IndexOfOnly(Text, text)];
        return $"({before.Count(character => character == '\n') + 1},{before.Length - before.LastIndexOf('\n')})";
    }

    internal static string Replace(string text, string old, string replacement)
    {
        var index = IndexOfOnly(text, old);
        return text[..index] + replacement + text[(index + old.Length)..];
    }

    private static int IndexOfOnly(string text, string part)
    {
        var index = text.IndexOf(part, StringComparison.Ordinal);
        if (index < 0 || text.IndexOf(part, index + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"This is not there exactly once: {part}");
        return index;
    }

    private ErrorList Check()
    {
        var errors = new ErrorList();
        SpecRules.Check(FileName, Text, errors);
        return errors;
    }
}
