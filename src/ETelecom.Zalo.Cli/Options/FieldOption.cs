using System.CommandLine;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>An option that fills one field of a request.</summary>
internal interface IFieldOption
{
    /// <summary>The wire name of the field, as the end of <see cref="FieldError.Field"/> has it.</summary>
    string Field { get; }

    /// <summary>What the person types: <c>--oa-id</c>.</summary>
    string Name { get; }
}

/// <summary>A text as it was typed: the contract's own rules check it.</summary>
internal sealed class TextOption(string name, string field) : Option<string>(name), IFieldOption
{
    public string Field { get; } = field;
}

/// <summary>A value that is no text.</summary>
internal class ValueOption<T>(string name, string field, TryParse<T> tryParse, string rule, Words words)
    : TypedOption<T>(name, tryParse, rule, words), IFieldOption
    where T : struct
{
    public string Field { get; } = field;
}
