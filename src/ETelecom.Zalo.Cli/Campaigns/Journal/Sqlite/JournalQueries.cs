using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What is read from the journal. Rows stream: a million of them take no more memory than one page.</summary>
internal static class JournalQueries
{
    private const int PageSize = 512;

    private const string Columns =
        "line, phone, call_type, reason_code, reference, state, first_sent_at, sent_at, unknown_at, ended_at, consent_id, charged, reply_status, detail, "
        + "delivery_status, charged_before";

    public static CampaignHeader Header(SqliteConnection connection) => connection.Query(
        "SELECT oa_id, call_type, reason_code, service, fingerprint, planned_at, corrected, list, refused, own_columns, list_name FROM campaign",
        row => new CampaignHeader
        {
            OaId = row.GetString(0),
            CallType = CallTypeOf(row, 1),
            ReasonCode = ReasonCodeOf(row, 2),
            Service = row.GetString(3),
            Fingerprint = row.GetString(4),
            PlannedAt = Time(row, 5)!.Value,
            Corrected = row.GetInt64(6),
            List = row.Text(7),
            Refused = row.Text(8),
            OwnColumns = JournalText.Texts(row.Text(9)),
            ListName = row.Text(10),
        }).SingleOrDefault() ?? throw JournalSchema.Damaged();

    public static Tally Count(SqliteConnection connection) => Tally.Of(connection.Query(
        """
        SELECT state, charged, COUNT(*) FROM row GROUP BY state, charged
        UNION ALL SELECT 'refused_line', 0, COUNT(*) FROM refused WHERE first_line IS NULL
        UNION ALL SELECT 'duplicate', 0, COUNT(*) FROM refused WHERE first_line IS NOT NULL
        UNION ALL SELECT 'earlier_charges', 0, COALESCE(SUM(charged_before), 0) FROM row
        """,
        row => (row.GetString(0), row.Flag(1), row.GetInt64(2))));

    /// <summary>A page at a time, so that no read stays open while rows are written.</summary>
    public static IEnumerable<CampaignRow> Rows(SqliteConnection connection, Lock gate, IReadOnlyList<RowState> states)
    {
        var among = string.Join(", ", states.Select(state => $"'{JournalText.Of(state)}'"));
        var query =
            $"""
            SELECT {Columns} FROM row
            WHERE line > $1 AND state IN ({among}) ORDER BY line LIMIT {PageSize}
            """;
        List<CampaignRow> page;
        for (var after = 0L; ; after = page[^1].Line)
        {
            lock (gate) page = [.. connection.Query(query, RowOf, after)];
            foreach (var row in page) yield return row;
            if (page.Count < PageSize) yield break;
        }
    }

    public static IEnumerable<ReportLine> Report(SqliteConnection connection) => connection.Query(
        """
        SELECT line, CAST(phone AS TEXT), CASE state WHEN 'sent' THEN 'unknown' ELSE state END, COALESCE(call_type, (SELECT call_type FROM campaign)),
               COALESCE(reason_code, (SELECT reason_code FROM campaign)), reference,
               sent_at, ended_at, consent_id, charged, reply_status, detail, NULL, delivery_status, written, own
        FROM row
        UNION ALL
        SELECT line, phone, CASE WHEN first_line IS NULL THEN 'refused_line' ELSE 'duplicate' END, NULL, NULL, reference,
               NULL, NULL, NULL, NULL, NULL, CASE WHEN first_line IS NULL THEN reason ELSE 'line ' || first_line END, first_line,
               NULL, phone, own
        FROM refused ORDER BY line
        """,
        row => new ReportLine(row.GetInt64(0), row.Text(1) ?? "", row.GetString(2))
        {
            CallType = row.Text(3),
            ReasonCode = row.Text(4),
            Reference = row.Text(5),
            SentAt = Time(row, 6),
            EndedAt = Time(row, 7),
            ConsentId = row.Text(8),
            Charged = row.Flag(9),
            ReplyStatus = row.Text(10),
            Detail = row.Text(11),
            FirstLine = row.Integer(12),
            DeliveryStatus = row.Text(13),
            Written = row.Text(14),
            Own = JournalText.Texts(row.Text(15)),
        });

    public static CampaignRow? FindByPhone(SqliteConnection connection, long phone) =>
        connection.Query($"SELECT {Columns} FROM row WHERE phone = $1", RowOf, phone).SingleOrDefault();

    public static CampaignFigures Figures(SqliteConnection connection) => new(
        Count(connection),
        Counts(
            connection,
            "SELECT reply_status, COUNT(*) FROM row WHERE state IN ('requested', 'recovered') AND reply_status IS NOT NULL "
            + "GROUP BY 1 ORDER BY 2 DESC, 1"),
        Counts(connection, "SELECT reason, COUNT(*) FROM refused WHERE first_line IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"),
        Counts(
            connection,
            // The code alone: the service's words can hold a number in any spelling, or a name.
            "SELECT CASE WHEN detail LIKE 'HTTP %' THEN detail ELSE COALESCE(substr(detail, 1, instr(detail || ' ', ' ') - 1), '-') END, "
            + "COUNT(*) FROM row WHERE state IN ('failed', 'refused', 'unknown') "
            + $"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {CampaignFigures.MostErrors}"),
        CourseOf(connection))
    {
        Deliveries = Counts(
            connection,
            "SELECT delivery_status, COUNT(*) FROM row WHERE state IN ('requested', 'recovered') AND delivery_status IS NOT NULL "
            + "GROUP BY 1 ORDER BY 2 DESC, 1"),
    };

    private static List<(string Name, long Count)> Counts(SqliteConnection connection, string sql) =>
        [.. connection.Query(sql, row => (row.GetString(0), row.GetInt64(1)))];

    private static IReadOnlyList<(DateTimeOffset, long)> CourseOf(SqliteConnection connection)
    {
        var span = connection.Query(
            "SELECT MIN(ended_at), MAX(ended_at) FROM row",
            row => row.IsDBNull(0) ? ((long, long)?)null : (row.GetInt64(0), row.GetInt64(1))).Single();
        return CampaignFigures.CourseOf(span, (first, width) => connection.Query(
            "SELECT (ended_at - $1) / $2, COUNT(*) FROM row WHERE ended_at IS NOT NULL GROUP BY 1",
            row => (row.GetInt64(0), row.GetInt64(1)), first, width));
    }

    private static CampaignRow RowOf(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), CallTypeOf(row, 2), ReasonCodeOf(row, 3), row.Text(4))
        {
            State = JournalText.State(row.GetString(5)),
            FirstSentAt = Time(row, 6),
            SentAt = Time(row, 7),
            UnknownAt = Time(row, 8),
            EndedAt = Time(row, 9),
            ConsentId = row.Text(10),
            Charged = row.Flag(11),
            ReplyStatus = row.Text(12),
            Detail = row.Text(13),
            DeliveryStatus = row.Text(14),
            ChargedBefore = (int)row.GetInt64(15),
        };

    private static CallType? CallTypeOf(SqliteDataReader row, int column) =>
        JournalText.CallType(row.Text(column));

    private static ReasonCode? ReasonCodeOf(SqliteDataReader row, int column) =>
        JournalText.ReasonCode(row.Text(column));

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.Integer(column) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
