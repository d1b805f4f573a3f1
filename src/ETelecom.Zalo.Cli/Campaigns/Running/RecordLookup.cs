using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Finds the record of a row that may have been sent, in the service's list. Reading it is free.</summary>
internal sealed class RecordLookup(IZaloConsentClient client, CampaignHeader campaign)
{
    // Generous: the machine's clock may have been set between the sending and now.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    // Covers a wrong time zone or date, before a person is asked a second time.
    private static readonly TimeSpan WrongClock = TimeSpan.FromDays(1);

    // The journal has the time of the intent. Two reads and the request follow it, each within the SDK's deadline of 30 seconds.
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(2);

    /// <summary>Its record; null when there is none, or when it is not certain which it is: <see cref="OwnRecord"/> decides.</summary>
    public async Task<Consent?> FindAsync(CampaignRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.FirstSentAt is not { } first) return null;
        // By its id, a record is that of the last request, whatever was sent before. A journal that has lost its log knows no more than that it may have been sent until now.
        var last = row.SentAt ?? now;
        var own = new OwnRecord(campaign.RequestOf(row), first, last + LongestAttempt, new ServiceClock(ClockSkew))
        {
            Id = row.ConsentId, IsOnlyOne = row.ChargedBefore == 0 || row.ConsentId is not null,
        };
        var (records, isComplete) = await ListAsync(row, own.Since, cancellationToken);
        return isComplete || row.ConsentId is not null ? own.Find([.. records.Where(own.Fits)], now, isLast: true) : null;
    }

    /// <summary>
    /// Whether the list has anything that could be it, even if it is not clear which, or the clock was not correct at the time.
    /// </summary>
    public async Task<bool> MayHaveItAsync(CampaignRow row, CancellationToken cancellationToken)
    {
        var request = campaign.RequestOf(row);
        var (records, isComplete) = await ListAsync(row, new ServiceClock(WrongClock).Earliest(row.FirstSentAt!.Value), cancellationToken);
        return !isComplete || records.Exists(record =>
            (record.CallType ?? request.CallType) == request.CallType && (record.ReasonCode ?? request.ReasonCode) == request.ReasonCode);
    }

    private async Task<(List<Consent> Records, bool IsComplete)> ListAsync(CampaignRow row, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var filter = new ConsentFilter { OaId = campaign.OaId, Phone = PhoneReader.ToText(row.Phone), DateFrom = since };
        var records = new List<Consent>();
        var isComplete = true;
        await foreach (var page in client.ListPagesAsync(filter, cancellationToken))
        {
            isComplete &= !page.IsCutShort;
            records.AddRange(page.Records);
        }

        return ([.. records.DistinctBy(record => record.Id ?? (object)record)], isComplete);
    }
}
