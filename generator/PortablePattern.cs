using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// A pattern that means the same in the spec's ECMA 262 and in .NET: ^…$ around plain characters, sets and counts, in ASCII.
/// What differs (<c>\d</c>, <c>\w</c>, <c>.</c>, a <c>$</c> in the middle) is not one.
/// </summary>
internal static partial class PortablePattern
{
    // The subset, each line one kind of part. White space counts for nothing here, so a blank is "\ ", and a # is "\#".
    private const string Plain = @"[A-Za-z0-9\ _@:;,/&=\#%~'<>!-]";
    private const string Escaped = @"\\[-+.*?()\[\]{}|/]";
    private const string InSet = @"[A-Za-z0-9\ _@:;,/&=\#%~'<>!.+*?(){}|-]";
    private const string Counts = @"\{[0-9]{1,6}(,[0-9]{0,6})?\} | [?*+]";

    /// <summary>How short and how long a text is that the pattern matches; null when the pattern is not portable.</summary>
    public static (int Shortest, int Longest)? Lengths(string pattern)
    {
        var parts = Parts().Match(pattern);
        if (!parts.Success || !IsRegex(pattern)) return null;
        var counts = parts.Groups["count"].Captures.Select(count => Count(count.Value)).ToList();
        return (Sum(counts.Select(count => count.Least)), Sum(counts.Select(count => count.Most)));
    }

    private static (int Least, int Most) Count(string count)
    {
        var numbers = count.Trim('{', '}').Split(',');
        return count switch
        {
            "" => (1, 1),
            "?" => (0, 1),
            "*" => (0, int.MaxValue),
            "+" => (1, int.MaxValue),
            _ => (Number(numbers[0]), numbers[^1].Length == 0 ? int.MaxValue : Number(numbers[^1])),
        };
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int Sum(IEnumerable<int> lengths) => (int)Math.Min(int.MaxValue, lengths.Sum(length => (long)length));

    /// <summary>Not so when a set or a count runs backwards.</summary>
    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex($@"^ \^ ( ( {Plain} | {Escaped} | \[ ( {InSet} | {Escaped} )+ \] ) (?<count> {Counts} | ) )+ \$ \z", RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
