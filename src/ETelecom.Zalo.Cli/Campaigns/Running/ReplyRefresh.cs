using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Updates the journal from the records: new replies, and fields that an earlier answer omitted.</summary>
internal sealed class ReplyRefresh(IZaloConsentClient client, ICampaignJournal journal, ICampaignRun run, RecordLookup lookup)
{
    // The service's clock may differ from the one that the journal's times are by.
    private static readonly ServiceClock ServiceClock = new(TimeSpan.FromMinutes(10));

    /// <summary>
    /// Reads the service's list since the campaign was planned, and says how many rows changed. By pages, since <c>ListAllAsync</c> keeps every
    /// id to deliver a record once: a million records take no more memory than a hundred, and one that comes twice changes nothing.
    /// </summary>
    public async Task<long> RefreshAsync(CancellationToken cancellationToken)
    {
        var changed = 0L;
        var filter = new ConsentFilter { OaId = journal.Header.OaId, DateFrom = ServiceClock.Earliest(journal.Header.PlannedAt) };
        await foreach (var page in client.ListPagesAsync(filter, cancellationToken))
        {
            var changes = new Dictionary<long, (CampaignRow Before, CampaignRow After)>();
            foreach (var record in page.Records)
            {
                if (await ChangeOfAsync(record, cancellationToken) is { } change) changes.TryAdd(change.After.Line, change);
            }

            await Task.WhenAll(changes.Values.Select(change => run.WriteAsync(change.Before, change.After)));
            changed += changes.Count;
        }

        return changed;
    }

    /// <summary>How many records of the journal's rows the list had.</summary>
    public long Found { get; private set; }

    /// <summary>What a record says that the journal does not have yet; null for nothing new.</summary>
    private async Task<(CampaignRow Before, CampaignRow After)?> ChangeOfAsync(Consent record, CancellationToken cancellationToken)
    {
        if (await RowOfAsync(record, cancellationToken) is not { } known) return null;
        Found++;
        return Refresh(known, record) is { } now && now != known ? (known, now) : null;
    }

    /// <summary>
    /// The row that a record is of; null for a record that is not this campaign's. An answer may have come without its id: then the
    /// record is the row's only where the one rule for that says so.
    /// </summary>
    private async Task<CampaignRow?> RowOfAsync(Consent record, CancellationToken cancellationToken)
    {
        if (record is not { Id: { } id, Phone: { } text } || PhoneReader.Read(text) is not { Refusal: null } phone) return null;
        if (journal.FindByPhone(phone.Number) is not { EndedAt: not null } known) return null;
        if (known.ConsentId is not null) return known.ConsentId == id ? known : null;
        return WasSent(known) && (await lookup.FindAsync(known, run.Clock.GetUtcNow(), cancellationToken))?.Id == id ? known : null;
    }

    private static bool WasSent(CampaignRow row) => row.State is RowState.Requested or RowState.Recovered or RowState.Failed;

    private static CampaignRow? Refresh(CampaignRow known, Consent record) => known.State switch
    {
        RowState.Requested or RowState.Recovered => Learn(known, known.State, record),
        RowState.Failed => Learn(known, record.Status is null ? RowState.Failed : RowState.Requested, record),
        RowState.Pending => known with
        {
            ReplyStatus = record.ReplyStatus?.ToString() ?? known.ReplyStatus,
            DeliveryStatus = record.DeliveryStatus?.ToString() ?? known.DeliveryStatus,
        },
        _ => null,
    };

    /// <summary>A field that the list omits keeps its known value.</summary>
    private static CampaignRow Learn(CampaignRow known, RowState state, Consent record)
    {
        var now = RowEnding.Accepted(known, state, record, known.EndedAt!.Value).Row;
        return now with
        {
            Charged = now.Charged ?? known.Charged,
            ReplyStatus = now.ReplyStatus ?? known.ReplyStatus,
            DeliveryStatus = now.DeliveryStatus ?? known.DeliveryStatus,
            Detail = record.ErrorCode is null ? known.Detail ?? now.Detail : now.Detail,
        };
    }
}
