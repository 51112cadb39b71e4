--liquibase formatted sql

--changeset tunegate:access-001
-- Callers' own accounts at providers. The credential is sealed; its hash tells one from another.
CREATE TABLE caller_account (
    id              text COLLATE "C" PRIMARY KEY,
    owner           text        NOT NULL,
    provider        text        NOT NULL,
    address         text        NOT NULL,
    credential_hash text        NOT NULL,
    credential      bytea       NOT NULL,
    created_at      timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    UNIQUE (owner, provider, address, credential_hash)
);
CREATE INDEX caller_account_last ON caller_account (last_at);
