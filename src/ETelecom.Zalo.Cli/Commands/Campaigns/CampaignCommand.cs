using System.CommandLine;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary><c>zalo-consent campaign</c> requests consent for a whole list, and keeps track of what was sent.</summary>
internal sealed class CampaignCommand : Command, IHelpNotes
{
    private readonly Words _words;

    public CampaignCommand(ToolHost host)
        : base("campaign", host.Words.CampaignHelp)
    {
        _words = host.Words;
        Subcommands.Add(new CampaignRunCommand(host));
        Subcommands.Add(new CampaignStatusCommand(host));
        Subcommands.Add(new CampaignReportCommand(host));
        Subcommands.Add(new CampaignReconcileCommand(host));
    }

    public string Notes =>
        $"""
        {_words.TryIt}
          {ToolCommand.ToolName} campaign run contacts.csv --sandbox --oa-id 1234567890123456789 --call-type audio --reason delivery_notification --journal try.db

        {_words.CampaignNote}
        """;
}
