using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A journal in PostgreSQL, which any number of runs on any machines share.</summary>
internal sealed class PostgreSqlJournal : ICampaignJournal
{
    internal const string Columns =
        """
        r.line, r.phone, r.call_type, r.reason_code, r.reference, r.state, r.first_sent_at, r.sent_at, r.unknown_at, r.ended_at,
        r.consent_id, r.charged, r.reply_status, r.detail, r.attempt, r.delivery_status, r.charged_before
        """;

    /// <summary>A row between intent and answer is in progress while the run that sends it lives, and unknown after that.</summary>
    private const string StateShown =
        $"""
        CASE WHEN r.state <> 'sent' THEN r.state
             WHEN r.sender IN (SELECT id FROM zalo_campaign.run WHERE campaign_id = $1 AND lease_until > clock_timestamp()) THEN '{Tally.InProgressName}'
             ELSE 'unknown' END
        """;

    private const int PageSize = 512;

    private readonly CampaignDatabase _database;
    private readonly TimeSpan _lease;
    private readonly long _id;

    private PostgreSqlJournal(CampaignDatabase database, long id, CampaignHeader header, TimeSpan lease)
    {
        _database = database;
        _lease = lease;
        _id = id;
        Header = header;
    }

    public CampaignHeader Header { get; }

    public long LostRows => 0;

    public string? KeyHash => _database.Query("SELECT key_hash FROM zalo_campaign.campaign WHERE id = $1", row => Text(row, 0), _id).Single();

    /// <exception cref="UsageException">There is none of that name.</exception>
    public static PostgreSqlJournal Open(CampaignDatabase database, string name, TimeSpan lease)
    {
        var known = database.Query(
            """
            SELECT id, oa_id, call_type, reason_code, service, fingerprint, planned_at, corrected, own_columns, list_name
            FROM zalo_campaign.campaign WHERE name = $1
            """,
            row => (Id: row.GetInt64(0), Header: new CampaignHeader
            {
                OaId = row.GetString(1),
                CallType = JournalText.CallType(Text(row, 2)),
                ReasonCode = JournalText.ReasonCode(Text(row, 3)),
                Service = row.GetString(4),
                Fingerprint = row.GetString(5),
                PlannedAt = Time(row, 6)!.Value,
                Corrected = row.GetInt64(7),
                OwnColumns = JournalText.Texts(Text(row, 8)),
                ListName = Text(row, 9),
            }),
            name).ToList();
        return known is [var (id, header)]
            ? new PostgreSqlJournal(database, id, header, lease)
            : throw new UsageException(words => words.NoCampaign(name), words => words.FirstRunBringsList);
    }

    public DateTimeOffset Now(TimeProvider machine) => _database.Query("SELECT clock_timestamp()", row => Time(row, 0)!.Value).Single();

    public RunSettings Complete(RunSettings settings) => _database.Query(
        "SELECT max_charges, nullif(shortest_interval, 0) FROM zalo_campaign.campaign WHERE id = $1",
        row => settings with
        {
            MaxCharges = settings.MaxCharges ?? (row.IsDBNull(0) ? null : row.GetInt64(0)),
            Rate = settings.Rate ?? (row.IsDBNull(1) ? null : 1 / row.GetDouble(1)),
        },
        _id).Single();

    public Tally Count() => Tally.Of(_database.Query(
        $"""
        SELECT {StateShown}, charged, count(*) FROM zalo_campaign.campaign_row r WHERE campaign_id = $1 GROUP BY 1, 2
        UNION ALL SELECT 'refused_line', false, count(*) FROM zalo_campaign.refused WHERE campaign_id = $1 AND first_line IS NULL
        UNION ALL SELECT 'duplicate', false, count(*) FROM zalo_campaign.refused WHERE campaign_id = $1 AND first_line IS NOT NULL
        UNION ALL SELECT 'earlier_charges', false, coalesce(sum(charged_before), 0)::bigint FROM zalo_campaign.campaign_row WHERE campaign_id = $1
        """,
        row => (row.GetString(0), Flag(row, 1), row.GetInt64(2)), _id));

    /// <summary>Equal counts are in the order of their bytes, as in a file, whatever the language of the database.</summary>
    public CampaignFigures Figures() => new(
        Count(),
        Counts(
            "SELECT reply_status COLLATE \"C\", count(*) FROM zalo_campaign.campaign_row WHERE campaign_id = $1 AND state IN ('requested', 'recovered') "
            + "AND reply_status IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"),
        Counts(
            "SELECT reason COLLATE \"C\", count(*) FROM zalo_campaign.refused WHERE campaign_id = $1 AND first_line IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"),
        Counts(
            // The code alone: the service's words can hold a number in any spelling, or a name.
            "SELECT (CASE WHEN detail LIKE 'HTTP %' THEN detail ELSE coalesce(split_part(detail, ' ', 1), '-') END) COLLATE \"C\", count(*) "
            + "FROM zalo_campaign.campaign_row WHERE campaign_id = $1 AND state IN ('failed', 'refused', 'unknown') "
            + $"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {CampaignFigures.MostErrors}"),
        CourseOf())
    {
        Deliveries = Counts(
            "SELECT delivery_status COLLATE \"C\", count(*) FROM zalo_campaign.campaign_row WHERE campaign_id = $1 AND state IN ('requested', 'recovered') "
            + "AND delivery_status IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"),
    };

    /// <summary>A page at a time, so that no read stays open while rows are written.</summary>
    public IEnumerable<CampaignRow> Rows(params RowState[] states)
    {
        var names = states.Select(JournalText.Of).ToArray();
        List<CampaignRow> page;
        for (var after = 0L; ; after = page[^1].Line)
        {
            page =
            [
                .. _database.Query(
                    $"""
                    SELECT {Columns} FROM zalo_campaign.campaign_row r
                    WHERE r.campaign_id = $1 AND r.line > $2 AND r.state = ANY ($3) ORDER BY r.line LIMIT {PageSize}
                    """,
                    RowOf, _id, after, names),
            ];
            foreach (var row in page) yield return row;
            if (page.Count < PageSize) yield break;
        }
    }

    public IEnumerable<ReportLine> Report() => _database.Query(
        $"""
        SELECT r.line, r.phone::text, {StateShown}, coalesce(r.call_type, c.call_type), coalesce(r.reason_code, c.reason_code), r.reference,
               r.sent_at, r.ended_at, r.consent_id, r.charged, r.reply_status, r.detail, NULL::bigint, r.delivery_status, r.written, r.own
        FROM zalo_campaign.campaign_row r JOIN zalo_campaign.campaign c ON c.id = r.campaign_id WHERE c.id = $1
        UNION ALL
        SELECT line, phone, CASE WHEN first_line IS NULL THEN 'refused_line' ELSE 'duplicate' END, NULL, NULL, reference,
               NULL, NULL, NULL, NULL, NULL, CASE WHEN first_line IS NULL THEN reason ELSE 'line ' || first_line END, first_line,
               NULL, phone, own
        FROM zalo_campaign.refused WHERE campaign_id = $1
        ORDER BY 1
        """,
        row => new ReportLine(row.GetInt64(0), Text(row, 1) ?? "", row.GetString(2))
        {
            CallType = Text(row, 3),
            ReasonCode = Text(row, 4),
            Reference = Text(row, 5),
            SentAt = Time(row, 6),
            EndedAt = Time(row, 7),
            ConsentId = Text(row, 8),
            Charged = Flag(row, 9),
            ReplyStatus = Text(row, 10),
            Detail = Text(row, 11),
            FirstLine = row.IsDBNull(12) ? null : row.GetInt64(12),
            DeliveryStatus = Text(row, 13),
            Written = Text(row, 14),
            Own = JournalText.Texts(Text(row, 15)),
        },
        _id);

    public CampaignRow? FindByPhone(long phone) => _database.Query(
        $"SELECT {Columns} FROM zalo_campaign.campaign_row r WHERE r.campaign_id = $1 AND r.phone = $2", RowOf, _id, phone).SingleOrDefault();

    public (long Phone, string Id)? AnyRecord() => _database.Query(
        """
        SELECT phone, consent_id FROM zalo_campaign.campaign_row
        WHERE campaign_id = $1 AND consent_id IS NOT NULL AND state IN ('requested', 'recovered', 'failed') ORDER BY sent_at DESC LIMIT 1
        """,
        row => ((long, string)?)(row.GetInt64(0), row.GetString(1)), _id).SingleOrDefault();

    /// <summary>Files of one machine are nothing to the others.</summary>
    public void Remember(string list, string refused)
    {
    }

    public async Task<ICampaignRun> StartAsync(
        RunKey key, RunSettings settings, TimeProvider clock, Func<string, string>? clean = null, CancellationToken cancellationToken = default) =>
        await PostgreSqlRun.StartAsync(_database, _id, key, settings, _lease, clock, clean ?? (text => text), cancellationToken);

    public void Dispose() => _database.Dispose();

    internal static CampaignRow RowOf(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), JournalText.CallType(Text(row, 2)), JournalText.ReasonCode(Text(row, 3)), Text(row, 4))
        {
            State = JournalText.State(row.GetString(5)),
            FirstSentAt = Time(row, 6),
            SentAt = Time(row, 7),
            UnknownAt = Time(row, 8),
            EndedAt = Time(row, 9),
            ConsentId = Text(row, 10),
            Charged = Flag(row, 11),
            ReplyStatus = Text(row, 12),
            Detail = Text(row, 13),
            Attempt = row.GetInt32(14),
            DeliveryStatus = Text(row, 15),
            ChargedBefore = row.GetInt32(16),
        };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static bool? Flag(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column), TimeSpan.Zero);

    private List<(string Name, long Count)> Counts(string sql) => [.. _database.Query(sql, row => (row.GetString(0), row.GetInt64(1)), _id)];

    private IReadOnlyList<(DateTimeOffset, long)> CourseOf()
    {
        const string Milliseconds = "floor(extract(epoch FROM ended_at) * 1000)::bigint";
        var span = _database.Query(
            $"SELECT min({Milliseconds}), max({Milliseconds}) FROM zalo_campaign.campaign_row WHERE campaign_id = $1",
            row => row.IsDBNull(0) ? ((long, long)?)null : (row.GetInt64(0), row.GetInt64(1)), _id).Single();
        return CampaignFigures.CourseOf(span, (first, width) => _database.Query(
            $"SELECT ({Milliseconds} - $2) / $3, count(*) FROM zalo_campaign.campaign_row WHERE campaign_id = $1 AND ended_at IS NOT NULL GROUP BY 1",
            row => (row.GetInt64(0), row.GetInt64(1)), _id, first, width));
    }
}
