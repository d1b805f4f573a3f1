using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli;

/// <summary>A command whose help has more than its options, especially examples.</summary>
internal interface IHelpNotes
{
    string Notes { get; }
}

/// <summary>A command that does not use the settings of the service.</summary>
internal interface ICallsNoService;

/// <summary>
/// The help of a command. The library's own help is not available in Vietnamese, follows the culture of the process, and its texts
/// cannot be replaced.
/// </summary>
internal sealed class HelpPage(Words words, int width) : SynchronousCommandLineAction
{
    private const string Indent = "  ";
    private const int LeastWidth = 24;

    /// <summary>The help is shown even if something is missing on the command line.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Replaces the help of the root command and of all its subcommands.</summary>
    public static void AddTo(RootCommand root, ToolHost host)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPage(host.Words, host.Width);
        help.Description = host.Words.HelpHelp;
        root.Options.OfType<VersionOption>().Single().Description = host.Words.VersionHelp;
    }

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return (int)ExitCode.Done;
    }

    private void Write(Command command, TextWriter output)
    {
        WriteSection(output, words.DescriptionTitle, Wrap(command.Description!, width - Indent.Length));
        WriteSection(output, words.UsageTitle, [UsageOf(command)]);
        WriteTable(output, words.ArgumentsTitle, command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description!)));
        WriteTable(output, words.OptionsTitle, OptionsOf(command).Select(option => (LabelOf(option), DescriptionOf(option))));
        WriteTable(output, words.CommandsTitle, command.Subcommands.Select(subcommand => (subcommand.Name, subcommand.Description!)));
        // Not wrapped: a wrapped example cannot be copied.
        if (command is IHelpNotes more) output.WriteLine(more.Notes);
    }

    private string UsageOf(Command command)
    {
        var path = new List<string>();
        for (Command? part = command; part is not null; part = ParentOf(part))
            path.Insert(0, part is RootCommand ? ToolCommand.ToolName : part.Name);
        path.AddRange(command.Arguments.Select(argument => $"<{argument.Name}>"));
        if (command.Subcommands.Count > 0) path.Add(words.CommandPlace);
        path.Add(words.OptionsPlace);
        return string.Join(' ', path);
    }

    /// <summary>The options of the command, then those of all commands.</summary>
    private static IEnumerable<Option> OptionsOf(Command command) => ParentOf(command) is { } parent
        ? command.Options.Concat(OptionsOf(parent).Where(option => option.Recursive && Concerns(option, command)))
        : command.Options.OrderBy(option => option is HelpOption or VersionOption);

    /// <summary>The settings of the service are omitted for a command that does not call it.</summary>
    private static bool Concerns(Option option, Command command) => command is not ICallsNoService || option is LanguageOption or HelpOption;

    private static Command? ParentOf(Command command) => command.Parents.OfType<Command>().SingleOrDefault();

    private string LabelOf(Option option)
    {
        // Of the aliases the short ones: a long one is for scripts that know it, and one with a slash is for Windows.
        var names = string.Join(", ", option.Aliases.Where(alias => alias is ['-', not '-', ..]).OrderBy(alias => alias.Length).Append(option.Name));
        var place = option.HelpName ?? (TakesText(option) ? option.Name.TrimStart('-') : null);
        var value = place is null ? "" : option.Arity.MinimumNumberOfValues == 0 ? $" [<{place}>]" : $" <{place}>";
        return names + value + (option.Required ? $" {words.RequiredMark}" : "");
    }

    private string DescriptionOf(Option option) =>
        TakesText(option) && option.HasDefaultValue
            ? $"{option.Description} {words.DefaultMark($"{option.GetDefaultValue()}")}"
            : option.Description!;

    private static bool TakesText(Option option) => option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);

    private void WriteTable(TextWriter output, string title, IEnumerable<(string Label, string Description)> rows)
    {
        var table = rows.ToList();
        if (table.Count == 0) return;
        var column = table.Max(row => row.Label.Length) + Indent.Length;
        WriteSection(output, title, table.SelectMany(row => RowOf(row.Label.PadRight(column), row.Description)));
    }

    private IEnumerable<string> RowOf(string label, string description) =>
        Wrap(description, Math.Max(LeastWidth, width - Indent.Length - label.Length))
            .Select((line, index) => (index == 0 ? label : new string(' ', label.Length)) + line);

    private static void WriteSection(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine(title);
        foreach (var line in lines) output.WriteLine(Indent + line);
        output.WriteLine();
    }

    /// <summary>Wraps lines that are too long for the terminal; each keeps its indentation.</summary>
    private static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = line;
            var indent = line[..(line.Length - line.TrimStart().Length)];
            while (rest.Length > width && rest.LastIndexOf(' ', width) is var space && space > indent.Length)
            {
                yield return rest[..space];
                rest = indent + rest[(space + 1)..];
            }

            yield return rest;
        }
    }
}
