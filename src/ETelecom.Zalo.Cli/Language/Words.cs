using System;
using System.Globalization;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Cli.Language;

/// <summary>
/// All that the tool says in the language of the person: each sentence once, English and Vietnamese side by side. What a program
/// reads (JSON, the columns of a report, exit codes) is the same in every language.
/// </summary>
internal sealed partial class Words(bool vietnamese)
{
    public const string English = "en";
    public const string Vietnamese = "vi";

    public bool IsVietnamese => vietnamese;

    /// <summary>The language for dates and names of the contract's values.</summary>
    public CultureInfo Culture { get; } = new LanguageCulture(vietnamese ? Vietnamese : English);

    /// <summary>What was asked for by <c>--lang</c>, else the language of the machine.</summary>
    public static Words For(string? asked, CultureInfo machine) =>
        new((asked ?? machine.TwoLetterISOLanguageName).Equals(Vietnamese, StringComparison.OrdinalIgnoreCase));

    /// <summary>A number for people, with a separator of thousands.</summary>
    public string Number(long number) => number.ToString("N0", Numbers);

    /// <summary>A duration for people, to the second below an hour and to the minute above.</summary>
    public string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => Say("less than a second", "chưa đến một giây"),
        { TotalMinutes: < 1 } => Format($"{time.Seconds} s", $"{time.Seconds} giây"),
        { TotalHours: < 1 } => Format($"{time.Minutes} min {time.Seconds} s", $"{time.Minutes} phút {time.Seconds} giây"),
        { TotalDays: < 1 } => Format($"{time.Hours} h {time.Minutes} min", $"{time.Hours} giờ {time.Minutes} phút"),
        _ => Format($"{time.Days} d {time.Hours} h", $"{time.Days} ngày {time.Hours} giờ"),
    };

    private static readonly NumberFormatInfo VietnameseNumbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private NumberFormatInfo Numbers => vietnamese ? VietnameseNumbers : CultureInfo.InvariantCulture.NumberFormat;

    private string Say(string english, string vietnameseText) => vietnamese ? vietnameseText : english;

    private string Format(FormattableString english, FormattableString vietnameseText) =>
        FormattableString.Invariant(vietnamese ? vietnameseText : english);
}
