using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli;

/// <summary>The whole tool, from the command line to the exit code.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(string[] args, ToolHost host, CancellationToken cancellationToken = default)
    {
        // A cursor or a phone may begin with an @: it is a value, not a response file.
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        host.Words = LanguageOption.WordsOf(args, configuration, host);
        var tool = new ToolCommand(host);
        var line = tool.Parse(args, configuration);
        if (line.Action is ParseErrorAction) return (int)Refuse(line, host);

        return await FailureReport.GuardAsync(host, () => InvokeAsync(line, tool, host, cancellationToken));
    }

    private static async Task<ExitCode> InvokeAsync(ParseResult line, ToolCommand tool, ToolHost host, CancellationToken cancellationToken)
    {
        if (ParseProblems.EmptyValueIn(line) is { } name) throw new UsageException(words => words.MustNotBeEmpty(name));
        tool.Flags.Apply(line, host);
        var interrupt = line.CommandResult.Command is IFinishesFirst ? host.Interrupts.Second : host.Interrupts.First;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(interrupt, cancellationToken);
        // The host handles signals: the library would end the process after two seconds.
        var invocation = new InvocationConfiguration
        {
            Output = host.Out,
            Error = host.Error,
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        };
        return (ExitCode)await line.InvokeAsync(invocation, ending.Token);
    }

    /// <summary>The library would exit with 1 and write the help to standard output, where a script expects JSON.</summary>
    private static ExitCode Refuse(ParseResult line, ToolHost host)
    {
        foreach (var problem in ParseProblems.Of(line, host.Words)) host.WriteMessage(problem);
        host.WriteMessage(host.Words.HowItIsUsed(PathOf(line.CommandResult)));
        return ExitCode.Usage;
    }

    /// <summary>The path of a command, with a space after each word: <c>zalo-consent campaign run </c>.</summary>
    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)}{command.Command.Name} " : $"{ToolCommand.ToolName} ";
}
