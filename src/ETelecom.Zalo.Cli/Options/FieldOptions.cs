using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>The options that several commands share, each with the field of the contract that it fills.</summary>
internal static class FieldOptions
{
    public static TextOption OaId(string description) => new("--oa-id", "oa_id") { Description = description };

    public static TextOption Phone(string description) => new("--phone", "phone") { Description = description };

    public static ChoiceOption<CallType> CallType(string description) => new(
        "--call-type", "call_type",
        [.. Zalo.CallType.All.Where(value => !value.IsZeroValue)],
        Zalo.CallType.TryParse,
        (value, culture) => value.GetDisplayName(culture),
        description);

    public static ChoiceOption<ReasonCode> Reason(string description) => new(
        "--reason", "reason_code",
        [.. ReasonCode.All.Where(value => !value.IsZeroValue)],
        ReasonCode.TryParse,
        (value, culture) => value.GetDisplayName(culture),
        description);

    public static ChoiceOption<ConsentStatus> Status(string description) => new(
        "--status", "status",
        [.. ConsentStatus.All.Where(value => !value.IsZeroValue)],
        ConsentStatus.TryParse,
        (value, culture) => value.GetDisplayName(culture),
        description);

    public static ChoiceOption<ReplyStatus> ReplyStatus(string description) => new(
        "--reply-status", "reply_status",
        [.. Zalo.ReplyStatus.All.Where(value => !value.IsZeroValue)],
        Zalo.ReplyStatus.TryParse,
        (value, culture) => value.GetDisplayName(culture),
        description);

    public static ValueOption<bool> Charged(string description)
    {
        var option = new ValueOption<bool>("--charged", "is_charged", bool.TryParse, "true or false")
        {
            HelpName = "true|false",
            Description = description,
        };
        option.CompletionSources.Add("true", "false");
        return option;
    }

    public static ValueOption<DateTimeOffset> From(string description) =>
        new("--from", "date_from", Times.TryParse, Times.Rule) { HelpName = "time", Description = description };

    public static ValueOption<DateTimeOffset> To(string description) =>
        new("--to", "date_to", Times.TryParse, Times.Rule) { HelpName = "time", Description = description };

    public static ValueOption<int> Limit(string description) =>
        new("--limit", "limit", TryParseNumber, "a whole number") { HelpName = "number", Description = description };

    public static TextOption After(string description) => new("--after", "after") { HelpName = "cursor", Description = description };

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
