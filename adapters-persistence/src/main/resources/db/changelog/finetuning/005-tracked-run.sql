--liquibase formatted sql

--changeset tunegate:finetuning-005
-- How much of a job's figures an experiment tracker has taken.
CREATE TABLE tracked_run (
    id            text COLLATE "C" PRIMARY KEY,
    job_id        text COLLATE "C" NOT NULL REFERENCES fine_tuning_job (id) ON DELETE CASCADE,
    entity        text,
    project       text,
    sent          bigint      NOT NULL,
    state         text        NOT NULL,
    failing_since timestamptz
);
CREATE INDEX tracked_run_of_job ON tracked_run (job_id);
-- A job that was undone keeps its place in the list: somebody may be on his way through it.
CREATE TABLE forgotten_job (
    id         text COLLATE "C" PRIMARY KEY,
    owner      text        NOT NULL,
    created_at timestamptz NOT NULL,
    gone_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX forgotten_job_gone ON forgotten_job (gone_at);
