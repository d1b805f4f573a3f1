using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Sends what is left of a campaign: so many rows at once, at such a rate, within such a budget. For every row the intent is durable
/// before the first byte leaves, and the answer is durable before the row counts as done.
/// </summary>
internal sealed class CampaignRunner(
    Journal journal, JournalWriter writer, RowSender sender, RunSettings settings, RunMeter meter, RunStop stop, TimeProvider clock)
{
    // Waits that double: together a little over a minute without one answer.
    private const int MostPauses = 8;

    // A single row may fail time and again, while others are accepted: it must not hold up the rest.
    private const int MostAttempts = 3;

    private readonly Pace _pace = new(settings, clock);
    private readonly ChargeBudget _budget = new(settings.MaxCharges, journal.Count().PossibleCharges);
    private readonly Lock _rowsGate = new();
    private IEnumerator<CampaignRow> _rows = Enumerable.Empty<CampaignRow>().GetEnumerator();
    private readonly BitArray _sent = new(0);
    private readonly RefusalWatch _refusals = new(settings.StopAfterRefused);
    private readonly ConcurrentDictionary<long, ZaloConsentException?> _putAside = [];
    private int _unknownInARow;

    /// <summary>Ends when nothing is left, or when a stop was requested and what was under way has ended.</summary>
    /// <param name="abort">Ends what is under way, too.</param>
    public async Task RunAsync(CancellationToken abort)
    {
        long before;
        do
        {
            // Those that were put aside come again, as long as anything gets on.
            before = meter.Ended;
            _rows = journal.Rows(RowState.Left).GetEnumerator();
            var workers = Enumerable.Range(0, settings.Concurrency).Select(_ => Task.Run(() => WorkAsync(abort), CancellationToken.None));
            await Task.WhenAll(workers);
        }
        while (!stop.Token.IsCancellationRequested && meter.Ended > before && journal.Count().Left > 0);

        if (stop.Token.IsCancellationRequested || journal.Count().Left == 0) return;
        if (_putAside.Values.OfType<ZaloConsentException>().FirstOrDefault() is not { } failure) return;
        stop.Request(meter.Ended > 0 || failure.ResponseStatusCode == 429 ? StopReason.PutOff : StopReason.NotReached, failure);
    }

    private async Task WorkAsync(CancellationToken abort)
    {
        try
        {
            while (Next() is { } row) await SendAsync(row, abort);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // The row at hand was not begun.
        }
        catch (JournalException exception)
        {
            stop.Request(StopReason.JournalFailed, exception);
        }
        catch (Exception exception)
        {
            // The row at hand stays as it was written: it may have been sent.
            stop.Request(StopReason.Unforeseen, exception);
        }
    }

    private CampaignRow? Next()
    {
        lock (_rowsGate)
        {
            if (stop.Token.IsCancellationRequested || !_rows.MoveNext()) return null;
            if (!WasSent(_rows.Current.Line)) return _rows.Current;
        }

        // Whatever the journal reads back: this run knows what it sent.
        throw JournalChanged();
    }

    private static JournalException JournalChanged() => new(words => words.JournalChanged, null);

    private bool WasSent(long line) => line < _sent.Length && _sent[(int)line];

    private void MarkSent(long line)
    {
        lock (_rowsGate)
        {
            if (line >= _sent.Length) _sent.Length = (int)Math.Max(line + 1, Math.Min(2L * _sent.Length, int.MaxValue));
            _sent[(int)line] = true;
        }
    }

    /// <summary>
    /// Sends a row, again while it certainly did not reach the service, and puts it aside when that fails time and again.
    /// </summary>
    private async Task SendAsync(CampaignRow row, CancellationToken abort)
    {
        for (var attempt = 0; attempt < MostAttempts && !stop.Token.IsCancellationRequested; attempt++)
        {
            if (!await _budget.ReserveAsync(stop.Token))
            {
                stop.Request(StopReason.ChargeLimit);
                return;
            }

            var ending = await SendOnceAsync(row, abort);
            Judge(row, ending);
            if (ending.Change.State != RowState.Left) return;
            if (attempt == MostAttempts - 1) _putAside[row.Line] = ending.Failure;
        }
    }

    private async Task<RowEnding> SendOnceAsync(CampaignRow row, CancellationToken abort)
    {
        var mayHaveBeenCharged = false;
        try
        {
            await _pace.WaitAsync(stop.Token);
            var window = new SendWindow(clock);
            var intent = RowChange.IntentOf(row, window.OpenedAt);
            await writer.WriteAsync(intent);
            mayHaveBeenCharged = true;
            var ending = await sender.SendAsync(row, intent, () => ThrowIfLate(row, intent, window), abort);
            if (ending.Change.State == RowState.Unknown) ending = ending with { Change = ending.Change with { UnknownAt = clock.GetUtcNow() } };
            if (ending.Change.State != RowState.Left) MarkSent(row.Line);
            await writer.WriteAsync(ending.Change with { Intent = intent.SentAt });
            mayHaveBeenCharged = ending.MayHaveBeenCharged;
            meter.Count(ending.Change);
            return ending;
        }
        finally
        {
            _budget.Settle(mayHaveBeenCharged);
        }
    }

    /// <summary>Called directly before the request. A worker that was stopped too long re-reads its row, and begins anew if it still has it.</summary>
    private void ThrowIfLate(CampaignRow row, RowChange intent, SendWindow window)
    {
        if (!window.IsOver) return;
        lock (_rowsGate)
        {
            if (journal.FindByPhone(row.Phone) is not var (_, known) || !known.IsOf(intent)) throw JournalChanged();
        }

        throw new SendWindowException();
    }

    /// <summary>What one row's ending means for those that come after it.</summary>
    private void Judge(CampaignRow row, RowEnding ending)
    {
        switch (ending.Change.State)
        {
            case RowState.Unknown:
                if (Interlocked.Increment(ref _unknownInARow) >= settings.StopAfterUnknown)
                    stop.Request(StopReason.TooManyUnknown, ending.Failure);
                return;
            case RowState.Left:
                // Without a failure nobody refused it: its intent was too old, or the run ends.
                if (ending.Failure is not null) JudgeNotSent(row, ending);
                return;
            case RowState.Refused or RowState.Failed:
                JudgeRefused(row, ending);
                break;
            case RowState.Granted or RowState.Pending:
                _refusals.Read();
                break;
            default:
                _refusals.Accepted();
                break;
        }

        Volatile.Write(ref _unknownInARow, 0);
        _pace.Succeeded();
    }

    /// <summary>A balance, an OA that is not linked: such a reason holds for every row that comes after.</summary>
    private void JudgeRefused(CampaignRow row, RowEnding ending)
    {
        // The code is about the state of the account, whatever the row.
        if (ending.Failure?.Error?.Code == ApiErrorCode.FailedPrecondition)
            stop.Request(StopReason.AccountRefused, refusal: ending.Change.Detail);
        else if (_refusals.Completes(row, ending))
            stop.Request(StopReason.SameRefusal, refusal: ending.Change.Detail);
    }

    private void JudgeNotSent(CampaignRow row, RowEnding ending)
    {
        switch (ending.Failure!.ResponseStatusCode)
        {
            case 401 or 403 or 404:
                stop.Request(StopReason.Refused, ending.Failure);
                break;
            case 429:
                _pace.Pause(ending.Failure.RetryAfter, slower: true);
                break;
            default:
                if (_pace.Pause(ending.Failure.RetryAfter, slower: false) > MostPauses)
                    stop.Request(_putAside.ContainsKey(row.Line) ? StopReason.PutOff : StopReason.NotReached, ending.Failure);
                break;
        }
    }
}
