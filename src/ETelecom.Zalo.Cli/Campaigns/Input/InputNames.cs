using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The names that a list of contacts may use, in CSV, workbooks and JSON alike: compared without case, accents, blanks and separators.
/// </summary>
internal static class InputNames
{
    public const string Phone = "phone";
    public const string CallType = "call_type";
    public const string ReasonCode = "reason_code";
    public const string Reference = "reference";
    public const string OaId = "oa_id";

    // From here on a name inside a longer one is no accident.
    private const int DistinctLength = 5;

    // Part of many names ("khoa", "ID đoàn"), unless it is a word of its own.
    private const string Oa = "oa";
    private const string OaIdInOneWord = "oaid";

    // "reference" and "ref": the others are guesses.
    private const int ReferenceNames = 2;

    // Of several names of a reference in one list, the first here is read.
    private static readonly Dictionary<InputField, string[]> Names = new()
    {
        [InputField.Phone] =
        [
            "phone", "phonenumber", "phoneno", "telephone", "tel", "mobile", "mobilephone", "mobilenumber",
            "sodienthoai", "dienthoai", "sdt", "sodt", "dt", "dtdd", "sodidong", "didong", "dienthoaididong",
        ],
        [InputField.CallType] = ["calltype", "loaicuocgoi", "kieucuocgoi"],
        [InputField.ReasonCode] = ["reasoncode", "reason", "lydo", "malydo"],
        [InputField.Reference] =
        [
            "reference", "ref", "makhachhang", "makh", "customerid", "madonhang", "hovaten", "hoten", "tenkhachhang", "tenkh",
            "fullname", "customername", "name", "ten", "khachhang",
        ],
        [InputField.OaId] =
        [
            OaIdInOneWord, Oa, "idoa", "maoa", "zalooa", "zalooaid", "oazalo", "idzalooa", "idoazalo", "officialaccount", "officialaccountid",
            "zaloofficialaccount", "zaloofficialaccountid",
        ],
    };

    /// <summary>The name of a field in JSON and in reports.</summary>
    public static string Of(InputField field) => field switch
    {
        InputField.Phone => Phone,
        InputField.CallType => CallType,
        InputField.ReasonCode => ReasonCode,
        InputField.Reference => Reference,
        InputField.OaId => OaId,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>Letters and digits alone, in lower case and without accents: <c>Số điện thoại</c> is <c>sodienthoai</c>.</summary>
    public static string Normalize(string name)
    {
        // A name cut out of bytes that are no text cannot be normalised, and is none that is known.
        if (name.Contains('\uFFFD')) return name;
        var letters = string.Concat(name.Where(letter => !char.IsSurrogate(letter))).Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(letter));
        return string.Concat(letters).ToLowerInvariant().Replace('đ', 'd');
    }

    /// <summary>The field that a normalised name means, and how far down its list the name is.</summary>
    public static (InputField Field, int Rank)? Find(string normalized)
    {
        foreach (var (field, names) in Names)
        {
            if (Array.IndexOf(names, normalized) is >= 0 and var rank) return (field, rank);
        }

        return null;
    }

    /// <summary>Whether a column is read as the reference for want of a better one: no line is refused for it.</summary>
    public static bool IsGuess((InputField Field, int Rank)? match) => match is (InputField.Reference, >= ReferenceNames);

    /// <summary>The fields that a name could mean though it is none of their names: <c>phone2</c>, <c>calltypes</c>, <c>OA gửi</c>.</summary>
    public static IEnumerable<InputField> FindSimilar(string name)
    {
        var normalized = Normalize(name);
        var fields = ((InputField[])[InputField.Phone, InputField.CallType, InputField.ReasonCode])
            .Where(field => Names[field].Any(known => IsSimilar(normalized, known)));
        return NamesAnOa(name, normalized) ? fields.Append(InputField.OaId) : fields;
    }

    /// <summary>A word ends at anything but a letter, and before a capital: <c>shopOA</c>, <c>oa_2</c>.</summary>
    private static bool NamesAnOa(string name, string normalized)
    {
        var words = string.Concat(name.Select((letter, index) =>
            !char.IsLetter(letter) ? " " : index > 0 && char.IsUpper(letter) && char.IsLower(name[index - 1]) ? $" {letter}" : $"{letter}")).Split(' ');
        return words.Any(word => word.Equals(Oa, StringComparison.OrdinalIgnoreCase) || word.Equals(OaIdInOneWord, StringComparison.OrdinalIgnoreCase))
            || Names[InputField.OaId].Any(known => known.Length >= DistinctLength && IsSimilar(normalized, known));
    }

    private static bool IsSimilar(string name, string known) => known.Length switch
    {
        // "hotel" is no number.
        <= 3 when known != "sdt" => false,
        < DistinctLength => name.StartsWith(known, StringComparison.Ordinal) || name.EndsWith(known, StringComparison.Ordinal),
        _ => name.Contains(known, StringComparison.Ordinal) || IsOneLetterAway(name, known),
    };

    /// <summary>One letter is missing, too many or another.</summary>
    private static bool IsOneLetterAway(string name, string known)
    {
        if (Math.Abs(name.Length - known.Length) > 1) return false;
        var start = name.AsSpan().CommonPrefixLength(known);
        var (rest, knownRest) = (name[start..], known[start..]);
        return rest.Length == knownRest.Length ? rest.Length <= 1 || rest[1..] == knownRest[1..]
            : rest.Length > knownRest.Length ? rest[1..] == knownRest
            : rest == knownRest[1..];
    }
}
