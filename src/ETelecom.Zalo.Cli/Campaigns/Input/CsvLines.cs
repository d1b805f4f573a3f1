using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsvHelper;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A list as a spreadsheet saves it: columns with names, and commas or semicolons between them.</summary>
internal static class CsvLines
{
    private const int MaxLineBytes = 64 * 1024;

    // What the decoder puts where the bytes are not UTF-8.
    private const char Replacement = '\uFFFD';

    public static IEnumerable<InputLine> Read(Stream stream)
    {
        long? unreadable = null;
        var options = new CsvReaderOptions
        {
            // One row is one line: a quote that is never closed spoils its own line and not the rest of the list.
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MaxRecordSize = MaxLineBytes,
            OnMalformedRecord = record =>
            {
                if (record.Reason != CsvMalformedReason.StrayQuote) unreadable = record.LineNumber;
            },
        };
        using var reader = CsvReader.Create(stream, options, leaveOpen: true);
        var columns = Columns.Of(reader);
        while (Next(reader))
        {
            var line = new InputLine(reader.LineNumber)
            {
                Phone = Cell(reader, columns.Phone),
                CallType = Cell(reader, columns.CallType),
                ReasonCode = Cell(reader, columns.ReasonCode),
                Reference = Cell(reader, columns.Reference),
            };
            yield return line with { Refusal = RefusalOf(line, unreadable) };
        }
    }

    private static bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException exception)
        {
            throw new UsageException(words => words.LineTooLong(MaxLineBytes, exception.RecordNumber));
        }
    }

    private static string Cell(CsvReader reader, int column) => column < 0 ? "" : reader.GetString(column).Trim();

    private static RowRefusal? RefusalOf(InputLine line, long? unreadable)
    {
        if (unreadable == line.Number) return RowRefusal.Unreadable;
        return line.Phone.Contains(Replacement) || line.Reference.Contains(Replacement) ? RowRefusal.NotUtf8 : null;
    }

    /// <summary>Where the columns stand; -1 for one that is not there.</summary>
    private sealed record Columns(int Phone, int CallType, int ReasonCode, int Reference)
    {
        public static Columns Of(CsvReader reader)
        {
            var names = reader.Headers.Select(name => name.Trim().ToLowerInvariant()).ToList();
            var columns = new Columns(
                names.IndexOf(InputNames.Phone), names.IndexOf(InputNames.CallType),
                names.IndexOf(InputNames.ReasonCode), names.IndexOf(InputNames.Reference));
            return columns.Phone >= 0 ? columns : throw new UsageException(words => words.ColumnMissing, words => words.OtherColumns);
        }
    }
}
