using System.CommandLine;
using System.Globalization;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary>The options that several campaign commands share.</summary>
internal static class CampaignOptions
{
    private const int MaxConcurrency = 1024;

    public static Option<string> Journal() => new("--journal")
    {
        Required = true,
        HelpName = "file",
        Description = "The campaign's memory, an SQLite file.",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print the figures as JSON, and nothing else, on standard output.",
    };

    public static Option<bool> Sandbox() => new("--sandbox")
    {
        Description = "Call a sandbox inside this process in place of the real service. It needs no key, and forgets everything when the command ends.",
    };

    public static SettingOption<int> Concurrency() => new("--concurrency", TryParseConcurrency, $"a whole number from 1 to {MaxConcurrency}")
    {
        HelpName = "number",
        Description = $"How many rows are under way at once; {new RunSettings().Concurrency} when it is left out.",
    };

    private static bool TryParseConcurrency(string text, out int number) => TryParseCount(text, out number) && number is >= 1 and <= MaxConcurrency;

    public static bool TryParseCount(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    public static bool TryParseCount(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
