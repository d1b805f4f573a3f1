using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Finds the record of a row that may have been sent, in the service's list. Reading it is free.</summary>
internal sealed class RecordLookup(IZaloConsentClient client, CampaignHeader campaign)
{
    // Generous: the machine's clock may have been set between the sending and now.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    // A zone or a date that was set wrong, before anybody is asked a second time.
    private static readonly TimeSpan WrongClock = TimeSpan.FromDays(1);

    /// <summary>Its record; null when there is none, or when several could be it: then it is not guessed.</summary>
    public async Task<Consent?> FindAsync(CampaignRow row, CancellationToken cancellationToken) =>
        await CandidatesAsync(row, ClockSkew, cancellationToken) is [var only] ? only : null;

    /// <summary>
    /// Whether the list has anything that could be it, even if it is not clear which, or the clock was wrong at the time.
    /// </summary>
    public async Task<bool> MayHaveItAsync(CampaignRow row, CancellationToken cancellationToken) =>
        await CandidatesAsync(row, WrongClock, cancellationToken) is not [];

    private async Task<List<Consent>> CandidatesAsync(CampaignRow row, TimeSpan skew, CancellationToken cancellationToken)
    {
        var callType = row.CallType ?? campaign.CallType;
        var reason = row.ReasonCode ?? campaign.ReasonCode;
        var filter = new ConsentFilter { OaId = campaign.OaId, Phone = PhoneReader.ToText(row.Phone), DateFrom = row.FirstSentAt - skew };
        var candidates = new List<Consent>();
        await foreach (var record in client.ListAllAsync(filter, cancellationToken))
        {
            if ((record.CallType ?? callType) == callType && (record.ReasonCode ?? reason) == reason) candidates.Add(record);
        }

        return candidates;
    }
}
