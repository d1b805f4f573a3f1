// The texts for errors in the command line and the settings.
using System.Collections.Generic;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string NothingWasSent => Text();

    public string HowItIsUsed(string command) => Text([command]);

    public string IsRequired(string name) => Text([name]);

    public string NeedsValue(string name) => Text([name]);

    public string OnlyOnce(string name) => Text([name]);

    public string MustBeAlone(string name) => Text([name]);

    public string UnknownCommand(string word) => Text([word]);

    public string UnknownOption(string word) => Text([word]);

    public string UnexpectedArgument(string word) => Text([word]);

    public string DidYouMean(IEnumerable<string> names) => Text([string.Join("', '", names)], "DidYouMean");

    public string CommandMissing => Text();

    public string MustBe(string name, string rule) => Text([name, rule]);

    public string OneOf(IEnumerable<string> choices)
    {
        var list = string.Join(", ", choices);
        return Text([list], "OneOf");
    }

    public string TrueOrFalse => Text();

    public string WholeNumber => Text();

    public string WholeNumberOrNone => Text();

    public string PositiveNumber => Text();

    public string WholeNumberUpTo(int most) => Text([most]);

    public string TimeRule => Text();

    public string RateRule => Text();

    public string TimeLengthRule => Text([TimeLength.MaxDays]);

    public string NotLaterThan(string name, string other) => Text([name, other]);

    public string CsvOrJson => Text();

    public string AllIsAll => Text();

    public string CsvOrHtml => Text();

    public string NeedsYes => Text();

    public string NoKey => Text();

    public string OrSandbox => Text();

    public string OrSandboxElsewhere => Text();

    public string WhereSettingsComeFrom => Text();

    public string KeyIsOpen(string path) => Text([path]);

    public string CloseKey(string path) => Text([path]);

    public string SettingsUnreadable(string path) => Text([path]);

    /// <summary>A rule of the contract that a field breaks, by the name that was typed.</summary>
    public string Broken(string name, FieldError error) => error.Rule switch
    {
        FieldRule.Required => IsRequired(name),
        FieldRule.Format => Text([name, error.GetFormat(Culture)], "FieldRule_Format"),
        _ => Text([name, string.Join(", ", error.Arguments)], $"FieldRule_{error.Rule}"),
    };

    /// <summary>A setting that the SDK does not accept.</summary>
    public string Broken(string name, SettingError error) => error.Rule switch
    {
        SettingRule.KeyMissing => NoKey,
        SettingRule.OneOf => Text([name, error.Arguments[0]], "SettingRule_OneOf"),
        SettingRule.Other => error.ToString(),
        _ => Text([.. error.Arguments], $"SettingRule_{error.Rule}"),
    };
}
