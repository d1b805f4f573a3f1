using System.CommandLine;
using System.CommandLine.Invocation;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli;

/// <summary>The whole tool, from the words of a command line to an exit code.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(string[] args, ToolHost host, CancellationToken cancellationToken = default)
    {
        // A cursor or a phone may begin with an @: it is a value, not a file to read more words from.
        var line = new ToolCommand(host).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (line.Action is ParseErrorAction) return (int)Refuse(line, host);
        return await line.InvokeAsync(new InvocationConfiguration { Output = host.Out, Error = host.Error }, cancellationToken);
    }

    /// <summary>The library's own way would exit with 1 and write the help to standard output, where a script expects JSON.</summary>
    private static ExitCode Refuse(ParseResult line, ToolHost host)
    {
        foreach (var message in line.Errors.Select(error => error.Message).Distinct()) host.Tell(message);
        var command = line.CommandResult.Command;
        host.Tell($"Nothing was sent. How it is used: {ToolCommand.ToolName} {(command is RootCommand ? "" : command.Name + " ")}--help");
        return ExitCode.Usage;
    }
}
