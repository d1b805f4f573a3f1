using System;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using ETelecom.Zalo.Sandbox.Server;

namespace ETelecom.Zalo.Cli.Language;

/// <summary>
/// Everything that the tool says to people, in English (Words.resx) or Vietnamese (Words.vi.resx). What a program reads (JSON, the columns
/// of a report, exit codes) is the same in both. To add a message, add its key to both files and a member of the same name here.
/// </summary>
internal sealed partial class Words(bool vietnamese)
{
    public const string English = "en";
    public const string Vietnamese = "vi";

    private static readonly ResourceManager Resources = new(typeof(Words));

    // English is the neutral language, which has no culture: .NET's own cultures do not exist in globalization-invariant mode.
    private readonly CultureInfo _resourceCulture = vietnamese ? new LanguageCulture(Vietnamese) : CultureInfo.InvariantCulture;

    public bool IsVietnamese => vietnamese;

    /// <summary>The language for dates and names of the contract's values.</summary>
    public CultureInfo Culture { get; } = new LanguageCulture(vietnamese ? Vietnamese : English);

    /// <summary>What was asked for by <c>--lang</c>, else the language of the machine.</summary>
    public static Words For(string? asked, CultureInfo machine, TimeZoneInfo zone) =>
        new((asked ?? machine.TwoLetterISOLanguageName).Equals(Vietnamese, StringComparison.OrdinalIgnoreCase)) { Zone = zone };

    /// <summary>A number for people, with a separator of thousands.</summary>
    public string Number(long number) => number.ToString("N0", Numbers);

    /// <summary>A duration for people, to the second below an hour and to the minute above.</summary>
    public string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => Text("LessThanASecond"),
        { TotalMinutes: < 1 } => Text([time.Seconds], "Seconds"),
        { TotalHours: < 1 } => Text([time.Minutes, time.Seconds], "MinutesAndSeconds"),
        { TotalDays: < 1 } => Text([time.Hours, time.Minutes], "HoursAndMinutes"),
        _ => Text([time.Days, time.Hours], "DaysAndHours"),
    };

    private static readonly NumberFormatInfo VietnameseNumbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private NumberFormatInfo Numbers => vietnamese ? VietnameseNumbers : CultureInfo.InvariantCulture.NumberFormat;

    /// <summary>The text of a key, which is the name of the member that asks.</summary>
    private string Text([CallerMemberName] string key = "") =>
        Resources.GetString(key, _resourceCulture) ?? throw new MissingManifestResourceException($"Words.resx has no text '{key}'.");

    /// <summary>The same with values in the places of {0}, {1} and so on.</summary>
    private string Text(ReadOnlySpan<object?> values, [CallerMemberName] string key = "") =>
        string.Format(CultureInfo.InvariantCulture, Text(key), values);
}
