using System;
using System.Globalization;
using System.Linq;
using PhoneNumbers;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What a cell turned out to be: a number in its one form, or the reason why it is none.</summary>
/// <param name="Number">Country code and number as one integer: 84912345678.</param>
/// <param name="Refusal">Null when <paramref name="Number"/> is one.</param>
/// <param name="WasCorrected">Whether a spreadsheet had dropped the leading 0 or added <c>.0</c>: no digit was lost; the plan reports it.</param>
internal readonly record struct PhoneReading(long Number, RowRefusal? Refusal, bool WasCorrected = false);

/// <summary>
/// Brings the many spellings of a Vietnamese mobile number to one. What a number is, libphonenumber decides; what a spreadsheet
/// does to one is recognised here.
/// </summary>
internal static class PhoneReader
{
    private const string Region = "VN";
    private const int CountryCode = 84;
    private const int NationalDigits = 9;
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    public static PhoneReading Read(string cell)
    {
        var text = Unwrap(cell.Trim());
        if (text.Length == 0) return Refuse(RowRefusal.NoPhone);
        if (IsScientific(text)) return Refuse(RowRefusal.RoundedBySpreadsheet);
        if (text.Any(char.IsLetter)) return Refuse(RowRefusal.LettersInPhone);

        var withoutFraction = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        var reading = Parse(withoutFraction);
        var lostItsZero = withoutFraction.Length == NationalDigits && withoutFraction.All(char.IsAsciiDigit);
        return reading with { WasCorrected = reading.Refusal is null && (lostItsZero || withoutFraction.Length < text.Length) };
    }

    /// <summary>The form in which a number that was typed is sent; the text itself when it is no number.</summary>
    public static string Correct(string text) =>
        !text.Any(char.IsControl) && Read(text) is { Refusal: null } phone ? ToText(phone.Number) : text;

    /// <summary>The form in which it is sent.</summary>
    public static string ToText(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static PhoneReading Parse(string text)
    {
        try
        {
            var number = Library.Parse(text, Region);
            if (number.HasExtension) return Refuse(RowRefusal.HasExtension);
            if (number.CountryCode != CountryCode) return Refuse(RowRefusal.NotVietnamese);
            return Library.GetNumberType(number) switch
            {
                PhoneNumberType.MOBILE => new PhoneReading((CountryCode * 1_000_000_000L) + (long)number.NationalNumber, null),
                PhoneNumberType.UNKNOWN when IsFromBefore2018(number.NationalNumber) => Refuse(RowRefusal.OldElevenDigits),
                PhoneNumberType.UNKNOWN => Refuse(RowRefusal.NotAPhone),
                _ => Refuse(RowRefusal.NotMobile),
            };
        }
        catch (NumberParseException)
        {
            return Refuse(RowRefusal.NotAPhone);
        }
    }

    private static PhoneReading Refuse(RowRefusal refusal) => new(0, refusal);

    /// <summary>How people keep a spreadsheet from touching a number: <c>'0912345678</c> and <c>="0912345678"</c>.</summary>
    private static string Unwrap(string text) => text switch
    {
        ['\'', .. var rest] => rest,
        ['=', '"', .. var rest, '"'] => rest,
        _ => text,
    };

    /// <summary><c>9.12E+10</c>, and <c>9,12E+10</c> where the comma is the decimal point.</summary>
    private static bool IsScientific(string text)
    {
        var exponent = text.IndexOfAny(['E', 'e']);
        return exponent > 0
            && text[..exponent].All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',')
            && text[(exponent + 1)..].TrimStart('+') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);
    }

    private static bool IsFromBefore2018(ulong national) =>
        national is >= 1_000_000_000 and < 2_000_000_000 && (national / 100_000_000) is 12 or 16 or 18 or 19;
}
