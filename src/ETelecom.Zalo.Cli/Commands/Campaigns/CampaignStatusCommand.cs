using System.CommandLine;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary><c>zalo-consent campaign status</c> shows the progress of a campaign, even while it runs.</summary>
internal sealed class CampaignStatusCommand : Command, IHelpNotes
{
    private readonly ToolHost _host;

    public CampaignStatusCommand(ToolHost host)
        : base("status", host.Words.StatusHelp)
    {
        _host = host;
        var options = new JournalOptions(host.Words);
        var asJson = CampaignOptions.Json(host.Words);
        foreach (var option in options.All) Options.Add(option);
        Options.Add(asJson);
        SetAction((line, _) => FailureReport.GuardAsync(host, () =>
        {
            using var journal = options.PlaceOf(line, host).OpenToRead();
            var figures = journal.Figures();
            if (line.GetValue(asJson)) CampaignJson.Write(host.Out, figures);
            else new CampaignWriter(host, host.Words).WriteFigures(host.Out, figures);
            return Task.FromResult(ExitCode.Done);
        }));
    }

    public string Notes =>
        $"""
        {_host.Words.Example}
          {ToolCommand.ToolName} campaign status --journal c.db
        """;
}
