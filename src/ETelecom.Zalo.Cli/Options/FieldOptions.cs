using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>The options that several commands share, each with the field of the contract that it fills.</summary>
internal sealed class FieldOptions(Words words)
{
    public static TextOption OaId(string description, bool required = true) =>
        new("--oa-id", "oa_id") { Description = description, Required = required };

    public static TextOption Phone(string description, bool required = true) =>
        new("--phone", "phone") { Description = description, Required = required };

    public ChoiceOption<CallType> CallType(string description, bool required = false) => new(
        "--call-type", "call_type",
        [.. Zalo.CallType.All.Where(value => !value.IsZeroValue)],
        Zalo.CallType.TryParse,
        (value, culture) => value.GetDisplayName(culture),
        description, words)
    {
        Required = required,
    };

    public ChoiceOption<ReasonCode> Reason(string description, bool required = false) => new(
        "--reason", "reason_code",
        [.. ReasonCode.All.Where(value => !value.IsZeroValue)],
        ReasonCode.TryParse,
        (value, culture) => value.GetDisplayName(culture),
        description, words)
    {
        Required = required,
    };

    public ChoiceOption<ConsentStatus> Status(string description) => new(
        "--status", "status",
        [.. ConsentStatus.All.Where(value => !value.IsZeroValue)],
        ConsentStatus.TryParse,
        (value, culture) => value.GetDisplayName(culture),
        description, words);

    public ChoiceOption<ReplyStatus> ReplyStatus(string description) => new(
        "--reply-status", "reply_status",
        [.. Zalo.ReplyStatus.All.Where(value => !value.IsZeroValue)],
        Zalo.ReplyStatus.TryParse,
        (value, culture) => value.GetDisplayName(culture),
        description, words);

    public ValueOption<bool> Charged(string description)
    {
        var option = new ValueOption<bool>("--charged", "is_charged", bool.TryParse, words.TrueOrFalse, words)
        {
            HelpName = "true|false",
            Description = description,
        };
        option.CompletionSources.Add("true", "false");
        return option;
    }

    public ValueOption<DateTimeOffset> From(string description) => Time("--from", "date_from", description);

    public ValueOption<DateTimeOffset> To(string description) => Time("--to", "date_to", description);

    public ValueOption<int> Limit(string description) =>
        new("--limit", "limit", TryParseNumber, words.WholeNumber, words) { HelpName = words.NumberPlace, Description = description };

    public TextOption After(string description) => new("--after", "after") { HelpName = words.CursorPlace, Description = description };

    private ValueOption<DateTimeOffset> Time(string name, string field, string description) =>
        new(name, field, (string text, out DateTimeOffset time) => Times.TryParse(text, words.Zone, out time), words.TimeRule, words) { HelpName = words.TimePlace, Description = description };

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
