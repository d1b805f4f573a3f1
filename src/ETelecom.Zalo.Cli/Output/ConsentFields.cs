using System;
using System.Collections.Generic;
using System.Globalization;

namespace ETelecom.Zalo.Cli.Output;

/// <summary>A consent record, for a person.</summary>
internal static class ConsentFields
{
    /// <summary>All that the contract names.</summary>
    public static IReadOnlyList<Field> All(Consent consent) =>
    [
        new("ID", consent.Id),
        new("OA", consent.OaId),
        new("Phone", consent.Phone),
        Choice("Call type", consent.CallType?.ToString(), consent.CallType?.GetDisplayName(CultureInfo.InvariantCulture)),
        Choice("Reason", consent.ReasonCode?.ToString(), consent.ReasonCode?.GetDisplayName(CultureInfo.InvariantCulture)),
        Choice("Status", consent.Status?.ToString(), consent.Status?.GetDisplayName(CultureInfo.InvariantCulture)),
        new("Error code", consent.ErrorCode?.ToString(CultureInfo.InvariantCulture)),
        new("Error message", consent.ErrorMessage),
        Choice("Reply", consent.ReplyStatus?.ToString(), consent.ReplyStatus?.GetDisplayName(CultureInfo.InvariantCulture)),
        Charged(consent),
        Choice("Delivery", consent.DeliveryStatus?.ToString(), consent.DeliveryStatus?.GetDisplayName(CultureInfo.InvariantCulture)),
        Time("Delivered", consent.DeliveryTime),
        Time("Created", consent.CreatedAt),
        Time("Updated", consent.UpdatedAt),
        Time("Expires", consent.ExpiresAt),
        new("Shop", consent.ShopId),
        new("Sender", consent.UserId),
    ];

    /// <summary>What fits into a row at a terminal: when, which, whom, and what came of it.</summary>
    public static IReadOnlyList<Field> Summary(Consent consent) =>
    [
        Time("Created", consent.CreatedAt),
        new("ID", consent.Id),
        new("Phone", consent.Phone),
        new("State", StateOf(consent)),
        Charged(consent),
    ];

    /// <summary>A request that failed reached nobody: what its reply says then means nothing.</summary>
    private static string? StateOf(Consent consent) => consent.Status == ConsentStatus.Failure
        ? consent.Status?.GetDisplayName(CultureInfo.InvariantCulture)
        : consent.ReplyStatus?.GetDisplayName(CultureInfo.InvariantCulture);

    private static Field Charged(Consent consent) =>
        new("Charged", consent.IsCharged switch { true => "yes", false => "no", null => null });

    private static Field Time(string label, DateTimeOffset? time) => new(label, time is { } known ? Times.Show(known) : null);

    /// <summary>The wire value with its name beside it; a value that nobody knew yet has no other name.</summary>
    private static Field Choice(string label, string? wireValue, string? name) =>
        new(label, wireValue == name ? wireValue : $"{wireValue} ({name})");
}
