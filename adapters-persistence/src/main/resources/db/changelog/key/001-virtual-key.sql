--liquibase formatted sql

--changeset tunegate:key-001
CREATE TABLE virtual_key (
    id         text COLLATE "C" PRIMARY KEY,
    alias      text,
    hash       text        NOT NULL,
    tail       text        NOT NULL,
    models     text[]      NOT NULL,
    metadata   text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    blocked    boolean     NOT NULL
);
CREATE INDEX virtual_key_newest ON virtual_key (created_at DESC, id DESC);
CREATE INDEX virtual_key_alias ON virtual_key (alias) WHERE alias IS NOT NULL;
