using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli;

/// <summary>
/// Says what is wrong with a command line. The library's own sentences come in the languages that the library ships, by the culture of the
/// process, and name types of .NET; so they are told apart here by what they are about.
/// </summary>
internal static class ParseProblems
{
    public static IEnumerable<string> Of(ParseResult line, Words words) => line.Errors.Select(error => Say(error, line, words)).Distinct();

    private static string Say(ParseError error, ParseResult line, Words words) => error.SymbolResult switch
    {
        // What follows a word that is not known may be its value, and that may be a key.
        CommandResult when line.UnmatchedTokens is [var word, ..] => words.NotKnown(word[0] == '-' ? word.Split('=', ':')[0] : word),
        CommandResult { Command.Subcommands.Count: > 0 } => words.CommandMissing,
        // A command of this tool has its own sentence.
        CommandResult => error.Message,
        ArgumentResult { Tokens.Count: 0 } missing => words.IsRequired($"<{missing.Argument.Name}>"),
        ArgumentResult wrong => words.MustBe($"<{wrong.Argument.Name}>", OneOf(wrong.Argument, words)),
        OptionResult option => Say(error, option, words),
        _ => error.Message,
    };

    private static string Say(ParseError error, OptionResult result, Words words)
    {
        var option = result.Option;
        return option switch
        {
            _ when result.Implicit => words.IsRequired(option.Name),
            VersionOption => words.StandsAlone(option.Name),
            _ when result.Tokens.Count < option.Arity.MinimumNumberOfValues => words.NeedsValue(option.Name),
            _ when result.Tokens.Count > option.Arity.MaximumNumberOfValues => words.OnlyOnce(option.Name),
            _ when option.ValueType == typeof(bool) => words.MustBe(option.Name, words.TrueOrFalse),
            _ when option.ValueType == typeof(int) => words.MustBe(option.Name, words.WholeNumber),
            _ when option.ValueType == typeof(string) => words.MustBe(option.Name, OneOf(option, words)),
            // An option of this tool has its own sentence.
            _ => error.Message,
        };
    }

    private static string OneOf(Symbol symbol, Words words) =>
        words.OneOf(symbol.GetCompletions(CompletionContext.Empty).Select(choice => choice.Label));
}
