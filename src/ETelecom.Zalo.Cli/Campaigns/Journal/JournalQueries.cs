using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.Sandbox;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What is read from the journal. Rows stream: a million of them take no more memory than one page.</summary>
internal static class JournalQueries
{
    private const int PageSize = 512;

    public static CampaignHeader Header(SqliteConnection connection) => connection.Query(
        "SELECT oa_id, call_type, reason_code, service, fingerprint, planned_at, mended, list, refused FROM campaign",
        row => new CampaignHeader
        {
            OaId = row.GetString(0),
            CallType = CallTypeOf(row, 1),
            ReasonCode = ReasonCodeOf(row, 2),
            Service = row.GetString(3),
            Fingerprint = row.GetString(4),
            PlannedAt = Time(row, 5)!.Value,
            Mended = row.GetInt64(6),
            List = row.Text(7),
            Refused = row.Text(8),
        }).SingleOrDefault() ?? throw JournalSchema.Damaged();

    public static Tally Count(SqliteConnection connection)
    {
        var counts = connection.Query(
            """
            SELECT state, charged, COUNT(*) FROM row GROUP BY state, charged
            UNION ALL SELECT 'refused_line', 0, COUNT(*) FROM refused WHERE first_line IS NULL
            UNION ALL SELECT 'duplicate', 0, COUNT(*) FROM refused WHERE first_line IS NOT NULL
            """,
            row => (State: row.GetString(0), Charged: row.Flag(1), Count: row.GetInt64(2))).ToList();

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
        var among = string.Join(", ", states.Select(state => $"'{JournalSchema.ToText(state)}'"));
        var query =
            $"""
            SELECT line, phone, call_type, reason_code, reference, first_sent_at, sent_at, detail, consent_id, unknown_at FROM row
            WHERE line > $1 AND state IN ({among}) ORDER BY line LIMIT {PageSize}
            """;
        List<CampaignRow> page;
        for (var after = 0L; ; after = page[^1].Line)
        {
            page = [.. connection.Query(query, RowOf, after)];
            foreach (var row in page) yield return row;
            if (page.Count < PageSize) yield break;
        }
    }

    public static IEnumerable<ReportLine> Report(SqliteConnection connection) => connection.Query(
        """
        SELECT line, CAST(phone AS TEXT), state, COALESCE(call_type, (SELECT call_type FROM campaign)),
               COALESCE(reason_code, (SELECT reason_code FROM campaign)), reference,
               sent_at, ended_at, consent_id, charged, reply_status, detail, NULL
        FROM row
        UNION ALL
        SELECT line, phone, CASE WHEN first_line IS NULL THEN 'refused_line' ELSE 'duplicate' END, NULL, NULL, reference,
               NULL, NULL, NULL, NULL, NULL, CASE WHEN first_line IS NULL THEN reason ELSE 'line ' || first_line END, first_line
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
        });

    public static (CampaignRow Row, RowChange Known)? FindByPhone(SqliteConnection connection, long phone) => connection.Query<(CampaignRow, RowChange)?>(
        """
        SELECT line, phone, call_type, reason_code, reference, first_sent_at, sent_at, detail, consent_id, unknown_at, state, ended_at, charged, reply_status
        FROM row WHERE phone = $1
        """,
        row => (RowOf(row), new RowChange(row.GetInt64(0), JournalSchema.StateOf(row.GetString(10)))
        {
            FirstSentAt = Time(row, 5),
            SentAt = Time(row, 6),
            Detail = row.Text(7),
            ConsentId = row.Text(8),
            UnknownAt = Time(row, 9),
            EndedAt = Time(row, 11),
            Charged = row.Flag(12),
            ReplyStatus = row.Text(13),
        }),
        phone).SingleOrDefault();

    private static CampaignRow RowOf(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), CallTypeOf(row, 2), ReasonCodeOf(row, 3), row.Text(4))
        {
            FirstSentAt = Time(row, 5),
            SentAt = Time(row, 6),
            Detail = row.Text(7),
            ConsentId = row.Text(8),
            UnknownAt = Time(row, 9),
        };

    private static bool IsTaken(string state) =>
        Enum.TryParse<RowState>(state, ignoreCase: true, out var known)
        && known is RowState.Requested or RowState.Recovered or RowState.Failed;

    private static CallType? CallTypeOf(SqliteDataReader row, int column) =>
        row.Text(column) is { } text && CallType.TryParse(text, out var value) ? value : null;

    private static ReasonCode? ReasonCodeOf(SqliteDataReader row, int column) =>
        row.Text(column) is { } text && ReasonCode.TryParse(text, out var value) ? value : null;

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.Integer(column) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
