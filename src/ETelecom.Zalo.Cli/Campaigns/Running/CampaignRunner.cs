using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Sends the remaining rows of a campaign, with limited concurrency, rate and budget. For every row the intent is durable
/// before the first byte leaves, and the answer is durable before the row counts as done.
/// </summary>
internal sealed class CampaignRunner(
    ICampaignRun run, RowSender sender, RunSettings settings, RunMeter meter, RunStop stop, bool hasAccepted = false)
{
    // Waits that double: together a little over a minute without one answer.
    private const int MostPauses = 8;

    // A single row may fail time and again, while others are accepted: it must not hold up the rest.
    private const int MostAttempts = 3;

    private readonly RefusalWatch _refusals = new(settings.StopAfterRefused);
    private readonly AccessWatch _access = new(settings.StopAfterRefused, hasAccepted);
    private readonly ConcurrentDictionary<long, ZaloConsentException?> _deferred = [];
    private int _unknownInARow;

    /// <summary>Ends when no rows remain, or when a stop was requested and the rows in progress have ended.</summary>
    /// <param name="abort">Also ends the rows in progress.</param>
    public async Task RunAsync(CancellationToken abort)
    {
        await stop.GuardAsync(() => RunRoundsAsync(abort), abort);
        if (abort.IsCancellationRequested) stop.Request(StopReason.Interrupted);
    }

    private async Task RunRoundsAsync(CancellationToken abort)
    {
        bool hasMore;
        do
        {
            // Deferred rows are tried again, as long as there is progress.
            var before = meter.Ended;
            await run.StartOverAsync(stop.Token);
            var workers = Enumerable.Range(0, settings.Concurrency).Select(_ => Task.Run(() => stop.GuardAsync(() => WorkAsync(abort), abort), CancellationToken.None));
            await Task.WhenAll(workers);
            if (!stop.Token.IsCancellationRequested) await JudgeRestAsync(abort);
            hasMore = !stop.Token.IsCancellationRequested && await run.HasMoreAsync(meter.Ended > before, stop.Token);
        }
        while (hasMore);

        if (stop.Token.IsCancellationRequested) return;
        if (_deferred.Values.OfType<ZaloConsentException>().FirstOrDefault() is not { } failure) return;
        stop.Request(meter.Ended > 0 || failure.ResponseStatusCode == 429 ? StopReason.Deferred : StopReason.NotReached, failure);
    }

    private async Task WorkAsync(CancellationToken abort)
    {
        while (!stop.Token.IsCancellationRequested && await SendNextAsync(abort))
        {
        }
    }

    /// <summary>Sends the next row; false when there is none.</summary>
    private async Task<bool> SendNextAsync(CancellationToken abort)
    {
        var turn = await _access.EnterAsync(stop.Token);
        try
        {
            if (stop.Token.IsCancellationRequested || await run.NextAsync(stop.Token) is not { } row) return false;
            await SendAsync(row, turn, abort);
            return true;
        }
        finally
        {
            _access.Leave();
        }
    }

    /// <summary>
    /// Sends a row, again while it certainly did not reach the service, and puts it aside when that fails time and again.
    /// </summary>
    private async Task SendAsync(CampaignRow row, long turn, CancellationToken abort)
    {
        for (var attempt = 0; attempt < MostAttempts && !stop.Token.IsCancellationRequested; attempt++)
        {
            if (await run.BeginAsync(row, stop.Token) is not { } intent)
            {
                if (run.BudgetIsSpent) stop.Request(StopReason.ChargeLimit);
                return;
            }

            var ending = await SendOnceAsync(row, intent, abort);
            await JudgeAsync(row, ending, turn, abort);
            if (ending.Row.State != RowState.NotSent)
            {
                _deferred.TryRemove(row.Line, out _);
                return;
            }

            row = ending.Row;
            if (IsOfAccess(ending)) break;
            if (attempt == MostAttempts - 1) _deferred[row.Line] = ending.Failure;
        }

        run.Defer(row);
    }

    private async Task<RowEnding> SendOnceAsync(CampaignRow row, RowIntent intent, CancellationToken abort)
    {
        var ending = await sender.SendAsync(row, intent.Row, () => ThrowIfLate(intent), abort);
        var now = ending.Row.State == RowState.Unknown ? ending.Row with { UnknownAt = run.Clock.GetUtcNow() } : ending.Row;
        ending = ending with { Row = now with { Attempt = intent.Row.Attempt } };
        await run.EndAsync(intent.Row, ending.Row);
        meter.Count(ending.Row);
        return ending;
    }

    /// <summary>Called directly before the request. A worker that was stopped too long re-reads its row, and begins anew if it still has it.</summary>
    private void ThrowIfLate(RowIntent intent)
    {
        if (!intent.Window.IsOver) return;
        run.MustStillHave(intent.Row);
        throw new SendWindowException();
    }

    /// <summary>What one row's ending means for those that come after it.</summary>
    private async Task JudgeAsync(CampaignRow row, RowEnding ending, long turn, CancellationToken abort)
    {
        switch (ending.Row.State)
        {
            case RowState.Unknown when !ending.IsRefused && !ending.IsRead:
                if (Interlocked.Increment(ref _unknownInARow) >= settings.StopAfterUnknown)
                    stop.Request(StopReason.TooManyUnknown, ending.Failure);
                return;
            case RowState.NotSent:
                // Without a failure it was not refused: its intent was too old, or the run ends.
                if (ending.Failure is not null) await JudgeNotSentAsync(row, ending);
                return;
            case var state when ending.IsRefused || state == RowState.Failed:
                JudgeRefused(row, ending);
                break;
            case var _ when ending.IsRead:
                _refusals.Read();
                break;
            default:
                _refusals.Accepted();
                break;
        }

        await RefuseAsync(_access.Answered(turn, ending.IsRead), abort);
        Volatile.Write(ref _unknownInARow, 0);
        run.Succeeded();
    }

    /// <summary>A 401, a 403, or a 404 that is not the service's own: about the key or the address, or about this row. Others show which.</summary>
    private static bool IsOfAccess(RowEnding ending) =>
        ending is { Row.State: RowState.NotSent, Failure.ResponseStatusCode: 401 or 403 or 404 };

    /// <summary>No row came after the last ones that were refused: a read that is about none of them shows whether the key is.</summary>
    private async Task JudgeRestAsync(CancellationToken abort)
    {
        if (_access.AnyOpen() is null) return;
        if (await sender.TryAccessAsync(abort) is { } failure)
        {
            var isRefused = failure.ResponseStatusCode is 401 or 403 or 404;
            stop.Request(isRefused ? StopReason.Refused : meter.Ended > 0 ? StopReason.Deferred : StopReason.NotReached, failure);
            return;
        }

        await RefuseAsync(_access.ReadAtEnd(), abort);
        if (_access.AnyOpen() is { } open) stop.Request(open.OthersWereAnswered ? StopReason.Deferred : StopReason.Refused, open.Ending.Failure);
    }

    /// <summary>Writes that these rows are refused, each for itself.</summary>
    private async Task RefuseAsync(IEnumerable<RowEnding> endings, CancellationToken abort)
    {
        foreach (var ending in endings)
        {
            var refused = (await sender.RefuseAsync(ending.Row, ending.Row, ending.Failure!, abort)).Row;
            if (refused.State == RowState.Unknown) refused = refused with { UnknownAt = run.Clock.GetUtcNow() };
            await run.WriteAsync(ending.Row, refused);
            meter.Count(refused);
        }
    }

    /// <summary>A balance, an OA that is not linked: such a reason holds for every row that comes after.</summary>
    private void JudgeRefused(CampaignRow row, RowEnding ending)
    {
        // The code is about the state of the account, whatever the row.
        if (ending.Failure?.Error?.Code == ApiErrorCode.FailedPrecondition)
            stop.Request(StopReason.AccountRefused, refusal: ending.Row.Detail);
        else if (_refusals.Completes(row, ending))
            stop.Request(StopReason.SameRefusal, refusal: ending.Row.Detail);
    }

    private async Task JudgeNotSentAsync(CampaignRow row, RowEnding ending)
    {
        switch (ending.Failure!.ResponseStatusCode)
        {
            case 401 or 403 or 404:
                if (_access.IsOfKey(ending)) stop.Request(StopReason.Refused, ending.Failure);
                break;
            case 429:
                await run.PauseAsync(ending.Failure.RetryAfter, slower: true);
                break;
            default:
                if (await run.PauseAsync(ending.Failure.RetryAfter, slower: false) > MostPauses)
                    stop.Request(_deferred.ContainsKey(row.Line) ? StopReason.Deferred : StopReason.NotReached, ending.Failure);
                break;
        }
    }
}
