namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// What a run asks of the database. Each can be run again when its answer was lost. READ COMMITTED suffices: what must not change meanwhile
/// is locked by the statement before, so that the next one sees it as it is.
/// </summary>
internal static class RunStatements
{
    /// <summary>
    /// Takes part in sending. The rate and the budget that were specified last hold for all, and stay until others are specified: no run that
    /// comes without them, and no outage, removes them. The first run after a while begins at the full rate.
    /// </summary>
    public static readonly string Join =
        $"""
        WITH me AS (UPDATE zalo_campaign.run SET sends = true WHERE campaign_id = $1 AND id = $2),
             others AS MATERIALIZED (SELECT EXISTS (
                 SELECT 1 FROM zalo_campaign.run WHERE campaign_id = $1 AND id <> $2 AND sends AND lease_until > clock_timestamp()) AS are_here)
        UPDATE zalo_campaign.campaign c
        SET max_charges = CASE WHEN $3 IS NULL THEN max_charges ELSE nullif($3, {RunSettings.NoLimit}) END,
            shortest_interval = coalesce($4, shortest_interval),
            current_interval = coalesce($4, CASE WHEN are_here THEN current_interval ELSE shortest_interval END),
            pauses = CASE WHEN are_here THEN pauses ELSE 0 END
        FROM others WHERE c.id = $1
        """;

    /// <summary>
    /// Makes the key of a run the campaign's. Another key replaces the one that the run knew only while no other run lives, and while nothing may have
    /// been charged or the key is of the same account. The campaign is locked: no intent is made meanwhile, and of several runs the first has the key.
    /// </summary>
    public const string UseKey =
        """
        UPDATE zalo_campaign.campaign c SET key_hash = $3
        WHERE c.id = $1 AND (c.key_hash IS NULL OR (
            c.key_hash = $4 AND c.key_hash <> $3 AND (c.possible_charges = 0 OR $5)
            AND NOT EXISTS (SELECT 1 FROM zalo_campaign.run o WHERE o.campaign_id = c.id AND o.id <> $2 AND o.lease_until > clock_timestamp())))
        """;

    /// <summary>Whether a run has the campaign's key, and whether another run lives.</summary>
    public const string KeyState =
        """
        SELECT c.key_hash = $3,
               EXISTS (SELECT 1 FROM zalo_campaign.run o WHERE o.campaign_id = c.id AND o.id <> $2 AND o.lease_until > clock_timestamp())
        FROM zalo_campaign.campaign c WHERE c.id = $1
        """;

    /// <summary>
    /// Another run may have forgotten this one while the database was out of its reach: it comes back as it was, unless the campaign continues with
    /// another key.
    /// </summary>
    public const string Renew =
        """
        INSERT INTO zalo_campaign.run AS r (campaign_id, id, lease_until, sends)
        SELECT c.id, $2, clock_timestamp() + $3, $4 FROM zalo_campaign.campaign c WHERE c.id = $1 AND c.key_hash = $5
        ON CONFLICT (campaign_id, id) DO UPDATE SET lease_until = excluded.lease_until, sends = r.sends OR excluded.sends
        """;

    public const string Progress =
        """
        SELECT (SELECT count(*) FROM zalo_campaign.run WHERE campaign_id = $1 AND sends AND lease_until > clock_timestamp()),
               rows_not_sent, possible_charges, clock_timestamp()
        FROM zalo_campaign.campaign WHERE id = $1
        """;

    /// <summary>What it has claimed is free at once. What it leaves without an outcome is another's to look up, so it is not forgotten yet.</summary>
    public const string Leave = "UPDATE zalo_campaign.run SET lease_until = '-infinity' WHERE campaign_id = $1 AND id = $2";

    public const string AnyDead = "SELECT 1 FROM zalo_campaign.run WHERE campaign_id = $1 AND lease_until <= clock_timestamp() LIMIT 1";

    /// <summary>Only when none of its rows is without an outcome: it may have vanished just now, or another transaction may hold its row.</summary>
    public const string ForgetDead =
        """
        DELETE FROM zalo_campaign.run d WHERE d.campaign_id = $1 AND d.lease_until <= clock_timestamp()
            AND NOT EXISTS (SELECT 1 FROM zalo_campaign.campaign_row r WHERE r.campaign_id = $1 AND r.state = 'sent' AND r.owner = d.id)
        """;

    /// <summary>Rows that were never sent, or certainly did not reach the service: those of runs that are gone, too.</summary>
    public const string Claim =
        $"""
        WITH next AS (
            SELECT r.line FROM zalo_campaign.campaign_row r
            WHERE r.campaign_id = $1 AND r.line > $3 AND r.state = 'not_sent' AND (r.owner = $2 OR {HasNoLivingOwner}) AND NOT r.line = ANY ($5)
            ORDER BY r.line LIMIT $4 FOR UPDATE SKIP LOCKED)
        UPDATE zalo_campaign.campaign_row r SET owner = $2 FROM next
        WHERE r.campaign_id = $1 AND r.line = next.line RETURNING {PostgreSqlJournal.Columns}
        """;

    /// <summary>
    /// Rows that no living run can settle, and those that this run has taken over in a former try: they may be looked up, and are not sent. What
    /// it is sending itself is not among them, even after an outage that was longer than its lease. The list of another account does not have them, so a
    /// run looks up none once the campaign continues with another key.
    /// </summary>
    public const string TakeOver =
        $"""
        WITH next AS (
            SELECT r.line FROM zalo_campaign.campaign_row r
            WHERE r.campaign_id = $1 AND r.line > $3 AND r.state = ANY ($5) AND (r.owner = $2 OR {HasNoLivingOwner})
                  AND (r.state, r.owner, r.sender) IS DISTINCT FROM ('sent', $2, $2) AND NOT r.line = ANY ($7)
                  AND EXISTS (SELECT 1 FROM zalo_campaign.campaign c WHERE c.id = $1 AND c.key_hash = $6)
            ORDER BY r.line LIMIT $4 FOR UPDATE SKIP LOCKED)
        UPDATE zalo_campaign.campaign_row r SET owner = $2 FROM next
        WHERE r.campaign_id = $1 AND r.line = next.line RETURNING {PostgreSqlJournal.Columns}
        """;

    /// <summary>Before a row becomes this run's without being free: one that was forgotten and vanishes for good is seen to be gone by the others.</summary>
    public const string BeKnown =
        """
        INSERT INTO zalo_campaign.run (campaign_id, id, lease_until, sends)
        SELECT c.id, $2, clock_timestamp() + $3, $4 FROM zalo_campaign.campaign c WHERE c.id = $1 AND c.key_hash = $5
        ON CONFLICT (campaign_id, id) DO NOTHING
        """;

    /// <summary>An intent reaches the disk when it is committed, whatever the database is set to for less important things.</summary>
    public const string LockCampaign =
        """
        SELECT CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN set_config('synchronous_commit', 'on', true) END
        FROM zalo_campaign.campaign WHERE id = $1 FOR UPDATE
        """;

    /// <summary>
    /// Makes as many intents as the pause, the rate and the budget allow. A row that is not this run's any more, or not of the attempt that it
    /// knows, is skipped. After each success the rate rises by one step towards the one that was specified. Returns nothing when the campaign continues
    /// with another key: then no intent is made.
    /// </summary>
    public const string Intend =
        """
        WITH now AS MATERIALIZED (SELECT clock_timestamp() AS time),
        pace AS MATERIALIZED (
            SELECT now.time, greatest(c.next_turn, now.time) AS first, c.paused_until > now.time AS is_paused,
                   c.shortest_interval + (c.current_interval - c.shortest_interval) * power(0.98, least($6, 1000)) AS step,
                   CASE WHEN c.max_charges IS NOT NULL THEN greatest(c.max_charges - c.possible_charges, 0) END AS budget
            FROM zalo_campaign.campaign c, now WHERE c.id = $1 AND c.key_hash = $7),
        gate AS MATERIALIZED (
            SELECT *, CASE
                WHEN is_paused THEN 0
                ELSE least(budget, CASE
                    WHEN step <= 0 THEN cardinality($3)
                    WHEN first > time + make_interval(secs => $5) THEN 0
                    ELSE least(cardinality($3), floor((extract(epoch FROM time - first) + $5) / step) + 1)::int END)
                END AS most
            FROM pace),
        wanted AS (SELECT line, attempt, row_number() OVER (ORDER BY place) AS number FROM unnest($3, $4) WITH ORDINALITY AS w (line, attempt, place)),
        intent AS (
            UPDATE zalo_campaign.campaign_row r
            SET state = 'sent', attempt = r.attempt + 1, sender = $2, sent_at = gate.time, first_sent_at = coalesce(r.first_sent_at, gate.time),
                unknown_at = NULL, ended_at = NULL, consent_id = NULL, charged = NULL, reply_status = NULL, detail = NULL, delivery_status = NULL
            FROM wanted, gate
            WHERE r.campaign_id = $1 AND r.line = wanted.line AND r.attempt = wanted.attempt AND r.state = 'not_sent' AND r.owner = $2
                  AND wanted.number <= gate.most
            RETURNING r.line),
        made AS MATERIALIZED (SELECT count(*) AS intents FROM intent)
        UPDATE zalo_campaign.campaign c
        SET possible_charges = c.possible_charges + made.intents, rows_not_sent = c.rows_not_sent - made.intents,
            current_interval = gate.step, pauses = CASE WHEN $6 > 0 THEN 0 ELSE c.pauses END,
            next_turn = CASE WHEN made.intents > 0 AND gate.step > 0 THEN gate.first + made.intents * make_interval(secs => gate.step) ELSE c.next_turn END
        FROM gate, made WHERE c.id = $1
        RETURNING extract(epoch FROM gate.first - gate.time)::float8, gate.step,
                  extract(epoch FROM greatest(c.paused_until, gate.time) - gate.time)::float8,
                  coalesce(c.possible_charges >= c.max_charges, false), gate.time
        """;

    /// <summary>What became of the rows, and of those of a former try whose answer was lost.</summary>
    public const string Reread =
        $"""
        SELECT {PostgreSqlJournal.Columns} FROM zalo_campaign.campaign_row r
        WHERE r.campaign_id = $1 AND r.line = ANY ($3) AND r.owner = $2 AND (r.state = 'not_sent' OR r.sender = $2)
        """;

    public const string LockRows =
        "SELECT 1 FROM zalo_campaign.campaign_row WHERE campaign_id = $1 AND line = ANY ($2) ORDER BY line FOR UPDATE";

    /// <summary>
    /// Writes what came of rows, while each is of the attempt that the run knows and is still as it knew it. The run that sent a row may also write
    /// its result after another run has marked it unknown. The budget follows: what is not known to be free counts.
    /// </summary>
    public const string Change =
        $"""
        WITH change AS (
            SELECT * FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                AS c (line, attempt, was, state, first_sent_at, sent_at, is_unknown, is_ended, consent_id, charged, reply_status, detail, is_kept, delivery_status, charged_before)),
        old AS MATERIALIZED (
            SELECT r.line, r.state = 'not_sent' AS was_not_sent, {Counts} AS counted, r.charged_before AS before
            FROM zalo_campaign.campaign_row r JOIN change c ON c.line = r.line
            WHERE r.campaign_id = $1 AND r.attempt = c.attempt
                  AND (r.state = c.was OR (c.was = 'sent' AND r.state = 'unknown' AND r.sender = $2))
                  AND (r.owner IS NULL OR r.owner = $2 OR r.sender = $2 OR r.state NOT IN ('not_sent', 'sent', 'unknown'))),
        new AS (
            UPDATE zalo_campaign.campaign_row r
            SET state = c.state, first_sent_at = c.first_sent_at, sent_at = c.sent_at, consent_id = c.consent_id, charged = c.charged,
                reply_status = c.reply_status, detail = c.detail, delivery_status = c.delivery_status, charged_before = c.charged_before,
                unknown_at = CASE WHEN c.is_unknown THEN coalesce(r.unknown_at, clock_timestamp()) END,
                ended_at = CASE WHEN c.is_ended THEN coalesce(r.ended_at, clock_timestamp()) END,
                owner = CASE WHEN c.is_kept THEN r.owner END
            FROM change c JOIN old ON old.line = c.line
            WHERE r.campaign_id = $1 AND r.line = c.line
            RETURNING r.line, r.state = 'not_sent' AS is_not_sent, {Counts} AS counts, r.charged_before AS before),
        difference AS MATERIALIZED (
            SELECT (SELECT count(*) FROM new WHERE counts) - (SELECT count(*) FROM old WHERE counted)
                       + (SELECT coalesce(sum(before), 0) FROM new) - (SELECT coalesce(sum(before), 0) FROM old) AS charges,
                   (SELECT count(*) FROM new WHERE is_not_sent) - (SELECT count(*) FROM old WHERE was_not_sent) AS rows),
        counted AS (
            UPDATE zalo_campaign.campaign c
            SET possible_charges = c.possible_charges + difference.charges, rows_not_sent = c.rows_not_sent + difference.rows
            FROM difference WHERE c.id = $1 AND (difference.charges <> 0 OR difference.rows <> 0))
        SELECT line FROM new
        """;

    /// <summary>Whether the budget is full, and no request in progress could give a charge back.</summary>
    public const string IsSpent =
        """
        SELECT coalesce(possible_charges >= max_charges, false)
               AND NOT EXISTS (SELECT 1 FROM zalo_campaign.campaign_row WHERE campaign_id = $1 AND state = 'sent')
        FROM zalo_campaign.campaign WHERE id = $1
        """;

    /// <summary>Many answers of the same moment make one pause, whichever run had them.</summary>
    public const string Pause =
        """
        WITH now AS MATERIALIZED (SELECT clock_timestamp() AS time),
        next AS MATERIALIZED (
            SELECT c.paused_until <= now.time AS is_new,
                   greatest(
                       c.paused_until,
                       CASE WHEN c.paused_until <= now.time THEN now.time + make_interval(secs => least($3 * power(2, least(c.pauses, 30)), $4)) END,
                       now.time + make_interval(secs => $5)) AS until
            FROM zalo_campaign.campaign c, now WHERE c.id = $1 FOR UPDATE OF c)
        UPDATE zalo_campaign.campaign c
        SET pauses = c.pauses + CASE WHEN next.is_new THEN 1 ELSE 0 END,
            paused_until = next.until,
            next_turn = greatest(c.next_turn, next.until),
            current_interval = CASE WHEN next.is_new AND $2 THEN CASE WHEN c.current_interval = 0 THEN 0.01 ELSE least(c.current_interval * 2, 5) END ELSE c.current_interval END
        FROM next WHERE c.id = $1 RETURNING c.pauses
        """;

    /// <summary>What there is still to do: rows that this run can claim and has not deferred, rows that it has deferred, and rows of other runs.</summary>
    public const string Rest =
        $"""
        SELECT count(*) FILTER (WHERE state = 'not_sent' AND is_free AND NOT line = ANY ($3)),
               count(*) FILTER (WHERE state = 'not_sent' AND is_free AND line = ANY ($3)),
               count(*) FILTER (WHERE state = 'sent' OR NOT is_free)
        FROM (SELECT r.line, r.state, (r.owner = $2 OR {HasNoLivingOwner}) AS is_free FROM zalo_campaign.campaign_row r
              WHERE r.campaign_id = $1 AND r.state IN ('not_sent', 'sent')) AS rest
        """;

    private const string HasNoLivingOwner =
        "(r.owner IS NULL OR NOT EXISTS (SELECT 1 FROM zalo_campaign.run o WHERE o.campaign_id = $1 AND o.id = r.owner AND o.lease_until > clock_timestamp()))";

    private const string Counts =
        "(r.state IN ('sent', 'unknown') OR (r.state IN ('requested', 'recovered', 'failed') AND r.charged IS DISTINCT FROM false))";
}
