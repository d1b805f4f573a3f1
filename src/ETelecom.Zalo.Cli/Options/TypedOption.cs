using System.CommandLine;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>Reads a value of its type, the same way in every culture.</summary>
internal delegate bool TryParse<T>(string text, out T value);

/// <summary>
/// A value with a type. The library's own parsers follow the machine's culture and tell the person the names of .NET types.
/// </summary>
internal class TypedOption<T> : Option<T?>
    where T : struct
{
    /// <param name="name">What the person types: <c>--rate</c>.</param>
    /// <param name="tryParse">Reads the text.</param>
    /// <param name="rule">What the text must be: <c>a whole number</c>.</param>
    /// <param name="words">The language in which it is refused.</param>
    public TypedOption(string name, TryParse<T> tryParse, string rule, Words words)
        : base(name)
    {
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = argument =>
        {
            if (tryParse(argument.Tokens[0].Value, out var value)) return value;
            argument.AddError(words.MustBe(name, rule));
            return null;
        };
    }
}
