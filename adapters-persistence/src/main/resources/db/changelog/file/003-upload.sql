--liquibase formatted sql

--changeset tunegate:file-003
CREATE TABLE upload (
    id               text COLLATE "C" PRIMARY KEY,
    owner            text        NOT NULL,
    filename         text        NOT NULL,
    purpose          text        NOT NULL,
    bytes            bigint      NOT NULL,
    lifetime_seconds bigint,
    models           text[]      NOT NULL,
    deployments      text[]      NOT NULL,
    created_at       timestamptz NOT NULL,
    received_bytes   bigint      NOT NULL,
    received_parts   int         NOT NULL,
    state            text        NOT NULL,
    file_id          text,
    part_ids         text[],
    by_name          text        NOT NULL,
    by_key           text,
    by_user          text,
    by_team          text,
    by_organization  text
);
-- Few are pending at any time: the sweep and the quotas look at no others.
CREATE INDEX upload_pending ON upload (created_at) WHERE state = 'pending';

CREATE TABLE upload_part (
    id         text COLLATE "C" PRIMARY KEY,
    upload_id  text COLLATE "C" NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    bytes      bigint      NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX upload_part_of ON upload_part (upload_id);
