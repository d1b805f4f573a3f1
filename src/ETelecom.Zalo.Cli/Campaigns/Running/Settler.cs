using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Settles the rows with an unknown outcome: the service's list decides, and nothing is sent here.</summary>
internal sealed class Settler(ICampaignRun run, RecordLookup lookup, RunSettings settings)
{
    /// <summary>
    /// Looks up every such row once. A row that is found is done. One that is not stays unknown, unless <paramref name="release"/> and
    /// the person who runs the campaign said after how long it may be sent again.
    /// </summary>
    /// <param name="release">Whether it may be sent again at all.</param>
    /// <param name="stop">From then on no other row is looked up.</param>
    /// <param name="cancellationToken">Also ends the look-ups in progress.</param>
    public Task SettleAsync(bool release, CancellationToken stop, CancellationToken cancellationToken) =>
        SettleAsync(run.UnsettledAsync(cancellationToken), release, stop, cancellationToken);

    /// <summary>Looks up the rows of runs that have vanished, until it is cancelled. Without it the run would wait for them for ever, so it stops.</summary>
    public Task TakeOverAsync(RunStop stop, CancellationToken cancellationToken) =>
        stop.GuardAsync(() => SettleAsync(run.AbandonedAsync(cancellationToken), release: false, stop.Token, cancellationToken), cancellationToken);

    private Task SettleAsync(IAsyncEnumerable<CampaignRow> rows, bool release, CancellationToken stop, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        rows.TakeWhile(_ => !stop.IsCancellationRequested),
        new ParallelOptions { MaxDegreeOfParallelism = settings.Concurrency, CancellationToken = cancellationToken },
        async (row, token) => await run.WriteAsync(row, await SettleAsync(row, release, token)));

    private async Task<CampaignRow> SettleAsync(CampaignRow row, bool release, CancellationToken cancellationToken)
    {
        // A row that was in progress during a crash can no longer be sent; nothing else is known.
        var now = run.Clock.GetUtcNow();
        var asItIs = row with { State = RowState.Unknown, UnknownAt = row.UnknownAt ?? now };
        try
        {
            if (await lookup.FindAsync(row, now, cancellationToken) is { } record)
                return RowEnding.Accepted(asItIs, RowState.Recovered, record, now).Row;
            // The service accepted what it gave an id.
            var isOldEnough = release && row.ConsentId is null && settings.ResendAfter is { } age && now - asItIs.UnknownAt >= age;
            var mayBeSentAgain = isOldEnough && !await lookup.MayHaveItAsync(row, cancellationToken);
            // The first request may turn up all the same: it stays in the budget.
            return mayBeSentAgain ? row.NotSent() with { ChargedBefore = row.ChargedBefore + 1 } : asItIs;
        }
        catch (ZaloConsentException)
        {
            // The list could not be read: nothing is known that was not known before.
            return asItIs;
        }
    }
}
