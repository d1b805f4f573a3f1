using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Linq;

namespace ETelecom.Zalo.Cli;

/// <summary>A command that has more to say in its help than its options: examples above all.</summary>
internal interface IHelpNotes
{
    string Notes { get; }
}

/// <summary>Writes the library's help, and below it the command's notes as they are: an example that is wrapped cannot be copied.</summary>
internal sealed class HelpWithNotes(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    /// <summary>As the library's own help: what is missing on the command line does not matter to it.</summary>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <summary>Takes the place of the help of the root and of every command under it.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithNotes((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is IHelpNotes command) parseResult.InvocationConfiguration.Output.WriteLine(command.Notes);
        return exitCode;
    }
}
