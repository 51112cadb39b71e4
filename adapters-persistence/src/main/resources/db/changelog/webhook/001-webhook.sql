--liquibase formatted sql

--changeset tunegate:webhook-001
-- Who is told what; the secrets are sealed together, for this endpoint at this address.
CREATE TABLE webhook (
    id              text COLLATE "C" PRIMARY KEY,
    owner           text        NOT NULL,
    name            text        NOT NULL,
    url             text        NOT NULL,
    types           text[]      NOT NULL,
    secrets         bytea       NOT NULL,
    disabled_since  timestamptz,
    disabled_reason text,
    last_sequence   bigint      NOT NULL DEFAULT 0,
    version         bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    created_by      text        NOT NULL,
    updated_at      timestamptz NOT NULL,
    updated_by      text        NOT NULL
);
CREATE INDEX webhook_of_owner ON webhook (owner, created_at DESC, id DESC);
CREATE INDEX webhook_newest ON webhook ((created_at AT TIME ZONE 'UTC') DESC, id DESC);

-- What each endpoint is told, in lines: position says who stands before whom.
CREATE TABLE webhook_delivery (
    id         text COLLATE "C" PRIMARY KEY,
    position   bigint GENERATED ALWAYS AS IDENTITY,
    webhook_id text COLLATE "C" NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event_id   text        NOT NULL,
    type       text        NOT NULL,
    subject    text        NOT NULL,
    created_at timestamptz NOT NULL,
    status     text        NOT NULL,
    queued_at  timestamptz NOT NULL,
    due        timestamptz NOT NULL,
    attempts   int         NOT NULL,
    aside      boolean     NOT NULL,
    sequence   bigint,
    last_at    timestamptz,
    last_reply text,
    ended_at   timestamptz
);
CREATE INDEX webhook_delivery_line ON webhook_delivery (webhook_id, position) WHERE status = 'pending' AND NOT aside;
CREATE INDEX webhook_delivery_aside ON webhook_delivery (webhook_id, due) WHERE status = 'pending' AND aside;
CREATE INDEX webhook_delivery_due ON webhook_delivery (due) WHERE status = 'pending';
CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook_id, created_at DESC, id DESC);
CREATE INDEX webhook_delivery_newest_of ON webhook_delivery (webhook_id, status, created_at DESC, id DESC);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;
