-- The campaigns of any number of machines. Applied as one transaction when the tables are not there yet; safe to apply again.
CREATE SCHEMA IF NOT EXISTS zalo_campaign;

CREATE TABLE IF NOT EXISTS zalo_campaign.version (
    id int PRIMARY KEY CHECK (id = 1),
    version int NOT NULL
);

CREATE TABLE IF NOT EXISTS zalo_campaign.campaign (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    oa_id text NOT NULL,
    call_type text,
    reason_code text,
    service text NOT NULL,
    fingerprint text NOT NULL,
    planned_at timestamptz NOT NULL,
    corrected bigint NOT NULL,
    key_hash text,
    own_columns text,
    list_name text,
    -- What all runs share: the budget, and when the next row may go out.
    rows_not_sent bigint NOT NULL,
    possible_charges bigint NOT NULL DEFAULT 0,
    max_charges bigint,
    shortest_interval double precision NOT NULL DEFAULT 0,
    current_interval double precision NOT NULL DEFAULT 0,
    next_turn timestamptz NOT NULL DEFAULT '-infinity',
    paused_until timestamptz NOT NULL DEFAULT '-infinity',
    pauses int NOT NULL DEFAULT 0
);

-- The owner has claimed the row: to send it, or to look it up. The sender is who made its latest intent.
-- No index on the state: each change stays within its page (a HOT update), and a claim goes forward along the primary key.
CREATE TABLE IF NOT EXISTS zalo_campaign.campaign_row (
    campaign_id bigint NOT NULL,
    line bigint NOT NULL,
    phone bigint NOT NULL,
    call_type text,
    reason_code text,
    reference text,
    state text NOT NULL DEFAULT 'not_sent',
    attempt int NOT NULL DEFAULT 0,
    owner uuid,
    sender uuid,
    first_sent_at timestamptz,
    sent_at timestamptz,
    unknown_at timestamptz,
    ended_at timestamptz,
    consent_id text,
    charged boolean,
    reply_status text,
    delivery_status text,
    detail text,
    charged_before int NOT NULL DEFAULT 0,
    written text,
    own text,
    PRIMARY KEY (campaign_id, line),
    UNIQUE (campaign_id, phone)
) WITH (fillfactor = 60);

CREATE TABLE IF NOT EXISTS zalo_campaign.refused (
    campaign_id bigint NOT NULL,
    line bigint NOT NULL,
    reason text NOT NULL,
    phone text,
    first_line bigint,
    reference text,
    own text,
    PRIMARY KEY (campaign_id, line)
);

-- A claim holds as long as its run renews its lease.
CREATE TABLE IF NOT EXISTS zalo_campaign.run (
    campaign_id bigint NOT NULL,
    id uuid NOT NULL,
    lease_until timestamptz NOT NULL,
    sends boolean NOT NULL DEFAULT false,
    PRIMARY KEY (campaign_id, id)
);

INSERT INTO zalo_campaign.version VALUES (1, 2) ON CONFLICT DO NOTHING;
