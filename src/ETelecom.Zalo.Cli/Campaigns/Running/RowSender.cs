using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Sends one row, whose intent is already durable, and reports the result: the SDK decides what may be sent.</summary>
internal sealed class RowSender(
    IZaloConsentClient client, CampaignHeader campaign, RunSettings settings, RecordLookup lookup, TimeProvider clock)
{
    // The campaign looks up lost rows again later, so a worker does not wait for long.
    private static EnsureConsentOptions Ensure(Action beforeSend) => new()
    {
        RecoveryDuration = TimeSpan.FromSeconds(5),
        RecoveryInterval = TimeSpan.FromSeconds(1),
        BeforeSend = beforeSend,
    };

    /// <summary>Sends a row; <paramref name="beforeSend"/> is called directly before the request goes out, and throws where it must not.</summary>
    public async Task<RowEnding> SendAsync(CampaignRow row, CampaignRow intent, Action beforeSend, CancellationToken abort)
    {
        var request = campaign.RequestOf(row);
        try
        {
            if (!settings.WithoutCheck) return await NameAsync(row, intent, await client.EnsureConsentAsync(request, Ensure(beforeSend), abort), abort);
            beforeSend();
            return RowEnding.Accepted(intent, RowState.Requested, await client.RequestConsentAsync(request, abort), clock.GetUtcNow());
        }
        catch (SendWindowException)
        {
            return RowEnding.NotSent(row, null);
        }
        catch (ZaloConsentException failure)
        {
            return await NameFailureAsync(row, intent, failure, abort);
        }
        catch (ZaloConsentCanceledException cancelled)
        {
            return cancelled.MayHaveBeenCharged ? RowEnding.Unknown(intent, null) : RowEnding.NotSent(row, null);
        }
    }

    /// <summary>The service refused a row. That says nothing of an earlier request for it.</summary>
    public async Task<RowEnding> RefuseAsync(CampaignRow row, CampaignRow intent, ZaloConsentException failure, CancellationToken abort) =>
        row.IsResent ? await EarlierAsync(row, intent, failure, abort) : RowEnding.Refused(intent, failure, clock.GetUtcNow());

    /// <summary>Reads a record of the OA's list: free, and about no row. Null when it was answered.</summary>
    public async Task<ZaloConsentException?> TryAccessAsync(CancellationToken abort)
    {
        try
        {
            await client.ListRequestConsentAsync(
                new() { Filter = new ConsentFilter { OaId = campaign.OaId }, Paging = new Paging { Limit = 1 } }, abort);
            return null;
        }
        catch (ZaloConsentException failure)
        {
            return failure;
        }
    }

    private async Task<RowEnding> NameAsync(CampaignRow row, CampaignRow intent, EnsureConsentResult result, CancellationToken abort)
    {
        var now = clock.GetUtcNow();
        switch (result.Status)
        {
            case EnsureConsentStatus.Requested:
                return RowEnding.Accepted(intent, RowState.Requested, result.Consent!, now);
            case EnsureConsentStatus.Recovered:
                return RowEnding.Accepted(intent, RowState.Recovered, result.Consent!, now);
            case EnsureConsentStatus.Unresolved:
                return UnknownOf(row, intent, result.Failure);
        }

        // What is in the way may be this row's own request.
        if (row.IsResent) return await EarlierAsync(row, intent, null, abort) with { IsRead = true };
        var state = result.Status == EnsureConsentStatus.AlreadyGranted ? RowState.Granted : RowState.Pending;
        return RowEnding.NotNeeded(intent, state, result.Consent, now);
    }

    private async Task<RowEnding> NameFailureAsync(CampaignRow row, CampaignRow intent, ZaloConsentException failure, CancellationToken abort)
    {
        if (failure.MayHaveBeenCharged) return UnknownOf(row, intent, failure);
        return IsRefusal(failure) ? await RefuseAsync(row, intent, failure, abort) : RowEnding.NotSent(row, failure);
    }

    /// <summary>
    /// No request followed the one whose outcome is unknown: the row may have been charged until the record of that one is found.
    /// </summary>
    private async Task<RowEnding> EarlierAsync(CampaignRow row, CampaignRow intent, ZaloConsentException? failure, CancellationToken abort)
    {
        var (earlier, now) = (row.NotResent(), clock.GetUtcNow());
        intent = intent with { ChargedBefore = earlier.ChargedBefore };
        try
        {
            if (await lookup.FindAsync(earlier, now, abort) is { } own) return RowEnding.Accepted(intent, RowState.Recovered, own, now) with { Failure = failure };
        }
        catch (ZaloConsentException)
        {
            // The list could not be read: the outcome stays unknown.
        }

        return RowEnding.Unknown(intent, failure);
    }

    /// <summary>
    /// Whether the service definitely refused what was sent, the pre-check included. The key, the address and the rate are mostly another matter:
    /// <see cref="AccessWatch"/> finds out whether a row has anything to do with them.
    /// </summary>
    private static bool IsRefusal(ZaloConsentException failure)
    {
        var outcome = failure.InnerException is ZaloConsentException check ? check.Outcome : failure.Outcome;
        return outcome == RequestOutcome.Rejected && failure.ResponseStatusCode switch
        {
            401 or 403 or 429 => false,
            // Without the service's own word it is the address that leads nowhere.
            404 => failure.Error?.Code == ApiErrorCode.NotFound,
            _ => true,
        };
    }

    private RowEnding UnknownOf(CampaignRow row, CampaignRow intent, ZaloConsentException? failure)
    {
        var id = failure is null ? null : OwnRecord.IdIn(failure, campaign.RequestOf(row));
        return RowEnding.Unknown(intent with { ConsentId = id }, failure);
    }
}
