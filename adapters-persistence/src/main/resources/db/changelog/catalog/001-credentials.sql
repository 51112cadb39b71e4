--liquibase formatted sql

--changeset tunegate:catalog-credential-001
-- Accounts at providers that administrators keep here; the secrets are sealed together.
CREATE TABLE credential (
    name       text COLLATE "C" PRIMARY KEY,
    provider   text,
    address    text,
    settings   jsonb       NOT NULL,
    secrets    bytea       NOT NULL,
    info       jsonb       NOT NULL,
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text        NOT NULL
);
