using System;
using System.Linq;

namespace ETelecom.Zalo;

/// <summary>Compares phone numbers however they are spelled. It judges no number: what it does not recognise it leaves as its digits.</summary>
internal static class PhoneNumber
{
    private const string Vietnam = "84";

    /// <summary>The digits in Zalo's own form: <c>0901 234 567</c>, <c>+84 (0)90 123 4567</c> and <c>0084901234567</c> are all <c>84901234567</c>.</summary>
    public static string Normalize(string phone)
    {
        var digits = string.Concat(phone.Where(character => character is >= '0' and <= '9'));
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = digits.Remove(0, 2);
        if (digits.Length > 0 && digits[0] == '0') digits = Vietnam + digits.Remove(0, 1);
        return digits.StartsWith(Vietnam + "0", StringComparison.Ordinal) ? digits.Remove(Vietnam.Length, 1) : digits;
    }

    /// <summary>A number in normal form as it is dialled in Vietnam: <c>0901234567</c>. A foreign one stays as it is.</summary>
    public static string ToNational(string normalized) => normalized.StartsWith(Vietnam, StringComparison.Ordinal) ? normalized.Remove(0, Vietnam.Length).Insert(0, "0") : normalized;
}
