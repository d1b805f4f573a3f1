using System.CommandLine;
using System.Globalization;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary>The options that several campaign commands share.</summary>
internal static class CampaignOptions
{
    private const int MaxConcurrency = 1024;
    private const string None = "none";

    public static Option<bool> Json(Words words) => new("--json") { Description = words.FiguresJsonHelp };

    public static TypedOption<int> Concurrency(Words words) =>
        new("--concurrency", TryParseConcurrency, words.WholeNumberUpTo(MaxConcurrency), words)
        {
            HelpName = words.NumberPlace,
            Description = words.ConcurrencyHelp(new RunSettings().Concurrency),
        };

    private static bool TryParseConcurrency(string text, out int number) =>
        TryParseCount(text, out number) && number is >= 1 and <= MaxConcurrency;

    public static bool TryParsePositive(string text, out int number) => TryParseCount(text, out number) && number > 0;

    public static bool TryParseCount(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>A number, or <c>none</c>.</summary>
    public static bool TryParseLimit(string text, out long number)
    {
        number = RunSettings.NoLimit;
        return text == None || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static bool TryParseRate(string text, out double perSecond)
    {
        perSecond = RunSettings.NoRate;
        return text == None || Rate.TryParse(text, out perSecond);
    }
}
