using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Every line of the list with what became of it, in the order of the list. The names of the columns are a promise; the list's own follow them.
/// </summary>
internal sealed class CsvReport(Words words, IReadOnlyList<string> ownColumns)
{
    private static readonly string[] Columns =
    [
        "line", InputNames.Phone, InputNames.Reference, InputNames.CallType, InputNames.ReasonCode,
        "state", "charged", "consent_id", "reply_status", "sent_at", "ended_at", "detail",
        "delivery_status", "phone_as_written", "explanation",
    ];

    /// <param name="output">Where to.</param>
    /// <param name="lines">What became of the lines.</param>
    /// <param name="cell">Makes a text safe for the program that opens it.</param>
    public void Write(TextWriter output, IEnumerable<ReportLine> lines, Func<string, string> cell)
    {
        using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        Write(writer, [.. Columns, .. ownColumns], cell);
        foreach (var line in lines)
        {
            Write(
                writer,
                [
                    line.Line.ToString(CultureInfo.InvariantCulture), line.Phone, line.Reference ?? "",
                    line.CallType ?? "", line.ReasonCode ?? "", line.State,
                    line.Charged switch { true => "true", false => "false", null => "" }, line.ConsentId ?? "", line.ReplyStatus ?? "",
                    Time(line.SentAt), Time(line.EndedAt), line.Detail ?? "",
                    line.DeliveryStatus ?? "", line.Written ?? "", words.Explain(line),
                    .. OwnCells(line, ownColumns.Count),
                ],
                cell);
        }

        writer.Flush();
    }

    /// <summary>The cells of the list's own columns, one for each of them.</summary>
    public static IEnumerable<string> OwnCells(ReportLine line, int count) =>
        Enumerable.Range(0, count).Select(index => index < line.Own.Count ? line.Own[index] : "");

    private static void Write(CsvWriter writer, IEnumerable<string> cells, Func<string, string> cell) => writer.WriteRecord([.. cells.Select(cell)]);

    private static string Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";
}
