using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using ETelecom.Zalo.Cli.Commands.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli;

/// <summary>
/// Describes the errors in a command line. The library's own messages follow the culture of the process and name .NET types, so each error
/// gets a message of the tool, chosen by the symbol that it is about.
/// </summary>
internal static class ParseProblems
{
    public static IEnumerable<string> Of(ParseResult line, Words words) => line.Errors.Select(error => Say(error, line, words)).Distinct();

    /// <summary>An option or argument whose value is empty, mostly a variable of a script that is not set; null if there is none.</summary>
    public static string? EmptyValueIn(ParseResult line)
    {
        for (CommandResult? command = line.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            foreach (var symbol in command.Children)
            {
                var name = symbol switch
                {
                    // The contract has a rule for the fields of a request.
                    OptionResult { Option: not IFieldOption } option => option.Option.Name,
                    ArgumentResult argument => $"<{argument.Argument.Name}>",
                    _ => null,
                };
                if (name is not null && symbol.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) return name;
            }
        }

        return null;
    }

    private static string Say(ParseError error, ParseResult line, Words words) => error.SymbolResult switch
    {
        // What follows an unknown word may be its value, and that may be a key.
        CommandResult command when line.UnmatchedTokens is [var word, ..] => Unknown(word, command.Command, words) + Suggestion(line, words),
        CommandResult { Command.Subcommands.Count: > 0 } => words.CommandMissing,
        // A command of this tool has its own message.
        CommandResult => error.Message,
        ArgumentResult { Tokens.Count: 0 } missing => words.IsRequired($"<{missing.Argument.Name}>"),
        ArgumentResult invalid => words.MustBe($"<{invalid.Argument.Name}>", OneOf(invalid.Argument, words)),
        OptionResult option => Say(error, option, words),
        _ => error.Message,
    };

    private static string Say(ParseError error, OptionResult result, Words words)
    {
        var option = result.Option;
        return option switch
        {
            _ when result.Implicit => words.IsRequired(option.Name),
            VersionOption => words.MustBeAlone(option.Name),
            _ when result.Tokens.Count < option.Arity.MinimumNumberOfValues => words.NeedsValue(option.Name),
            _ when result.Tokens.Count > option.Arity.MaximumNumberOfValues => words.OnlyOnce(option.Name),
            _ when option.ValueType == typeof(bool) => words.MustBe(option.Name, words.TrueOrFalse),
            _ when option.ValueType == typeof(int) => words.MustBe(option.Name, words.WholeNumber),
            _ when option.ValueType == typeof(string) => words.MustBe(option.Name, OneOf(option, words)),
            // An option of this tool has its own message.
            _ => error.Message,
        };
    }

    private static string Unknown(string word, Command command, Words words) => word switch
    {
        ['-', ..] => words.UnknownOption(word.Split('=', ':')[0]),
        _ when command.Subcommands.Count > 0 => words.UnknownCommand(word),
        _ => words.UnexpectedArgument(word),
    };

    /// <summary>
    /// What the library suggests instead of an unknown word. It prints its suggestions one per line, between sentences in the language of the
    /// process: only the names are used.
    /// </summary>
    private static string Suggestion(ParseResult line, Words words)
    {
        // A journal is mostly the only file of its command, so its name comes to mind without its option.
        if (line.UnmatchedTokens is [[not '-', ..] word] && line.Errors.Any(error => error.SymbolResult is OptionResult { Implicit: true, Option.Name: JournalOptions.Name }))
            return " " + words.DidYouMean([$"{JournalOptions.Name} {word}"]);
        if (line.Action is not ParseErrorAction action) return "";
        using var output = new StringWriter();
        action.ShowHelp = false;
        line.Invoke(new InvocationConfiguration { Output = output, Error = TextWriter.Null });
        var names = NamesIn(line.CommandResult).ToHashSet();
        var suggestions = output.ToString().Split('\n').Select(text => text.Trim()).Where(names.Contains).Distinct().ToList();
        return suggestions.Count > 0 ? " " + words.DidYouMean(suggestions) : "";
    }

    /// <summary>The names that may follow a command: its subcommands, and the options of it and of the commands above it.</summary>
    private static IEnumerable<string> NamesIn(CommandResult result)
    {
        foreach (var command in result.Command.Subcommands) yield return command.Name;
        for (SymbolResult? current = result; current is not null; current = current.Parent)
        {
            foreach (var option in (current as CommandResult)?.Command.Options ?? []) yield return option.Name;
        }
    }

    private static string OneOf(Symbol symbol, Words words) =>
        words.OneOf(symbol.GetCompletions(CompletionContext.Empty).Select(choice => choice.Label));
}
