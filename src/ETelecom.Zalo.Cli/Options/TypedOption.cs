using System.CommandLine;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>Reads a value of its type, the same way in every culture.</summary>
internal delegate bool TryParse<T>(string text, out T value);

/// <summary>
/// A value with a type. The library's own parsers follow the culture of the system, and their messages name .NET types.
/// </summary>
internal class TypedOption<T> : Option<T?>
    where T : struct
{
    /// <param name="name">The name of the option: <c>--rate</c>.</param>
    /// <param name="tryParse">Reads the text.</param>
    /// <param name="rule">What the text must be: <c>a whole number</c>.</param>
    /// <param name="words">The texts of the error.</param>
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
