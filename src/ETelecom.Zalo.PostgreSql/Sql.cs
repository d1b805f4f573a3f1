namespace ETelecom.Zalo.PostgreSql;

/// <summary>
/// The statements. Each is a transaction of its own, under READ COMMITTED, and leaves nothing in the session: so they work behind a PgBouncer in
/// transaction mode. All times are the server's, read while the row is locked.
/// </summary>
internal static class Sql
{
    public const string Find = $"""
        select {Columns}, clock_timestamp(), v.version
        from zalo_consent.version v left join zalo_consent.intent i on {OfAccount} and i.oa_id = $2 and i.phone = $3
        """;

    public const string FindAbandoned = $"""
        select {Columns}, clock_timestamp(), v.version
        from zalo_consent.version v left join lateral
        (
            select * from zalo_consent.intent i
            where {OfAccount} and state in ('sending', 'searching') and lease_until <= clock_timestamp()
            order by lease_until limit $2
        ) i on true
        """;

    /// <summary>The first revision is the time, so that none comes again after the row was deleted.</summary>
    public const string Insert = $"""
        with written as
        (
            insert into zalo_consent.intent as i
                (account, oa_id, phone, attempt, state, outcome, owner, call_type, reason_code, ids_before, sent_at, lost_at, record_id, is_service_done, result,
                 revision, lease_until, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::json,
                 (extract(epoch from clock_timestamp()) * 1000000)::bigint, clock_timestamp() + $16, clock_timestamp())
            on conflict (account, oa_id, phone) do nothing
            returning {Written}
        )
        {Log}
        """;

    /// <summary>The row with the revision that the attempt and the owner have read: it has not been written since.</summary>
    public const string Update = $"""
        with written as
        (
            update zalo_consent.intent i
            set account = {AccountAfter}, attempt = $4, state = $5, outcome = $6, owner = $7, call_type = $8, reason_code = $9, ids_before = $10, sent_at = $11, lost_at = $12,
                record_id = $13, is_service_done = $14, result = $15::json, revision = i.revision + 1,
                lease_until = clock_timestamp() + $16, changed_at = clock_timestamp()
            where {OfAccount} and i.oa_id = $2 and i.phone = $3 and i.revision = $19
            returning {Written}
        )
        {Log}
        """;

    public const string ReadVersion = "select version from zalo_consent.version";

    public const string Count = $"""
        select count(*) filter (where state = 'checking' and lease_until > clock_timestamp()),
               count(*) filter (where state in ('sending', 'searching') and lease_until > clock_timestamp()),
               count(*) filter (where state in ('sending', 'searching') and lease_until <= clock_timestamp()),
               count(*) filter (where state = 'unknown'),
               count(*) filter (where {IsOver})
        from zalo_consent.intent
        """;

    /// <summary>In parts, so that no lock and no transaction is long.</summary>
    public const string PruneIntents = $"""
        delete from zalo_consent.intent
        where {IsOver} and changed_at < clock_timestamp() - $1
          and (account, oa_id, phone) in (select account, oa_id, phone from zalo_consent.intent where {IsOver} and changed_at < clock_timestamp() - $1 limit 10000)
        """;

    public const string PruneEvents = """
        delete from zalo_consent.event where id in (select id from zalo_consent.event where at < clock_timestamp() - $1 limit 10000)
        """;

    /// <summary>An intent of version 1 is one of every account, so that none asks beside it.</summary>
    private const string OfAccount = "i.account in ($1, '')";

    /// <summary>Who looks up a request of version 1 need not have sent it: it is one of every account until it ends, or another one follows.</summary>
    private const string AccountAfter = "case when $5 in ('searching', 'unknown') then i.account else $1 end";

    /// <summary>It ended, or its owner ended before it could have sent.</summary>
    private const string IsOver = "(state = 'ended' or state = 'checking' and lease_until <= clock_timestamp())";

    private const string Columns =
        "i.oa_id, i.phone, i.attempt, i.revision, i.state, i.outcome, i.owner, i.call_type, i.reason_code, i.ids_before, i.sent_at, i.lost_at, i.record_id, "
        + "i.is_service_done, i.result::text, i.lease_until, i.changed_at";

    private const string Written = "i.account, i.oa_id, i.phone, i.attempt, i.state, i.outcome, i.owner, i.call_type, i.reason_code, i.revision, i.lease_until, i.changed_at";

    private const string Log = """
        , logged as
        (
            insert into zalo_consent.event (at, account, oa_id, phone, attempt, state, outcome, owner, call_type, reason_code, record_id, is_charged)
            select changed_at, account, oa_id, phone, attempt, state, outcome, owner, call_type, reason_code, $17, $18 from written
        )
        select revision, lease_until, changed_at from written
        """;
}
