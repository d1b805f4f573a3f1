using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Brings the journal up to what has happened to the records since: who replied, and what an answer had left out.</summary>
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
            if (RowOf(record) is not { } known || Refresh(known, record) is not { } now || now == known) continue;
            await writer.WriteAsync(now);
            changed++;
        }

        return changed;
    }

    /// <summary>The row that a record is of; null for a record that is not this campaign's. An answer may have come without its id.</summary>
    private RowChange? RowOf(Consent record)
    {
        if (record.Phone is null || PhoneReader.Read(record.Phone) is not { Refusal: null } phone) return null;
        var row = journal.FindByPhone(phone.Number);
        return row?.EndedAt is not null && record.Id is not null && (row.ConsentId ?? record.Id) == record.Id ? row : null;
    }

    private static RowChange? Refresh(RowChange known, Consent record) => known.State switch
    {
        RowState.Requested or RowState.Recovered => RowEnding.Taken(known, known.State, record, known.EndedAt!.Value).Change,
        RowState.Failed => RowEnding.Taken(known, RowState.Requested, record, known.EndedAt!.Value).Change,
        RowState.Pending => known with { ReplyStatus = record.ReplyStatus?.ToString() },
        _ => null,
    };
}
