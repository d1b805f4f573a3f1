using System;
using System.Collections.Generic;
using System.Globalization;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Output;

/// <summary>A consent record, for a person.</summary>
internal static class ConsentFields
{
    /// <summary>All fields of the contract.</summary>
    public static IReadOnlyList<Field> All(Consent consent, Words words) =>
    [
        new(words.Id, consent.Id),
        new(words.Oa, consent.OaId),
        new(words.Phone, consent.Phone),
        Choice(words.CallTypeLabel, consent.CallType?.ToString(), consent.CallType?.GetDisplayName(words.Culture)),
        Choice(words.ReasonLabel, consent.ReasonCode?.ToString(), consent.ReasonCode?.GetDisplayName(words.Culture)),
        Choice(words.StatusLabel, consent.Status?.ToString(), consent.Status?.GetDisplayName(words.Culture)),
        new(words.ErrorCode, consent.ErrorCode?.ToString(CultureInfo.InvariantCulture)),
        new(words.ErrorMessage, consent.ErrorMessage),
        Choice(words.ReplyLabel, consent.ReplyStatus?.ToString(), consent.ReplyStatus?.GetDisplayName(words.Culture)),
        Charged(consent, words),
        Choice(words.DeliveryLabel, consent.DeliveryStatus?.ToString(), consent.DeliveryStatus?.GetDisplayName(words.Culture)),
        Time(words.Delivered, consent.DeliveryTime, words),
        Time(words.Created, consent.CreatedAt, words),
        Time(words.Updated, consent.UpdatedAt, words),
        Time(words.Expires, consent.ExpiresAt, words),
        new(words.Shop, consent.ShopId),
        new(words.Sender, consent.UserId),
    ];

    /// <summary>The fields that fit into a row of a terminal: time, ID, phone and result.</summary>
    public static IReadOnlyList<Field> Summary(Consent consent, Words words) =>
    [
        Time(words.Created, consent.CreatedAt, words),
        new(words.Id, consent.Id),
        new(words.Phone, consent.Phone),
        new(words.State, StateOf(consent, words)),
        Charged(consent, words),
    ];

    /// <summary>A failed request reached no one: its reply status means nothing.</summary>
    private static string? StateOf(Consent consent, Words words) => consent.Status == ConsentStatus.Failure
        ? consent.Status?.GetDisplayName(words.Culture)
        : consent.ReplyStatus?.GetDisplayName(words.Culture);

    private static Field Charged(Consent consent, Words words) =>
        new(words.ChargedLabel, consent.IsCharged is { } charged ? words.YesOrNo(charged) : null);

    private static Field Time(string label, DateTimeOffset? time, Words words) => new(label, time is { } known ? words.Time(known) : null);

    /// <summary>The wire value with its display name; an unknown value has none.</summary>
    private static Field Choice(string label, string? wireValue, string? name) =>
        new(label, wireValue == name ? wireValue : $"{wireValue} ({name})");
}
