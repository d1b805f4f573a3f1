using System;
using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>Settings of one <see cref="IZaloConsentClient.EnsureConsentAsync"/>.</summary>
public sealed class EnsureConsentOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private static readonly TimeSpan ShortestResend = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether to send the request even if a pre-check failed, so that it is not known whether the request is needed. The person may then be
    /// asked, and you may be charged, twice. Default: false: if a pre-check fails, the call throws and nothing is charged.
    /// </summary>
    public bool RequestWithoutCheck { get; init; }

    /// <summary>
    /// How long after its creation a request without a reply counts as waiting. Default: 24 hours, the time that Zalo gives a person
    /// to reply (unofficial; eTelecom does not document it). More than zero, at most 7 days.
    /// </summary>
    public TimeSpan PendingWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long to look up a request whose outcome is unknown, in addition to the <see cref="ZaloConsentClientOptions.Timeout"/> of each call. Zero to 7 days;
    /// zero looks it up once. Default: 1 minute. Only an answer of the service itself, an ID in it, or the end of this time shows which record is its own,
    /// and less than a minute shows no record to be free of charge, unless its ID is known.
    /// </summary>
    public TimeSpan RecoveryDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The delay between two look-ups. More than zero, at most 7 days. Default: 5 seconds.</summary>
    public TimeSpan RecoveryInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Maximum difference between the service's clock and this machine's when records are matched by time. Zero to 7 days. Default: 5 minutes.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// After how long a person whose request has an unknown outcome may be asked again, although that may be charged a second time; at least one hour, and ten times
    /// <see cref="ZaloConsentClientOptions.Timeout"/>. Null, the default: never, until the record is found or a person decides so
    /// (<see cref="ConsentIntentStoreExtensions.AllowAnotherRequestAsync"/>). Used with <see cref="ZaloConsentClientOptions.IntentStore"/> only.
    /// </summary>
    public TimeSpan? ResendUnknownAfter { get; init; }

    /// <summary>
    /// Called directly before the request is sent, after all pre-checks: for a program that keeps a journal of its own. An exception from it ends the call, and
    /// those that share its request, and nothing is sent. Not called where this call sends nothing, as when it shares the request of a concurrent one. Default: null.
    /// </summary>
    public Action? BeforeSend { get; init; }

    /// <summary>Whether a run with these settings sends nothing that <paramref name="caller"/>'s would not let it send.</summary>
    internal bool SendsOnlyWhatIsAllowedBy(EnsureConsentOptions caller) =>
        (!RequestWithoutCheck || caller.RequestWithoutCheck)
        && PendingWindow >= caller.PendingWindow
        && ClockSkew >= caller.ClockSkew
        && (ResendUnknownAfter is not { } after || after >= caller.ResendUnknownAfter);

    internal IEnumerable<string> FindErrors(TimeSpan timeout)
    {
        if (PendingWindow <= TimeSpan.Zero || PendingWindow > Longest) yield return "PendingWindow must be more than zero and at most 7 days.";
        if (RecoveryDuration < TimeSpan.Zero || RecoveryDuration > Longest) yield return "RecoveryDuration must be zero to 7 days.";
        if (RecoveryInterval <= TimeSpan.Zero || RecoveryInterval > Longest) yield return "RecoveryInterval must be more than zero and at most 7 days.";
        if (ClockSkew < TimeSpan.Zero || ClockSkew > Longest) yield return "ClockSkew must be zero to 7 days.";
        if (ResendUnknownAfter < ShortestResend || ResendUnknownAfter?.Ticks / 10 < timeout.Ticks)
            yield return "ResendUnknownAfter must be at least one hour and ten times the Timeout of the client, or null.";
    }
}
