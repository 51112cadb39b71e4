--liquibase formatted sql

--changeset tunegate:inference-001
CREATE TABLE served_model (
    name           text COLLATE "C" PRIMARY KEY,
    owner          text        NOT NULL,
    job_id         text        NOT NULL,
    deployment     text        NOT NULL,
    provider       text        NOT NULL,
    provider_model text        NOT NULL,
    base           text        NOT NULL,
    checkpoint     boolean     NOT NULL,
    created_at     timestamptz NOT NULL
);
CREATE INDEX served_model_of_owner ON served_model (owner, created_at DESC, name DESC) WHERE NOT checkpoint;
CREATE INDEX served_model_newest ON served_model (created_at DESC, name DESC) WHERE NOT checkpoint;
CREATE INDEX served_model_of_job ON served_model (job_id);
