using System;
using System.IO;
using System.Linq;

namespace ETelecom.Zalo.Cli.Output;

/// <summary>
/// Cells of a CSV that a spreadsheet may open. It runs a cell that begins like a formula, and the list and the service's words come from others
/// (CWE-1236); and it makes a number of what looks like one, and loses the zeros in front and the digits at the end.
/// </summary>
internal static class SpreadsheetCells
{
    // Excel shows more digits with an exponent, and keeps fifteen.
    private const int MostDigits = 11;

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>For a program, and safe all the same: a formula gets an apostrophe in front.</summary>
    public static string Defuse(string cell) => IsFormula(cell) ? "'" + cell : cell;

    /// <summary>For a spreadsheet: what it would change is written as a formula that gives the text.</summary>
    public static string AsText(string cell) => IsChangedNumber(cell) ? $"=\"{cell}\"" : Defuse(cell);

    /// <summary>The same output, from which a spreadsheet reads UTF-8.</summary>
    public static TextWriter Begin(TextWriter output)
    {
        output.Write(ByteOrderMark);
        return output;
    }

    /// <summary>The wide signs are those of a Japanese keyboard, which Excel takes for the others.</summary>
    private static bool IsFormula(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private static bool IsChangedNumber(string cell)
    {
        var digits = cell.Count(char.IsAsciiDigit);
        if (digits < 2 || !cell.All(letter => char.IsAsciiDigit(letter) || letter is '+' or ' ' or '.' or '-' or '(' or ')')) return false;
        return digits > MostDigits || cell[0] is '+' || (cell[0] is '0' && cell[1] is not '.');
    }
}
