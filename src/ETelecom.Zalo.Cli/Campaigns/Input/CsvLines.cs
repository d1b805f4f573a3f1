using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The records of a list as a spreadsheet saves it: RFC 4180, with commas, semicolons or tabs.</summary>
internal static class CsvLines
{
    private const int MaxRecordBytes = 64 * 1024;

    // No list has such a record: its end is lost.
    private const int MaxBufferBytes = 64 * 1024 * 1024;

    /// <exception cref="UsageException">A quote that is not closed leaves open where the records end.</exception>
    public static IEnumerable<TableRecord> Read(Stream stream, Encoding? encoding)
    {
        CsvMalformedReason? malformed = null;
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Encoding = encoding,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MaxRecordSize = MaxBufferBytes,
            OnMalformedRecord = record => malformed = record.Reason,
        };
        using var reader = CsvReader.Create(stream, options, leaveOpen: true);
        while (Next(reader))
        {
            if (malformed is { } reason && LosesItsEnd(reader, reason)) throw QuoteNotClosed(LineOfQuote(reader, reason));
            var refusal = malformed is null or CsvMalformedReason.StrayQuote ? (RowRefusal?)null : RowRefusal.Unreadable;
            malformed = null;
            yield return reader.RawRecord.Length > MaxRecordBytes
                ? new TableRecord(reader.LineNumber, [], RowRefusal.TooLong)
                : new TableRecord(reader.LineNumber, Cells(reader, encoding), refusal);
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
            throw QuoteNotClosed(exception.LineNumber);
        }
    }

    private static UsageException QuoteNotClosed(long line) =>
        new(words => words.QuoteNotClosed(line), words => words.CloseQuote);

    /// <summary>The quote has swallowed the rows that follow, and the people in them.</summary>
    private static bool LosesItsEnd(CsvReader reader, CsvMalformedReason reason) =>
        reason is CsvMalformedReason.UnterminatedQuote
        || (reason is CsvMalformedReason.TextAfterClosingQuote && reader.RawRecord.ContainsAny("\r\n"u8));

    /// <summary>The line where the quote opened: of one that is not closed, where the last field begins.</summary>
    private static long LineOfQuote(CsvReader reader, CsvMalformedReason reason)
    {
        var record = reader.RawRecord;
        var start = reason is CsvMalformedReason.UnterminatedQuote ? record.Length - reader.GetRawSpan(reader.FieldCount - 1).Length : 0;
        return reader.LineNumber + record[..Math.Max(0, start)].Count((byte)'\n');
    }

    private static string[] Cells(CsvReader reader, Encoding? encoding)
    {
        var cells = new string[reader.FieldCount];
        for (var index = 0; index < cells.Length; index++)
        {
            var cell = reader.GetString(index).Trim();
            // Old Vietnamese code pages write a letter and its tone apart.
            cells[index] = encoding is null ? cell : cell.Normalize(NormalizationForm.FormC);
        }

        return cells;
    }
}
