using System.CommandLine;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>
/// A setting of the tool itself, read in the same way in every culture; <see cref="ValueOption{T}"/> is for the contract's fields.
/// </summary>
internal sealed class SettingOption<T> : Option<T?>
    where T : struct
{
    /// <param name="name">What the person types: <c>--rate</c>.</param>
    /// <param name="tryParse">Reads the text.</param>
    /// <param name="rule">What the text must be: <c>a whole number</c>.</param>
    /// <param name="words">The language in which it is refused.</param>
    public SettingOption(string name, TryParse<T> tryParse, string rule, Words words)
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
