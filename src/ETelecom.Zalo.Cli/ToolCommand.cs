using System.CommandLine;
using ETelecom.Zalo.Cli.Commands;
using ETelecom.Zalo.Cli.Commands.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli;

/// <summary>The root command, with its subcommands and the options of all of them.</summary>
internal sealed class ToolCommand : RootCommand, IHelpNotes
{
    public const string ToolName = "zalo-consent";

    private readonly Words _words;

    public ToolCommand(ToolHost host)
        : base(host.Words.ToolHelp)
    {
        _words = host.Words;
        Flags = new SettingFlags(host.Words);
        Subcommands.Add(new EnsureCommand(host));
        Subcommands.Add(new RequestCommand(host));
        Subcommands.Add(new CheckCommand(host));
        Subcommands.Add(new ListCommand(host));
        Subcommands.Add(new WatchCommand(host));
        Subcommands.Add(new CampaignCommand(host));
        Subcommands.Add(new StoreCommand(host));
        Subcommands.Add(new SandboxCommand(host));
        Subcommands.Add(new DoctorCommand(host));
        Subcommands.Add(new CompletionCommand(host));
        Options.Add(new LanguageOption(host.Words));
        foreach (var flag in Flags.Options) Options.Add(flag);
        HelpPage.AddTo(this, host);
    }

    public SettingFlags Flags { get; }

    public string Notes =>
        $"""
        {_words.TryIt}
          {ToolName} request --sandbox --oa-id 1234567890123456789 --phone 0912345678 --call-type video --reason product_service_consulting

        {_words.Variables}

        {_words.ExitCodes}
        """;
}
