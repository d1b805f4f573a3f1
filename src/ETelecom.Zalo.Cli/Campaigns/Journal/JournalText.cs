using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The text of values in a journal, for every kind of storage.</summary>
internal static class JournalText
{
    /// <summary>A state's name, in lower case.</summary>
    public static string Of(RowState state) => state.ToString().ToLowerInvariant();

    /// <summary>Texts in one, as JSON; null for none.</summary>
    public static string? OfTexts(IReadOnlyList<string> texts) => texts.Count == 0 ? null : JsonConvert.SerializeObject(texts);

    public static IReadOnlyList<string> Texts(string? json) => json is null ? [] : JsonConvert.DeserializeObject<string[]>(json) ?? [];

    public static RowState State(string text) => Enum.Parse<RowState>(text, ignoreCase: true);

    public static CallType? CallType(string? text) => text is not null && Zalo.CallType.TryParse(text, out var value) ? value : null;

    public static ReasonCode? ReasonCode(string? text) => text is not null && Zalo.ReasonCode.TryParse(text, out var value) ? value : null;
}
