--liquibase formatted sql

--changeset tunegate:finetuning-006
-- A permission that was taken back keeps its place in the list for a day: somebody may be on his way through it.
CREATE TABLE forgotten_permission (
    id         text COLLATE "C" PRIMARY KEY,
    model      text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    gone_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX forgotten_permission_gone ON forgotten_permission (gone_at);
