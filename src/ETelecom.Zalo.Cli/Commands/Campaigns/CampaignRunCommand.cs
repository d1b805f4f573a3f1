using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary><c>zalo-consent campaign run</c> plans and sends a campaign, or continues one.</summary>
internal sealed class CampaignRunCommand : Command, IHelpNotes, IFinishesFirst
{
    private readonly ToolHost _host;
    private readonly RunOptions _options;

    public CampaignRunCommand(ToolHost host)
        : base("run", host.Words.RunHelp)
    {
        _host = host;
        _options = new RunOptions(host.Words);
        Arguments.Add(_options.Contacts);
        foreach (var option in _options.All) Options.Add(option);
        Validators.Add(_options.Validate);
        SetAction((line, cancellationToken) => FailureReport.GuardAsync(host, () => RunAsync(line, cancellationToken)));
    }

    public string Notes =>
        $"""
        {_host.Words.Examples}
          {ToolCommand.ToolName} campaign run contacts.csv --oa-id 1234567890123456789 --call-type audio --reason delivery_notification --journal c.db --dry-run
          {ToolCommand.ToolName} campaign run contacts.csv --oa-id 1234567890123456789 --call-type audio --reason delivery_notification --journal c.db --rate 20/s --max-charges 5000

        {_host.Words.RunNote}
        """;

    private async Task<ExitCode> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var contacts = line.GetValue(_options.Contacts);
        var place = _options.Journal.PlaceOf(line, _host);
        var settings = _options.SettingsOf(line);
        if (place.IsShared && line.GetValue(_options.Sandbox)) throw new UsageException(words => words.NotWithSandbox);
        if (place.IsShared && settings.ResendAfter < CampaignSession.ShortestSharedResend)
            throw new UsageException(words => words.ResendTooEarly(words.Duration(CampaignSession.ShortestSharedResend)));
        var session = new CampaignSession(_host, _host.Words, place, settings)
        {
            AsJson = line.GetValue(_options.Json),
            RefusedPath = line.GetValue(_options.Refused),
            Yes = line.GetValue(_options.Yes),
            // A sandbox charges no one, and is empty at each start.
            Again = line.GetValue(_options.Again) || line.GetValue(_options.Sandbox),
        };
        var campaign = _options.CampaignOf(line);
        var input = contacts is null ? null : new InputFile(contacts, _options.InputOf(line), _host.OpenStandardInput);
        if (line.GetValue(_options.DryRun)) return await _host.UntilInterruptedAsync(() => session.ShowPlan(campaign, input, cancellationToken));

        if (input is not null && await _host.UntilInterruptedAsync(input.IsPiped)) throw new UsageException(words => words.ListIsPiped, words => words.SavePipedList);
        // What the system would refuse in mid-run is refused before the first row.
        var perRow = line.GetValue(_options.Sandbox) ? 2 : 1;
        if (_host.MostConnections is { } most && settings.Concurrency > most / perRow)
            throw new UsageException(words => words.TooFewFiles(most / perRow));

        using var held = place.Hold();
        await using var service = line.GetValue(_options.Sandbox)
            ? await ServiceConnection.ToSandboxAsync(cancellationToken)
            : ServiceConnection.FromSettings(_host, orSandbox: true);
        return await session.RunAsync(service, campaign with { Service = service.Service }, input, cancellationToken);
    }
}
