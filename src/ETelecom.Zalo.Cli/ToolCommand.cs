using System.CommandLine;
using System.Linq;
using ETelecom.Zalo.Cli.Commands;
using ETelecom.Zalo.Cli.Commands.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli;

/// <summary>The root of the command line: what there is to do, and what holds for all of it.</summary>
internal sealed class ToolCommand : RootCommand, IHelpNotes
{
    public const string ToolName = "zalo-consent";
    private const string LanguageName = "--lang";

    public SettingFlags Flags { get; } = new();

    public ToolCommand(ToolHost host)
        : base("Ask people over Zalo for permission to call them, see whether it is there, and list what was asked.")
    {
        HelpName = ToolName;
        Subcommands.Add(new EnsureCommand(host));
        Subcommands.Add(new RequestCommand(host));
        Subcommands.Add(new CheckCommand(host));
        Subcommands.Add(new ListCommand(host));
        Subcommands.Add(new WatchCommand(host));
        Subcommands.Add(new CampaignCommand(host));
        Subcommands.Add(new SandboxCommand(host));
        Options.Add(LanguageOption());
        foreach (var flag in Flags.Options) Options.Add(flag);
        Subcommands.Add(new DoctorCommand(host));
        Subcommands.Add(new CompletionCommand(host));
        HelpWithNotes.AddTo(this);
    }

    /// <summary>The language that was asked for, else the machine's; also when what was asked for is none, which the parser refuses.</summary>
    public static Words WordsOf(ParseResult line, ToolHost host)
    {
        var isAsked = line.GetResult(LanguageName) is { } asked && !asked.Errors.Any();
        return Words.For(isAsked ? line.GetValue<string?>(LanguageName) : null, host.Culture);
    }

    private static Option<string?> LanguageOption()
    {
        var option = new Option<string?>(LanguageName)
        {
            Recursive = true,
            HelpName = "en|vi",
            Description = "The language of what people read; the machine's when it is left out.",
        };
        return option.AcceptOnlyFromAmong(Words.English, Words.Vietnamese);
    }

    public string Notes =>
        $"""
        Try it without an account; nothing real is sent:
          {ToolName} request --sandbox --oa-id 1225934657594830147 --phone 0912345678 --call-type video --reason product_service_consulting

        Environment variables:
          {EnvironmentVariables.ApiKey}      the shop's api_key, or the partner's shop_key; not needed with --sandbox
          {EnvironmentVariables.Account}      whose key it is: shop (default) or partner
          {EnvironmentVariables.Environment}  which service is called: production (default) or sandbox, the vendor's own
          {EnvironmentVariables.BaseUrl}     another address of the service, in place of the two above
          NO_COLOR              set: no colours

        The same names may stand in ~/.config/{ToolName}/settings, as NAME=value a line. What is typed goes before the environment, and that before the file.

        Exit codes:
          {(int)ExitCode.Done}  done: the service answered
          {(int)ExitCode.Usage}  the command line or a setting is wrong; nothing was sent
          {(int)ExitCode.Refused}  refused by the service, or taken by it and failed (status N); the output says whether it was charged
          {(int)ExitCode.NotSent}  the service was not reached; nothing was sent
          {(int)ExitCode.Unknown}  the outcome is not known; a request may have been charged: look for it with "list" before you repeat it
          {(int)ExitCode.Stopped}  a campaign stopped before its end; the same command goes on with it
          Anything else is a defect of this tool: take it as {(int)ExitCode.Unknown}.
        """;
}
