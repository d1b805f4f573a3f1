using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The rows of a sheet of an .xlsx workbook.</summary>
internal static class WorkbookLines
{
    /// <summary>The zip that every .xlsx file is.</summary>
    public static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>The file of Excel before 2007, and that of a workbook with a password.</summary>
    public static ReadOnlySpan<byte> OldSignature => [0xD0, 0xCF, 0x11, 0xE0];

    /// <exception cref="UsageException">The workbook has no such sheet.</exception>
    public static IEnumerable<TableRecord> Read(Stream stream, string? sheet)
    {
        // Numbers of people are not written into a temporary file.
        var configuration = new OpenXmlConfiguration { EnableSharedStringCache = false };
        var sheets = stream.GetSheetNames(configuration);
        var name = sheet is null ? sheets[0] : sheets.Find(known => known.Equals(sheet, StringComparison.OrdinalIgnoreCase));
        if (name is null) throw new UsageException(words => words.SheetNotThere(sheet!), words => words.SheetsAre(string.Join(", ", sheets)));

        var line = 0L;
        foreach (IDictionary<string, object?> row in stream.Query(sheetName: name, configuration: configuration))
        {
            line++;
            var cells = row.Values.Select(Text).ToArray();
            if (cells.Any(cell => cell.Length > 0)) yield return new TableRecord(line, cells);
        }
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        // A whole number has its digits, and no exponent.
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!.Trim(),
    };
}
