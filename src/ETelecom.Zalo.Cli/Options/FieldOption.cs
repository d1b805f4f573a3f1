using System.CommandLine;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>An option that fills one field of a request.</summary>
internal interface IFieldOption
{
    /// <summary>The wire name of the field: the last part of <see cref="FieldError.Field"/>.</summary>
    string Field { get; }

    /// <summary>The name of the option: <c>--oa-id</c>.</summary>
    string Name { get; }
}

/// <summary>A text, validated by the rules of the contract.</summary>
internal sealed class TextOption(string name, string field) : Option<string>(name), IFieldOption
{
    public string Field { get; } = field;
}

/// <summary>A value that is not a text.</summary>
internal class ValueOption<T>(string name, string field, TryParse<T> tryParse, string rule, Words words)
    : TypedOption<T>(name, tryParse, rule, words), IFieldOption
    where T : struct
{
    public string Field { get; } = field;
}
