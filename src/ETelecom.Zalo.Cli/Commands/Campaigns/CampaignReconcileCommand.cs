using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary><c>zalo-consent campaign reconcile</c> asks the service what became of the rows since: the unknown ones, and the replies.</summary>
internal sealed class CampaignReconcileCommand : Command, IHelpNotes
{
    private readonly ToolHost _host;
    private readonly Option<string> _journal = CampaignOptions.Journal();
    private readonly SettingOption<int> _concurrency = CampaignOptions.Concurrency();
    private readonly Option<bool> _json = CampaignOptions.Json();

    public CampaignReconcileCommand(ToolHost host)
        : base("reconcile", "Ask the service about every unknown row, and about replies that came since. Nothing is sent that can be charged.")
    {
        _host = host;
        foreach (var option in (Option[])[_journal, _concurrency, _json]) Options.Add(option);
        SetAction((line, cancellationToken) => FailureReport.GuardAsync(host, () => ReconcileAsync(line, cancellationToken)));
    }

    public string Notes =>
        $"""
        Example:
          {ToolCommand.ToolName} campaign reconcile --journal c.db

        Exit code {(int)ExitCode.Unknown}: some outcomes are still unknown, and may have been charged.
        """;

    private async Task<ExitCode> ReconcileAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var words = _host.Words;
        var path = line.GetRequiredValue(_journal);
        var settings = new RunSettings { Concurrency = line.GetValue(_concurrency) ?? new RunSettings().Concurrency };

        using var held = JournalLock.Take(path);
        using var journal = Journal.Open(path);
        await using var service = ServiceConnection.FromSettings(_host);
        if (service.Service != journal.Header.Service)
            throw new UsageException("This journal is of another service: set the address to what it was when the campaign was run.");

        await using (var writer = journal.StartWriting(_host.Clean))
        {
            var lookup = new RecordLookup(service.Client, journal.Header);
            await new Settler(journal, writer, lookup, settings, _host.Clock).SettleAsync(release: false, cancellationToken);
            _host.Tell(words.RepliesSince(await new ReplyRefresh(service.Client, journal, writer).RefreshAsync(cancellationToken)));
        }

        var tally = journal.Count();
        if (line.GetValue(_json)) CampaignJson.Write(_host.Out, tally, stopped: null);
        else new CampaignWriter(_host, words).WriteTally(tally);
        return tally.Unknown > 0 ? ExitCode.Unknown : ExitCode.Done;
    }
}
