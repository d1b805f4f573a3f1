using System;
using System.Collections.Generic;
using System.IO;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

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

    /// <summary>What a caller can see of it.</summary>
    public ContractListing Listing => ContractListing.Of(SpecRules.Check(FileName, Text, [])!);

    /// <summary>A copy of the real spec with another text in one place, which is there exactly once.</summary>
    public static Spec With(string old, string replacement) => new(Replace(Real.Text, old, replacement));

    /// <summary>The part of the real spec that a JSON pointer leads to, to be changed.</summary>
    public static SpecPart At(string pointer) => Real.PartAt(pointer);

    public SpecPart PartAt(string pointer) => new(Text, new Outline(Text, pointer));

    /// <summary>
    /// The gate stops this spec with an error at the place that the pointer leads to. What the error says is a construct (SPEC002), a
    /// key that is missing there (SPEC003) or a rule (SPEC004).
    /// </summary>
    public void MustStop(string code, string what, string pointer)
    {
        var message = code switch
        {
            "SPEC002" => $"The templates cannot generate {what}, at {pointer}.",
            "SPEC003" => $"'{what}' is missing at {pointer}.",
            _ => $"{what}, at {pointer}.",
        };
        var place = new Outline(Text, pointer);
        Assert.Contains($"{FileName}({place.Line + 1},{place.Column + 1}): error {code}: {message}", Errors);
    }

    public static string Replace(string text, string old, string replacement)
    {
        var index = text.IndexOf(old, StringComparison.Ordinal);
        if (index < 0 || text.IndexOf(old, index + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"This is not there exactly once: {old}");
        return text[..index] + replacement + text[(index + old.Length)..];
    }

    private ErrorList Check()
    {
        var errors = new ErrorList();
        SpecRules.Check(FileName, Text, errors);
        return errors;
    }
}
