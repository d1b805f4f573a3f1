using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>What the values of the API are called in each language of the page: the generated names, so that they are written in the spec only.</summary>
internal static class PageTexts
{
    private static readonly string[] Languages = ["en", "vi"];

    /// <summary>Language, then field, then value: <c>{"en":{"call_type":{"audio":"Voice call", …</c>.</summary>
    public static string ToJson() => JsonSerializer.Serialize(
        Languages.ToDictionary(language => language, language => NamesIn(new LanguageCulture(language))));

    private static Dictionary<string, Dictionary<string, string>> NamesIn(CultureInfo culture) => new()
    {
        ["call_type"] = Names(CallType.All, value => value.GetDisplayName(culture)),
        ["reason_code"] = Names(ReasonCode.All, value => value.GetDisplayName(culture)),
        ["status"] = Names(ConsentStatus.All, value => value.GetDisplayName(culture)),
        ["reply_status"] = Names(ReplyStatus.All, value => value.GetDisplayName(culture)),
        ["delivery_status"] = Names(DeliveryStatus.All, value => value.GetDisplayName(culture)),
    };

    private static Dictionary<string, string> Names<T>(IEnumerable<T> values, Func<T, string> name)
        where T : notnull => values.ToDictionary(value => value.ToString()!, name);
}
