using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What is read from the journal. Rows stream: a million of them take no more memory than one page.</summary>
internal static class JournalQueries
{
    private const int PageSize = 512;

    public static CampaignHeader Header(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT oa_id, call_type, reason_code, service, fingerprint, planned_at, mended FROM campaign";
        using var reader = command.ExecuteReader();
        if (!reader.Read()) throw JournalSchema.Damaged();
        return new CampaignHeader
        {
            OaId = reader.GetString(0),
            CallType = CallTypeOf(Text(reader, 1)),
            ReasonCode = ReasonCodeOf(Text(reader, 2)),
            Service = reader.GetString(3),
            Fingerprint = reader.GetString(4),
            PlannedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5)),
            Mended = reader.GetInt64(6),
        };
    }

    public static Tally Count(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT state, charged, COUNT(*) FROM row GROUP BY state, charged
            UNION ALL SELECT 'refused_line', 0, COUNT(*) FROM refused WHERE first_line IS NULL
            UNION ALL SELECT 'duplicate', 0, COUNT(*) FROM refused WHERE first_line IS NOT NULL
            """;
        var counts = new List<(string State, bool? Charged, long Count)>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) counts.Add((reader.GetString(0), Flag(reader, 1), reader.GetInt64(2)));
        }

        long Of(params string[] states) => counts.Where(count => states.Contains(count.State)).Sum(count => count.Count);
        long OfState(params RowState[] states) => Of([.. states.Select(JournalSchema.ToText)]);
        return new Tally
        {
            Requested = OfState(RowState.Requested),
            Recovered = OfState(RowState.Recovered),
            Granted = OfState(RowState.Granted),
            Pending = OfState(RowState.Pending),
            Failed = OfState(RowState.Failed),
            RefusedByService = OfState(RowState.Refused),
            Unknown = OfState(RowState.Sent, RowState.Unknown),
            Left = OfState(RowState.Left),
            RefusedLines = Of(ReportLine.RefusedLine),
            Duplicates = Of(ReportLine.Duplicate),
            Charged = counts.Where(count => count.Charged == true).Sum(count => count.Count),
            ChargeNotSaid = counts.Where(count => count.Charged is null && IsTaken(count.State)).Sum(count => count.Count),
        };
    }

    /// <summary>A page at a time, so that no read stays open while rows are written.</summary>
    public static IEnumerable<CampaignRow> Rows(SqliteConnection connection, IReadOnlyList<RowState> states)
    {
        var page = new List<CampaignRow>(PageSize);
        for (var after = 0L; ; after = page[^1].Line)
        {
            page.Clear();
            ReadPage(connection, states, after, page);
            foreach (var row in page) yield return row;
            if (page.Count < PageSize) yield break;
        }
    }

    public static IEnumerable<ReportLine> Report(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT line, CAST(phone AS TEXT), state, COALESCE(call_type, (SELECT call_type FROM campaign)),
                   COALESCE(reason_code, (SELECT reason_code FROM campaign)), reference,
                   sent_at, ended_at, consent_id, charged, reply_status, detail, NULL
            FROM row
            UNION ALL
            SELECT line, phone, CASE WHEN first_line IS NULL THEN 'refused_line' ELSE 'duplicate' END, NULL, NULL, reference,
                   NULL, NULL, NULL, NULL, NULL, CASE WHEN first_line IS NULL THEN reason ELSE 'line ' || first_line END,
                   first_line
            FROM refused ORDER BY line
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new ReportLine(reader.GetInt64(0), Text(reader, 1) ?? "", reader.GetString(2))
            {
                CallType = Text(reader, 3),
                ReasonCode = Text(reader, 4),
                Reference = Text(reader, 5),
                SentAt = Time(reader, 6),
                EndedAt = Time(reader, 7),
                ConsentId = Text(reader, 8),
                Charged = Flag(reader, 9),
                ReplyStatus = Text(reader, 10),
                Detail = Text(reader, 11),
                FirstLine = reader.IsDBNull(12) ? null : reader.GetInt64(12),
            };
        }
    }

    public static RowChange? FindByPhone(SqliteConnection connection, long phone)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT line, state, first_sent_at, sent_at, ended_at, consent_id, charged, reply_status, detail FROM row WHERE phone = $phone";
        command.Parameters.AddWithValue("$phone", phone);
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return null;
        return new RowChange(reader.GetInt64(0), JournalSchema.StateOf(reader.GetString(1)))
        {
            FirstSentAt = Time(reader, 2),
            SentAt = Time(reader, 3),
            EndedAt = Time(reader, 4),
            ConsentId = Text(reader, 5),
            Charged = Flag(reader, 6),
            ReplyStatus = Text(reader, 7),
            Detail = Text(reader, 8),
        };
    }

    private static void ReadPage(SqliteConnection connection, IReadOnlyList<RowState> states, long after, List<CampaignRow> page)
    {
        using var command = connection.CreateCommand();
        var among = string.Join(", ", states.Select(state => $"'{JournalSchema.ToText(state)}'"));
        command.CommandText =
            $"""
            SELECT line, phone, call_type, reason_code, reference, first_sent_at, sent_at FROM row
            WHERE line > $after AND state IN ({among}) ORDER BY line LIMIT {PageSize}
            """;
        command.Parameters.AddWithValue("$after", after);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            page.Add(new CampaignRow(
                reader.GetInt64(0), reader.GetInt64(1), CallTypeOf(Text(reader, 2)), ReasonCodeOf(Text(reader, 3)), Text(reader, 4))
            {
                FirstSentAt = Time(reader, 5),
                SentAt = Time(reader, 6),
            });
        }
    }

    private static bool IsTaken(string state) =>
        Enum.TryParse<RowState>(state, ignoreCase: true, out var known) && known is RowState.Requested or RowState.Recovered or RowState.Failed;

    private static CallType? CallTypeOf(string? text) => text is not null && CallType.TryParse(text, out var value) ? value : null;

    private static ReasonCode? ReasonCodeOf(string? text) => text is not null && ReasonCode.TryParse(text, out var value) ? value : null;

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static bool? Flag(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetBoolean(column);

    private static DateTimeOffset? Time(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));
}
