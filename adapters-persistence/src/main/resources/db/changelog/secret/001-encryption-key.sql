--liquibase formatted sql

--changeset tunegate:secret-001
-- The keys that wrap the data keys of sealed secrets, themselves sealed under a root key that is not
-- in the database. The one with the highest number is the primary.
CREATE TABLE encryption_key (
    seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            text COLLATE "C" NOT NULL UNIQUE,
    created_at    timestamptz NOT NULL,
    superseded_at timestamptz,
    root          text        NOT NULL,
    sealed        bytea       NOT NULL
);
