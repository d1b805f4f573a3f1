using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary>
/// One <c>campaign run</c> from the plan to the last figure: what is shown, what is asked, and in which order things happen.
/// </summary>
internal sealed class CampaignSession(ToolHost host, Words words, JournalPlace place, RunSettings settings)
{
    /// <summary>Far above the time in which a run that is alive sends a row, and in which the service answers.</summary>
    public static readonly TimeSpan ShortestSharedResend = TimeSpan.FromMinutes(10);

    private readonly CampaignWriter _writer = new(host, words);
    private Action<string> _writeMessage = host.WriteMessage;
    private IEnumerable<(CampaignRow Before, CampaignRow After)> _retried = [];
    private long _unknown;

    public bool AsJson { get; init; }

    public string? RefusedPath { get; init; }

    public bool Yes { get; init; }

    /// <summary>Whether a list that has a journal already may be sent under another.</summary>
    public bool Again { get; init; }

    private string RefusedFilePath => RefusedPath ?? place.RefusedFile;

    /// <summary>The plan alone. Of a new one nothing stays on the disk.</summary>
    public ExitCode ShowPlan(CampaignHeader campaign, InputFile? input, CancellationToken cancellationToken)
    {
        if (RefusedPath is not null) FilePath.MustNotBe(RefusedPath, KeptFiles(input));
        if (place.Exists)
        {
            using var journal = place.OpenToRead();
            Recognise(journal.Header, campaign with { Service = journal.Header.Service }, input);
            Show(PlanOf(journal, settings.RetryCharged) with { Refusals = RefusalsOf(journal) });
            if (RefusedPath is not null) WriteRefused(journal);
        }
        else if (input is null)
        {
            throw new UsageException(words => words.FirstRunBringsList);
        }
        else
        {
            using var draft = JournalDraft.CreateTemporary();
            List<ReportLine>? refused = RefusedPath is null ? null : [];
            var planner = new Planner(campaign, host.Clock) { OnRefused = refused is null ? null : refused.Add };
            var plan = PlanOf(draft, planner.Fill(draft, input, cancellationToken), planner, input);
            if (refused is { Count: > 0 }) WriteRefused(refused, input.Columns.Own);
            Show(plan);
        }

        if (!AsJson) host.Out.WriteLine(words.NothingWasSent);
        return ExitCode.Done;
    }

    public async Task<ExitCode> RunAsync(
        ServiceConnection service, CampaignHeader campaign, InputFile? input, CancellationToken abort)
    {
        FilePath.MustNotBe(RefusedFilePath, KeptFiles(input));
        if (input is not null) ForgetJournalWithoutRows();
        // Without a list there must be a campaign already.
        if (!(input is null || place.Exists ? MayContinue(campaign, input) : MayBegin(campaign, input, abort)))
        {
            host.WriteMessage(words.NothingWasSent);
            return ExitCode.Done;
        }

        try
        {
            using var journal = place.Open();
            // Another run may have been faster to plan a shared one.
            if (place.IsShared) Recognise(journal.Header, campaign, input);
            if (input is not null) journal.Remember(FilePath.Of(input.Path), FilePath.Of(RefusedFilePath));
            var key = await new JournalOwner(host, service, journal).RecogniseAsync(abort);
            if (input is not null || RefusedPath is not null) WriteRefused(journal);
            return await SendAsync(service, journal, key, abort);
        }
        catch (Exception exception) when (_unknown > 0 && exception is (UsageException or JournalException))
        {
            // This run sent nothing; an earlier one may have.
            host.WriteMessage(words.HowToSettle(place.InCommand));
            throw;
        }
    }

    /// <summary>Creates the journal, unless the user rejects the plan.</summary>
    private bool MayBegin(CampaignHeader campaign, InputFile input, CancellationToken cancellationToken)
    {
        using var draft = place.CreateDraft();
        var planner = new Planner(campaign, host.Clock);
        var header = planner.Fill(draft, input, cancellationToken);
        var known = place.OtherJournalOf(header);
        if (known is not null && !Again) Warn(known);
        if (!Agrees(PlanOf(draft, header, planner, input))) return false;
        place.Publish(draft, header, other => Again || other == known);
        return true;
    }

    private IEnumerable<string> KeptFiles(InputFile? input) => input is null ? place.KeptFiles : place.KeptFiles.Append(input.Path);

    /// <summary>A person who is asked before anything is sent decides; a script has to say so.</summary>
    private void Warn(string other)
    {
        if (Yes || !host.CanAsk) throw KnownLists.Refuse(other);
        host.WriteMessage(words.ListHasJournal(other));
    }

    /// <summary>A list of which no line could be sent is corrected under the same name: nothing hangs on its journal.</summary>
    private void ForgetJournalWithoutRows()
    {
        if (!place.Exists) return;
        using (var journal = place.OpenToRead())
        {
            if (!journal.Count().HasNoRow) return;
        }

        place.Delete();
    }

    private bool MayContinue(CampaignHeader campaign, InputFile? input)
    {
        using var journal = place.Open();
        Recognise(journal.Header, campaign, input);
        if (journal.LostRows > 0) host.WriteMessage(words.LogIsLost(journal.LostRows));
        return Agrees(PlanOf(journal, settings.RetryCharged || WantsChargedAgain(journal)));
    }

    /// <summary>A person at a terminal decides what may cost a second time; a script has to say so.</summary>
    private bool WantsChargedAgain(ICampaignJournal journal)
    {
        if (Yes || !host.CanAsk || RefusedRowsOf(journal, withCharged: false) is not { HeldCharged: > 0 } refused) return false;
        return host.Asks(words.RetryChargedQuestion(refused.HeldCharged));
    }

    private RefusedRows RefusedRowsOf(ICampaignJournal journal, bool withCharged) =>
        new(journal, settings.RetryRefused, journal.Now(host.Clock), withCharged);

    private CampaignPlan PlanOf(ICampaignJournal journal, bool withCharged)
    {
        var refused = RefusedRowsOf(journal, withCharged);
        if (refused.Recent > 0) host.WriteMessage(words.RecentRefusals(refused.Recent));
        if (refused.HeldCharged > 0) host.WriteMessage(words.HeldRefusals(refused.HeldCharged));
        _retried = refused.Changes;
        _unknown = journal.Count().Unknown;
        return new CampaignPlan(refused.In(journal.Count()), journal.Header.Corrected, journal.Complete(settings)) { Retried = refused.MayCostAgain };
    }

    private CampaignPlan PlanOf(JournalDraft draft, CampaignHeader header, Planner planner, InputFile input) =>
        new(draft.Count(), header.Corrected, settings) { Refusals = planner.Refusals, Columns = input.Columns };

    private static RefusalCounts RefusalsOf(ICampaignJournal journal)
    {
        var refusals = new RefusalCounts();
        foreach (var line in journal.Report())
        {
            if (RefusedFile.RefusalOf(line) is { } refusal) refusals.Add(refusal, line.Line, line.Phone);
        }

        return refusals;
    }

    private async Task<ExitCode> SendAsync(ServiceConnection service, ICampaignJournal journal, RunKey key, CancellationToken abort)
    {
        using var stop = new RunStop();
        using var interrupt = host.Interrupts.First.Register(() =>
        {
            _writeMessage(words.Finishing);
            stop.Request(StopReason.Interrupted);
        });
        await using (var run = await journal.StartAsync(key, settings, host.Clock, host.Clean, abort))
        {
            try
            {
                await SendAsync(service, journal, run, stop, abort);
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                // While rows were looked up: they stay as they are, and what was sent before is reported.
                stop.Request(StopReason.Interrupted);
            }
        }

        try
        {
            var figures = journal.Figures();
            _writer.WriteResult(AsJson, figures, stop, place.InCommand);
            return ExitCodeOf(figures.Tally, stop.Reason);
        }
        catch (Exception exception) when (stop.Reason == StopReason.JournalFailed && exception is (JournalException or SqliteException))
        {
            // What failed still fails; why the run has stopped is what matters.
            _writer.WriteStop(stop);
            return ExitCode.Stopped;
        }
    }

    private async Task SendAsync(ServiceConnection service, ICampaignJournal journal, ICampaignRun run, RunStop stop, CancellationToken abort)
    {
        await Task.WhenAll(_retried.Select(row => run.WriteAsync(row.Before, row.After)));
        var lookup = new RecordLookup(service.Client, journal.Header);
        var settler = new Settler(run, lookup, settings);
        if (journal.Count() is { Unknown: > 0 } before)
        {
            host.WriteMessage(words.Settling(before.Unknown));
            await settler.SettleAsync(settings.ResendAfter is not null && await ClockIsRightAsync(service, run.Clock, abort), stop.Token, abort);
        }

        // The run itself paces and retries what is sent; the SDK retries the reads of the run.
        var client = service.CreateClient(options => (options.MaxRetries, options.MaxConnections) = (0, settings.Concurrency));
        var meter = new RunMeter();
        var sender = new RowSender(client, journal.Header, settings, lookup, run.Clock);
        var begun = journal.Count();
        var runner = new CampaignRunner(run, sender, settings, meter, stop, hasAccepted: begun.Accepted > 0);
        var progress = new RunProgress(host, words, meter, run, begun.NotSent);
        _writeMessage = progress.WriteMessage;
        using var isOver = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var takingOver = settler.TakeOverAsync(stop, isOver.Token);
        var running = runner.RunAsync(abort);
        await stop.GuardAsync(() => progress.ShowAsync(running), abort);
        await running;
        await isOver.CancelAsync();
        await takingOver;
        if (stop.Reason is null && meter.Unknown > 0) await settler.SettleAsync(release: false, stop.Token, abort);
    }

    /// <summary>Whether a time since an outcome became unknown can be believed, before it allows to send again.</summary>
    private async Task<bool> ClockIsRightAsync(ServiceConnection service, TimeProvider clock, CancellationToken abort)
    {
        var ahead = await service.ClockAheadAsync(clock, abort);
        if (ahead is { } known && ClockComparison.IsRight(known)) return true;
        host.WriteMessage(words.NoResendByClock(ahead is { } skew ? words.Skew(skew) : words.ClockNotCompared));
        return false;
    }

    /// <summary>Another list, OA or service under the same journal would be sent as if it were this campaign.</summary>
    private static void Recognise(CampaignHeader known, CampaignHeader given, InputFile? input)
    {
        // Who comes without a list takes over all that was not given.
        if (input is null)
        {
            given = given with
            {
                OaId = given.OaId.Length > 0 ? given.OaId : known.OaId, CallType = given.CallType ?? known.CallType, ReasonCode = given.ReasonCode ?? known.ReasonCode,
            };
        }

        if (known.OaId != given.OaId) throw Differs(words => words.TheOa);
        if (known.CallType != given.CallType) throw Differs(_ => "--call-type");
        if (known.ReasonCode != given.ReasonCode) throw Differs(_ => "--reason");
        if (known.Service != given.Service) throw Differs(words => words.TheAddress);
        if (input is not null && known.Fingerprint != input.Fingerprint()) throw Differs(words => words.TheList);

        static UsageException Differs(Func<Words, string> what) =>
            new(words => words.OfAnotherCampaign(what(words)), words => words.OwnJournal);
    }

    private bool Agrees(CampaignPlan plan)
    {
        // Standard output is for what came of it.
        host.WriteError(error => _writer.WritePlan(error, plan));
        if (Yes || plan.Tally.NotSent + plan.Tally.Unknown == 0) return true;
        if (!host.CanAsk) throw new UsageException(words => words.NeedsYes);
        return host.Asks(words.Question);
    }

    private void Show(CampaignPlan plan)
    {
        if (AsJson) CampaignJson.Write(host.Out, plan);
        else _writer.WritePlan(host.Out, plan);
        if (plan.Tally.HasNoRow) throw new UsageException(words => words.NoRowToSend);
    }

    private void WriteRefused(ICampaignJournal journal)
    {
        if (journal.Count() is { } tally && tally.RefusedLines + tally.Duplicates > 0) WriteRefused(journal.Report(), journal.Header.OwnColumns);
    }

    private void WriteRefused(IEnumerable<ReportLine> lines, IReadOnlyList<string> ownColumns)
    {
        try
        {
            RefusedFile.Write(RefusedFilePath, lines, ownColumns, words);
            host.WriteMessage($"{words.RefusedFile} {FilePath.Shown(RefusedFilePath)}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(words => words.RefusedUnwritable(exception), words => words.OtherRefused);
        }
    }

    private static ExitCode ExitCodeOf(Tally tally, StopReason? reason) => reason switch
    {
        _ when tally.Unknown > 0 => ExitCode.Unknown,
        StopReason.Refused or StopReason.AccountRefused or StopReason.SameRefusal => ExitCode.Refused,
        StopReason.NotReached => ExitCode.NotSent,
        // Rows that other runs are sending are theirs to finish.
        _ when tally.NotSent + tally.InProgress > 0 => ExitCode.Stopped,
        _ when tally.HasNoRow => ExitCode.Usage,
        // Everything was sent, and nothing came of any of it.
        _ when tally.Done == tally.Failed => ExitCode.Refused,
        _ => ExitCode.Done,
    };
}
