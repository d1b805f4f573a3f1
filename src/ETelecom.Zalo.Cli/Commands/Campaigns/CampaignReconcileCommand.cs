using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary>
/// <c>zalo-consent campaign reconcile</c> asks the service what became of the rows since: the unknown ones, and the replies.
/// </summary>
internal sealed class CampaignReconcileCommand : Command, IHelpNotes
{
    private readonly ToolHost _host;
    private readonly JournalOptions _journal;
    private readonly TypedOption<int> _concurrency;
    private readonly Option<bool> _json;

    public CampaignReconcileCommand(ToolHost host)
        : base("reconcile", host.Words.ReconcileHelp)
    {
        _host = host;
        _journal = new JournalOptions(host.Words);
        foreach (var option in _journal.All) Options.Add(option);
        Options.Add(_concurrency = CampaignOptions.Concurrency(host.Words));
        Options.Add(_json = CampaignOptions.Json(host.Words));
        SetAction((line, cancellationToken) => FailureReport.GuardAsync(host, () => ReconcileAsync(line, cancellationToken)));
    }

    public string Notes =>
        $"""
        {_host.Words.Example}
          {ToolCommand.ToolName} campaign reconcile --journal c.db

        {_host.Words.ReconcileNote}
        """;

    private async Task<ExitCode> ReconcileAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var words = _host.Words;
        var place = _journal.PlaceOf(line, _host);
        var settings = new RunSettings { Concurrency = line.GetValue(_concurrency) ?? new RunSettings().Concurrency };

        using var held = place.Hold();
        using var journal = place.Open();
        await using var service = ServiceConnection.FromSettings(_host);
        if (journal.LostRows > 0) _host.WriteMessage(words.LogIsLost(journal.LostRows));
        if (service.Service != journal.Header.Service) throw new UsageException(words => words.OfAnotherService);

        var key = await new JournalOwner(_host, service, journal).RecogniseAsync(cancellationToken);
        await using (var run = await journal.StartAsync(key, settings, _host.Clock, _host.Clean, cancellationToken))
        {
            var lookup = new RecordLookup(service.Client, journal.Header);
            await new Settler(run, lookup, settings).SettleAsync(release: false, stop: cancellationToken, cancellationToken);
            var refresh = new ReplyRefresh(service.Client, journal, run, lookup);
            _host.WriteMessage(words.RepliesSince(await refresh.RefreshAsync(cancellationToken)));
            if (refresh.Found == 0 && journal.Count().Charged is > 0 and var charged) _host.WriteMessage(words.KnowsNone(charged));
        }

        var figures = journal.Figures();
        if (line.GetValue(_json)) CampaignJson.Write(_host.Out, figures);
        else new CampaignWriter(_host, words).WriteFigures(_host.Out, figures);
        if (figures.Tally.Unknown > 0) _host.WriteMessage(words.NextForUnknown(figures.Tally.Unknown));
        return figures.Tally.Unknown > 0 ? ExitCode.Unknown : ExitCode.Done;
    }
}
