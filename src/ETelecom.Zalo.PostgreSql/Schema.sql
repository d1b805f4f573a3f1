-- The consent intents of ETelecom.Zalo, version 2. It updates tables of version 1, and changes nothing where it was applied before; run it as the owner of the
-- tables, in one transaction.

create schema if not exists zalo_consent;

create table if not exists zalo_consent.version
(
    version     integer     not null,
    applied_at  timestamptz not null default now(),
    only_row    boolean     primary key default true check (only_row)
);

-- One row for each person of each OA and account: the last attempt to ask them.
create table if not exists zalo_consent.intent
(
    account          text        not null,
    oa_id            text        not null,
    phone            text        not null,
    attempt          integer     not null,
    revision         bigint      not null,
    state            text        not null check (state in ('checking', 'sending', 'searching', 'unknown', 'ended')),
    outcome          text        check (outcome in ('answered', 'recovered', 'refused', 'not_sent', 'not_needed', 'released')),
    owner            text        not null check (length(owner) <= 200),
    call_type        text        not null,
    reason_code      text        not null,
    ids_before       text[],
    sent_at          timestamptz,
    lost_at          timestamptz,
    record_id        text,
    is_service_done  boolean     not null,
    result           json,
    lease_until      timestamptz not null,
    changed_at       timestamptz not null,
    primary key (account, oa_id, phone)
);

create index if not exists intent_abandoned on zalo_consent.intent (lease_until) where state in ('sending', 'searching');

-- Every write of an intent: who was asked, when, by whom, for what, and what came of it. Nothing here is ever changed.
create table if not exists zalo_consent.event
(
    id           bigint      generated always as identity primary key,
    at           timestamptz not null,
    account      text        not null,
    oa_id        text        not null,
    phone        text        not null,
    attempt      integer     not null,
    state        text        not null,
    outcome      text,
    owner        text        not null,
    call_type    text        not null,
    reason_code  text        not null,
    record_id    text,
    is_charged   boolean
);

-- Version 1 kept no account: what it wrote has none, and counts for every account.
do $$
begin
    if exists (select from zalo_consent.version where version = 1) then
        alter table zalo_consent.intent add column account text not null default '';
        alter table zalo_consent.intent alter column account drop default;
        alter table zalo_consent.intent drop constraint intent_pkey;
        alter table zalo_consent.intent add primary key (account, oa_id, phone);
        alter table zalo_consent.event add column account text not null default '';
        alter table zalo_consent.event alter column account drop default;
        update zalo_consent.version set version = 2, applied_at = now();
    end if;
end
$$;

create index if not exists event_person on zalo_consent.event (oa_id, phone, id);
create index if not exists event_at on zalo_consent.event using brin (at);

insert into zalo_consent.version (version) values (2) on conflict do nothing;
