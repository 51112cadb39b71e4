--liquibase formatted sql

--changeset tunegate:webhook-002
-- An endpoint that was deleted keeps its place in the list for a day: somebody may be on his way through it.
CREATE TABLE forgotten_webhook (
    id         text COLLATE "C" PRIMARY KEY,
    owner      text        NOT NULL,
    created_at timestamptz NOT NULL,
    gone_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX forgotten_webhook_gone ON forgotten_webhook (gone_at);
