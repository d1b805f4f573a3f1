using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CsvHelper;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Every line of the list with what became of it, in the order of the list. The names of the columns are a promise.</summary>
internal static class CsvReport
{
    private static readonly string[] Columns =
    [
        "line", InputNames.Phone, InputNames.Reference, InputNames.CallType, InputNames.ReasonCode,
        "state", "charged", "consent_id", "reply_status", "sent_at", "ended_at", "detail",
    ];

    public static void Write(TextWriter output, IEnumerable<ReportLine> lines)
    {
        using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        writer.WriteRecord(Columns);
        foreach (var line in lines)
        {
            writer.WriteRecord([
                line.Line.ToString(CultureInfo.InvariantCulture), line.Phone, line.Reference ?? "",
                line.CallType ?? "", line.ReasonCode ?? "", line.State,
                line.Charged switch { true => "true", false => "false", null => "" }, line.ConsentId ?? "", line.ReplyStatus ?? "",
                Time(line.SentAt), Time(line.EndedAt), line.Detail ?? ""]);
        }

        writer.Flush();
    }

    private static string Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";
}
