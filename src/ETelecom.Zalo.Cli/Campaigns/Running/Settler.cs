using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Settles the rows of which nobody knows whether they were sent: the service's list decides, and nothing is sent here.</summary>
internal sealed class Settler(Journal journal, JournalWriter writer, RecordLookup lookup, RunSettings settings, TimeProvider clock)
{
    /// <summary>
    /// Looks for every such row once. A row that is found is done. One that is not stays unknown, unless <paramref name="release"/> and
    /// the person who runs the campaign said after how long it may be sent again.
    /// </summary>
    public Task SettleAsync(bool release, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        journal.Rows(RowState.Sent, RowState.Unknown),
        new ParallelOptions { MaxDegreeOfParallelism = settings.Concurrency, CancellationToken = cancellationToken },
        async (row, token) => await writer.WriteAsync(await SettleAsync(row, release, token)));

    private async Task<RowChange> SettleAsync(CampaignRow row, bool release, CancellationToken cancellationToken)
    {
        // Of a row that was under way in a crash it is only known that it cannot go out any more.
        var now = clock.GetUtcNow();
        var asItIs = new RowChange(row.Line, RowState.Unknown)
        {
            FirstSentAt = row.FirstSentAt, SentAt = row.SentAt, UnknownAt = row.UnknownAt ?? now, ConsentId = row.ConsentId, Detail = row.Detail,
        };
        try
        {
            if (await lookup.FindAsync(row, now, cancellationToken) is { } record)
                return RowEnding.Taken(asItIs, RowState.Recovered, record, now).Change;
            // The service accepted what it gave an id.
            var isOldEnough = release && row.ConsentId is null && settings.ResendAfter is { } age && now - asItIs.UnknownAt >= age;
            var mayBeSentAgain = isOldEnough && !await lookup.MayHaveItAsync(row, cancellationToken);
            return mayBeSentAgain ? RowChange.NotSent(row) : asItIs;
        }
        catch (ZaloConsentException)
        {
            // The list could not be read: nothing is known that was not known before.
            return asItIs;
        }
    }
}
