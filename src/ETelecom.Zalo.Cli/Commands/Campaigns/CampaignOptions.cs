using System;
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

    public static Option<string> Journal(Words words) => new("--journal")
    {
        Required = true,
        HelpName = words.FilePlace,
        Description = words.JournalHelp,
        // SQLite would read "file:" as an address and ":memory:" as no file.
        CustomParser = argument => argument.Tokens[0].Value is var path && (path.StartsWith(':') || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            ? $"./{path}"
            : path,
    };

    /// <summary>The place that <c>--journal</c> names.</summary>
    public static JournalPlace PlaceOf(ParseResult line, Option<string> journal, ToolHost host) =>
        new SqlitePlace(FilePath.Of(line.GetRequiredValue(journal)), new KnownLists(host.StateFolder));

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

    public static bool TryParseCount(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
