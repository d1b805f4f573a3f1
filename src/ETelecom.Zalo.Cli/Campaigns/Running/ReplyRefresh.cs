using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Brings the journal up to what has happened to the records since: who replied, and what became of the rest.</summary>
internal sealed class ReplyRefresh(IZaloConsentClient client, Journal journal, JournalWriter writer)
{
    // The service's clock may differ from the one that the journal's times are by.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    /// <summary>Reads the service's list since the campaign was planned, and says how many rows changed.</summary>
    public async Task<long> RefreshAsync(CancellationToken cancellationToken)
    {
        var changed = 0L;
        var filter = new ConsentFilter { OaId = journal.Header.OaId, DateFrom = journal.Header.PlannedAt - ClockSkew };
        await foreach (var record in client.ListAllAsync(filter, cancellationToken))
        {
            if (Find(record) is not { } known) continue;
            var now = RowEnding.Taken(known, known.State == RowState.Failed ? RowState.Requested : known.State, record, known.EndedAt!.Value).Change;
            if (now == known) continue;
            await writer.WriteAsync(now);
            changed++;
        }

        return changed;
    }

    /// <summary>The row of a record; null for a record that is not this campaign's.</summary>
    private RowChange? Find(Consent record)
    {
        if (record.Id is null || record.Phone is null || PhoneReader.Read(record.Phone) is not { Refusal: null } phone) return null;
        return journal.FindByPhone(phone.Number) is { EndedAt: not null } row && row.ConsentId == record.Id ? row : null;
    }
}
