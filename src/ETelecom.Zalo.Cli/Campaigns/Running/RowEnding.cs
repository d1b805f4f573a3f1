using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What came of sending one row: what is written down, and the failure that the run has to judge.</summary>
internal sealed partial record RowEnding(CampaignRow Row, ZaloConsentException? Failure = null)
{
    /// <summary>The code of an error that has none: a person can specify it like any other.</summary>
    public const string NoCode = "0";

    private const string Http = "HTTP ";

    /// <summary>The service's error in its own words, which can name a number: for comparing only. The journal has them without.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether no request went out for it, or none reached the service: that it was answered says nothing about requests.</summary>
    public bool IsRead
    {
        get => field || Row.State is RowState.Granted or RowState.Pending || Failure?.Outcome == RequestOutcome.NotSent;
        init;
    }

    /// <summary>Whether the service refused it. An earlier request for the same row may have another outcome.</summary>
    public bool IsRefused => Row.State != RowState.NotSent && Failure is { MayHaveBeenCharged: false };

    /// <summary>The service accepted the row, and this is its record.</summary>
    public static RowEnding Accepted(CampaignRow intent, RowState state, Consent consent, DateTimeOffset now) => Explained(ReasonOf(consent), null, intent with
    {
        State = consent.Status == ConsentStatus.Failure ? RowState.Failed : state,
        EndedAt = now,
        ConsentId = consent.Id,
        Charged = consent.IsCharged,
        ReplyStatus = consent.ReplyStatus?.ToString(),
        DeliveryStatus = consent.DeliveryStatus?.ToString(),
    });

    /// <summary>Nothing was sent, because nothing needed to be.</summary>
    public static RowEnding NotNeeded(CampaignRow intent, RowState state, Consent? consent, DateTimeOffset now) => new(intent with
    {
        State = state,
        EndedAt = now,
        ConsentId = consent?.Id,
        Charged = false,
        ReplyStatus = consent?.ReplyStatus?.ToString(),
        DeliveryStatus = consent?.DeliveryStatus?.ToString(),
    });

    public static RowEnding Unknown(CampaignRow intent, ZaloConsentException? failure) =>
        Explained(ReasonOf(failure), failure, intent with { State = RowState.Unknown });

    public static RowEnding Refused(CampaignRow intent, ZaloConsentException failure, DateTimeOffset now) =>
        Explained(ReasonOf(failure), failure, intent with { State = RowState.Refused, EndedAt = now, Charged = false });

    public static RowEnding NotSent(CampaignRow row, ZaloConsentException? failure) => new(row.NotSent(), failure);

    /// <summary>The code of a row's <see cref="CampaignRow.Detail"/>, without the service's words.</summary>
    public static string CodeOf(string detail) => detail.StartsWith(Http, StringComparison.Ordinal) ? detail : detail.Split(' ', 2)[0];

    private static RowEnding Explained(string? reason, ZaloConsentException? failure, CampaignRow row) =>
        new(row with { Detail = WithoutNumbers(reason) }, failure) { Reason = reason };

    /// <summary>A failed record has a reason even if it does not say so: what has none is never compared, and never retried.</summary>
    private static string? ReasonOf(Consent consent) => consent.ErrorCode is not (null or 0) || consent.Status == ConsentStatus.Failure
        ? Reasoned(consent.ErrorCode?.ToString(CultureInfo.InvariantCulture), consent.ErrorMessage)
        : null;

    private static string? ReasonOf(ZaloConsentException? failure) => failure switch
    {
        { Error: { } error } => Reasoned(error.Code?.ToString(), error.Msg),
        { ResponseStatusCode: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{Http}{failure.ResponseStatusCode}"),
        _ => null,
    };

    private static string Reasoned(string? code, string? message) => $"{(string.IsNullOrEmpty(code) ? NoCode : code)} {message}".TrimEnd();

    /// <summary>The service's words go into a page that is passed on: a phone or an id in them would, too.</summary>
    private static string? WithoutNumbers(string? reason)
    {
        if (reason is null) return null;
        var text = LongNumber().Replace(reason, "…");
        // Without the code: together with it, the digits of a number could be read as another one.
        var words = text.IndexOf(' ', StringComparison.Ordinal) + 1;
        return words == 0 ? text : text[..words] + PhoneReader.Mask(text[words..]);
    }

    [GeneratedRegex(@"\+?\d{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
