using System;
using System.Collections.Generic;
using System.Globalization;
using CsvHelper;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The refused lines, for the owner of the list to correct: each with its position, the reason by a name that is the same in every
/// language, for scripts, and a sentence in the language of the run, for people.
/// </summary>
internal static class RefusedFile
{
    public static void Write(string path, IEnumerable<ReportLine> lines, Words words)
    {
        // With a byte order mark Excel reads Vietnamese; without one it guesses.
        using var writer = CsvWriter.Create(FilePath.CreateForOwner(path), new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: false);
        writer.WriteRecord(["line", InputNames.Phone, InputNames.Reference, "refusal", "explanation"]);
        foreach (var line in lines)
        {
            if (RefusalOf(line) is not { } reason) continue;
            var where = line.FirstLine is { } first ? $" ({words.InLine(first)})" : "";
            writer.WriteRecord([
                line.Line.ToString(CultureInfo.InvariantCulture), line.Phone, line.Reference ?? "", reason.ToString(),
                words.Explain(reason) + where]);
        }
    }

    /// <summary>Why the line is refused; null when it is not.</summary>
    public static RowRefusal? RefusalOf(ReportLine line) => line.State switch
    {
        ReportLine.Duplicate => RowRefusal.Duplicate,
        ReportLine.RefusedLine when Enum.TryParse<RowRefusal>(line.Detail, out var refusal) => refusal,
        _ => null,
    };
}
