using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ETelecom.Zalo.PhoneNumbers;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What a cell turned out to be: a number in its one form, or the reason why it is none.</summary>
/// <param name="Number">Country code and number as one integer: 84912345678.</param>
/// <param name="Refusal">Null when <paramref name="Number"/> is one.</param>
/// <param name="WasCorrected">Whether a spreadsheet had dropped the leading 0 or added <c>.0</c>: no digit was lost; the plan reports it.</param>
internal readonly record struct PhoneReading(long Number, RowRefusal? Refusal, bool WasCorrected = false);

/// <summary>Reads the numbers of lists and of the command line: by the same rules as programs that use the package.</summary>
internal static partial class PhoneReader
{
    public static PhoneReading Read(string cell)
    {
        var reading = VietnameseMobileNumber.Read(cell);
        return reading.Phone is { } phone
            ? new PhoneReading(long.Parse(phone, CultureInfo.InvariantCulture), null, reading.WasCorrected)
            : new PhoneReading(0, Enum.Parse<RowRefusal>(reading.Problem.ToString()!));
    }

    /// <summary>The form in which a number that was typed is sent; the text itself when it is no number.</summary>
    public static string Correct(string text) =>
        !text.Any(char.IsControl) && Read(text) is { Refusal: null } phone ? ToText(phone.Number) : text;

    /// <summary>
    /// The spellings in which programs send a number: as it was typed, 84912345678 and 0912345678; the text alone if it is no number. In which one the
    /// service finds a request is not documented.
    /// </summary>
    public static IReadOnlyList<string> Spellings(string text) => Correct(text) is var phone && Read(phone).Refusal is null
        ? [.. new[] { text, phone, "0" + phone[2..] }.Distinct(StringComparer.Ordinal)]
        : [text];

    /// <summary>A text whose digits are hidden where they are a number, in any spelling, or are read as a landline; a date keeps its digits.</summary>
    public static string Mask(string text)
    {
        var letters = text.ToCharArray();
        var groups = Digits().Matches(text);
        for (var first = 0; first < groups.Count; first++)
        {
            for (var last = first; last < groups.Count; last++)
            {
                var (start, end) = (groups[first].Index, groups[last].Index + groups[last].Length);
                var digits = string.Concat(groups.Take(last + 1).Skip(first).Select(group => group.Value));
                if (text[start..end].Any(char.IsLetter) || Read(digits).Refusal is not (null or RowRefusal.NotMobile)) continue;
                for (var index = start; index < end; index++) letters[index] = char.IsDigit(letters[index]) ? '*' : letters[index];
            }
        }

        return new string(letters);
    }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    /// <summary>The form in which it is sent.</summary>
    public static string ToText(long number) => number.ToString(CultureInfo.InvariantCulture);
}
