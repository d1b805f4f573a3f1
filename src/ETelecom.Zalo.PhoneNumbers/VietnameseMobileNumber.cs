using System;
using System.Globalization;
using System.Linq;
using PhoneNumbers;

namespace ETelecom.Zalo.PhoneNumbers;

/// <summary>
/// Brings the many spellings of a Vietnamese mobile number to the one of the API. The service itself accepts, and may charge, a request for a landline or for a
/// number with a missing digit. What a number is, libphonenumber decides; what a spreadsheet does to one is recognised here.
/// </summary>
public static class VietnameseMobileNumber
{
    private const string Region = "VN";
    private const int CountryCode = 84;
    private const int NationalDigits = 9;
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    /// <summary>Reads a number that a person typed or a spreadsheet exported.</summary>
    /// <param name="text">The text; with spaces, dots, dashes, brackets, an apostrophe or a country code as people write them.</param>
    /// <param name="phone">The number in the form of the API, such as <c>84912345678</c>; empty if it is none.</param>
    /// <returns>Whether it is a Vietnamese mobile number.</returns>
    public static bool TryRead(string? text, out string phone)
    {
        phone = Read(text).Phone ?? "";
        return phone.Length > 0;
    }

    /// <summary>Reads a number that a person typed or a spreadsheet exported, and says why it is none.</summary>
    /// <param name="text">The text; with spaces, dots, dashes, brackets, an apostrophe or a country code as people write them.</param>
    public static MobileNumberReading Read(string? text)
    {
        var cell = Unwrap(text?.Trim() ?? "");
        if (cell.Length == 0) return new(MobileNumberProblem.NoPhone);
        if (IsScientific(cell)) return new(MobileNumberProblem.RoundedBySpreadsheet);
        if (cell.Any(char.IsLetter)) return new(MobileNumberProblem.LettersInPhone);

        var withoutFraction = cell.EndsWith(".0", StringComparison.Ordinal) ? cell.Substring(0, cell.Length - 2) : cell;
        var lostItsZero = withoutFraction.Length == NationalDigits && IsNumber(withoutFraction);
        return Parse(withoutFraction, wasCorrected: lostItsZero || withoutFraction.Length < cell.Length);
    }

    private static MobileNumberReading Parse(string text, bool wasCorrected)
    {
        try
        {
            var number = Library.Parse(text, Region);
            if (number.HasExtension) return new(MobileNumberProblem.HasExtension);
            if (number.CountryCode != CountryCode) return new(MobileNumberProblem.NotVietnamese);
            return Library.GetNumberType(number) switch
            {
                PhoneNumberType.MOBILE => new(((CountryCode * 1_000_000_000L) + (long)number.NationalNumber).ToString(CultureInfo.InvariantCulture), wasCorrected),
                PhoneNumberType.UNKNOWN when IsFromBefore2018(number.NationalNumber) => new(MobileNumberProblem.OldElevenDigits),
                PhoneNumberType.UNKNOWN => new(MobileNumberProblem.NotAPhone),
                _ => new(MobileNumberProblem.NotMobile),
            };
        }
        catch (NumberParseException)
        {
            return new(MobileNumberProblem.NotAPhone);
        }
    }

    /// <summary>How people keep a spreadsheet from touching a number: <c>'0912345678</c> and <c>="0912345678"</c>.</summary>
    private static string Unwrap(string text)
    {
        if (text.Length > 0 && text[0] == '\'') return text.Substring(1);
        var isFormula = text.Length > 2 && text.StartsWith("=\"", StringComparison.Ordinal) && text[text.Length - 1] == '"';
        return isFormula ? text.Substring(2, text.Length - 3) : text;
    }

    /// <summary><c>9.12E+10</c>, and <c>9,12E+10</c> where the comma is the decimal point.</summary>
    private static bool IsScientific(string text)
    {
        var exponent = text.IndexOfAny(['E', 'e']);
        return exponent > 0
            && text.Take(exponent).All(letter => IsDigit(letter) || letter is '.' or ',')
            && text.Substring(exponent + 1).TrimStart('+') is { Length: > 0 } digits && IsNumber(digits);
    }

    private static bool IsNumber(string text) => text.All(IsDigit);

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private static bool IsFromBefore2018(ulong national) =>
        national is >= 1_000_000_000 and < 2_000_000_000 && (national / 100_000_000) is 12 or 16 or 18 or 19;
}
