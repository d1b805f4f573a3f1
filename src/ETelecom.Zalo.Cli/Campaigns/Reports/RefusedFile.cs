using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsvHelper;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The refused lines, for the owner of the list to correct: each with its position, the reason by a name that is the same in every
/// language, for scripts, and a sentence in the language of the run, for people.
/// </summary>
internal static class RefusedFile
{
    public static void Write(string path, IEnumerable<ReportLine> lines, IReadOnlyList<string> ownColumns, Words words)
    {
        // With a byte order mark Excel reads Vietnamese; without one it guesses.
        using var writer = CsvWriter.Create(FilePath.CreateForOwner(path), new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: false);
        Write(["line", InputNames.Phone, InputNames.Reference, "refusal", "explanation", .. ownColumns]);
        foreach (var line in lines)
        {
            if (RefusalOf(line) is not { } reason) continue;
            Write([
                line.Line.ToString(CultureInfo.InvariantCulture), line.Phone, line.Reference ?? "", reason.ToString(),
                words.Explain(line), .. CsvReport.OwnCells(line, ownColumns.Count)]);
        }

        void Write(IEnumerable<string> cells) => writer.WriteRecord([.. cells.Select(SpreadsheetCells.AsText)]);
    }

    /// <summary>Why the line is refused; null when it is not.</summary>
    public static RowRefusal? RefusalOf(ReportLine line) => line.State switch
    {
        ReportLine.Duplicate => RowRefusal.Duplicate,
        ReportLine.RefusedLine when Enum.TryParse<RowRefusal>(line.Detail, out var refusal) => refusal,
        _ => null,
    };
}
