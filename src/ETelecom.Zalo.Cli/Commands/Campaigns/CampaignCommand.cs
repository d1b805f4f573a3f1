using System.CommandLine;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary><c>zalo-consent campaign</c> asks everybody on a list, and never loses track of whom it asked.</summary>
internal sealed class CampaignCommand : Command, IHelpNotes
{
    public CampaignCommand(ToolHost host)
        : base("campaign", "Ask everybody on a list: planned first, stopped and resumed at will, nobody asked twice.")
    {
        Subcommands.Add(new CampaignRunCommand(host));
        Subcommands.Add(new CampaignStatusCommand(host));
        Subcommands.Add(new CampaignReportCommand(host));
        Subcommands.Add(new CampaignReconcileCommand(host));
    }

    public string Notes =>
        $"""
        Try it without an account; nothing real is sent:
          {ToolCommand.ToolName} campaign run contacts.csv --sandbox --oa-id 1225934657594830147 --call-type audio --reason delivery_notification --journal try.db

        The journal is the campaign's memory: keep it as long as the campaign matters. The same command goes on where the last one ended.
        """;
}
