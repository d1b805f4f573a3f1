using System;
using System.IO;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// Newtonsoft's reader, and how a number was spelled: its own value of <c>2.50</c> or of <c>1e400</c> has lost that. The text is looked
/// into only when somebody asks, which takes a number where the contract has none.
/// </summary>
/// <param name="text">Is read once.</param>
/// <param name="wholeText">Gives the same text as a whole when it is turned into a string.</param>
internal sealed class WireTextReader(TextReader text, object wholeText) : JsonTextReader(text)
{
    private string? _text;
    private int _line = 1;
    private int _lineStart;

    /// <summary>The number that the reader stands on; null when JSON does not write numbers so, as <c>NaN</c>, <c>0x1F</c> or <c>.5</c>.</summary>
    public string? FindNumber()
    {
        _text ??= wholeText.ToString()!;
        while (_line < LineNumber) GoToNextLine(_text);
        var end = _lineStart + LinePosition;
        var start = end;
        while (start > 0 && _text[start - 1] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E') start--;
        return IsDelimiter(_text, start - 1) && IsNumber(_text.AsSpan(start, end - start)) ? _text.Substring(start, end - start) : null;
    }

    /// <summary>Forward only, so that many numbers in a long text are found in one pass over it. A line ends where Newtonsoft's reader sees its end.</summary>
    private void GoToNextLine(string text)
    {
        var end = text.IndexOfAny(['\r', '\n'], _lineStart);
        _lineStart = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        _line++;
    }

    private static bool IsDelimiter(string text, int at) => at < 0 || text[at] is ':' or ',' or '[' || char.IsWhiteSpace(text[at]);

    /// <summary>What Newtonsoft's reader takes beyond JSON: no digit before or behind the point, and octal numbers.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var digits = text.TrimStart('-');
        var point = digits.IndexOf('.');
        return IsDigit(digits, 0) && !(digits[0] == '0' && IsDigit(digits, 1)) && (point < 0 || IsDigit(digits, point + 1));
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is >= '0' and <= '9';
}
