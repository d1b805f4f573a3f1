using System;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo;

/// <summary>Turns a pattern of the spec (ECMA 262) into one of .NET that means the same.</summary>
internal static class WirePattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>In .NET a closing <c>$</c> also accepts a line break after the text; the spec's does not. The gate sees to it that there is one.</summary>
    public static Regex Compile(string pattern) => new(pattern.TrimEnd('$') + @"\z", RegexOptions.CultureInvariant, Patience);
}
