using System.CommandLine;
using System.CommandLine.Parsing;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>Reads a value of its type, the same way in every culture.</summary>
internal delegate bool TryParse<T>(string text, out T value);

/// <summary>
/// A value with a type. The library's own parsers follow the machine's culture and tell the person the names of .NET types.
/// </summary>
internal class ValueOption<T> : Option<T?>, IFieldOption
    where T : struct
{
    private readonly TryParse<T> _tryParse;
    private readonly string _rule;
    private readonly Words _words;

    /// <param name="name">What the person types: <c>--limit</c>.</param>
    /// <param name="field">The wire name of the field that it fills.</param>
    /// <param name="tryParse">Reads the text.</param>
    /// <param name="rule">What the text must be: <c>a whole number</c>.</param>
    /// <param name="words">The language in which it is refused.</param>
    public ValueOption(string name, string field, TryParse<T> tryParse, string rule, Words words)
        : base(name)
    {
        Field = field;
        _tryParse = tryParse;
        _rule = rule;
        _words = words;
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Parse;
    }

    public string Field { get; }

    private T? Parse(ArgumentResult argument)
    {
        if (_tryParse(argument.Tokens[0].Value, out var value)) return value;
        argument.AddError(_words.MustBe(Name, _rule));
        return null;
    }
}
