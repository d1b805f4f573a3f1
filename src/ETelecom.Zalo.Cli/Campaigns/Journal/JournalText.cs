using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The text of values in a journal, for every kind of storage.</summary>
internal static class JournalText
{
    /// <summary>A state's name, in lower case.</summary>
    public static string Of(RowState state) => state.ToString().ToLowerInvariant();

    public static RowState State(string text) => Enum.Parse<RowState>(text, ignoreCase: true);

    public static CallType? CallType(string? text) => text is not null && Zalo.CallType.TryParse(text, out var value) ? value : null;

    public static ReasonCode? ReasonCode(string? text) => text is not null && Zalo.ReasonCode.TryParse(text, out var value) ? value : null;
}
