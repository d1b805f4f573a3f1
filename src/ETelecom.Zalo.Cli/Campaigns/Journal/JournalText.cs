using System;
using System.Collections.Generic;
using System.Text.Json;
using Newtonsoft.Json;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The text of values in a journal, for every kind of storage.</summary>
internal static class JournalText
{
    /// <summary>A state's name in snake case: <c>not_sent</c>.</summary>
    public static string Of(RowState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    /// <summary>Texts in one, as JSON; null for none.</summary>
    public static string? OfTexts(IReadOnlyList<string> texts) => texts.Count == 0 ? null : JsonConvert.SerializeObject(texts);

    public static IReadOnlyList<string> Texts(string? json) => json is null ? [] : JsonConvert.DeserializeObject<string[]>(json) ?? [];

    public static RowState State(string text) => TryState(text, out var state) ? state : throw new FormatException("The state of a row is unknown.");

    public static bool TryState(string text, out RowState state) => Enum.TryParse(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out state);

    public static CallType? CallType(string? text) => text is not null && Zalo.CallType.TryParse(text, out var value) ? value : null;

    public static ReasonCode? ReasonCode(string? text) => text is not null && Zalo.ReasonCode.TryParse(text, out var value) ? value : null;
}
