--liquibase formatted sql

--changeset tunegate:provider-001
CREATE TABLE provider_memory (
    provider text NOT NULL,
    key      text COLLATE "C" NOT NULL,
    note     text NOT NULL,
    PRIMARY KEY (provider, key)
);
