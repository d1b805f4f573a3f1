using System;
using System.Text;

namespace ETelecom.Zalo;

/// <summary>Compares phone numbers however they are spelled. It judges no number: what it does not recognise it leaves as its digits.</summary>
internal static class PhoneNumber
{
    private const string Vietnam = "84";

    /// <summary>The digits in Zalo's own form: <c>0901 234 567</c>, <c>+84 (0)90 123 4567</c> and <c>0084901234567</c> are all <c>84901234567</c>.</summary>
    public static string Normalize(string phone)
    {
        var digits = new StringBuilder(phone.Length);
        foreach (var character in phone)
        {
            if (character is >= '0' and <= '9') digits.Append(character);
        }

        if (StartsWith(digits, "00")) digits.Remove(0, 2);
        if (StartsWith(digits, "0")) digits.Remove(0, 1).Insert(0, Vietnam);
        if (StartsWith(digits, Vietnam + "0")) digits.Remove(Vietnam.Length, 1);
        return digits.ToString();
    }

    /// <summary>A number in normal form as it is dialled in Vietnam: <c>0901234567</c>. A foreign one stays as it is.</summary>
    public static string ToNational(string normalized) => normalized.StartsWith(Vietnam, StringComparison.Ordinal) ? normalized.Remove(0, Vietnam.Length).Insert(0, "0") : normalized;

    private static bool StartsWith(StringBuilder digits, string prefix) =>
        digits.Length >= prefix.Length && digits.ToString(0, prefix.Length).Equals(prefix, StringComparison.Ordinal);
}
