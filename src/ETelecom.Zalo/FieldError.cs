using System.Collections.Generic;
using System.Globalization;

namespace ETelecom.Zalo;

/// <summary>One field of a request that breaks a rule of the contract. It never contains the value of the field.</summary>
public sealed class FieldError
{
    internal FieldError(string field, FieldRule rule, params IReadOnlyList<string> arguments)
    {
        Field = field;
        Rule = rule;
        Arguments = arguments;
    }

    /// <summary>The wire name, with the path to it: <c>phone</c>, <c>filter.oa_id</c>.</summary>
    public string Field { get; }

    /// <summary>The rule that is broken.</summary>
    public FieldRule Rule { get; }

    /// <summary>The values in the rule, in invariant notation: a limit, or the allowed wire values. Empty for a rule without values.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The rule in English, as it follows the name of the field: <c>must be 1 to 19 digits</c>.</summary>
    public string Message => Rule switch
    {
        FieldRule.Required => "is required",
        FieldRule.Format => "must be " + Form.English,
        FieldRule.MinimumLength => $"must be at least {Arguments[0]} characters long",
        FieldRule.MaximumLength => $"must be at most {Arguments[0]} characters long",
        FieldRule.Minimum => $"must be at least {Arguments[0]}",
        FieldRule.Maximum => $"must be at most {Arguments[0]}",
        _ => "must be one of " + string.Join(", ", Arguments),
    };

    /// <summary>The form that the text must have: in Vietnamese for a Vietnamese culture, otherwise in English.</summary>
    /// <param name="culture">The language; the current UI culture when null.</param>
    /// <returns>For <see cref="FieldRule.Format"/>, words such as <c>1 to 19 digits</c>; null for any other rule.</returns>
    public string? GetFormat(CultureInfo? culture = null) =>
        (culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "vi" ? Form.Vietnamese : Form.English;

    /// <summary>The field and the rule in English, without a full stop.</summary>
    public override string ToString() => $"{Field} {Message}";

    /// <summary>The form that the text must have, for <see cref="FieldRule.Format"/> only.</summary>
    internal (string English, string Vietnamese) Form { get; init; }

    /// <summary>The same error, seen from the object that holds the field's object.</summary>
    internal FieldError Under(string parent) => new($"{parent}.{Field}", Rule, Arguments) { Form = Form };
}
