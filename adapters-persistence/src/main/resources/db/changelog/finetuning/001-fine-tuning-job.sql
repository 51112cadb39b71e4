--liquibase formatted sql

--changeset tunegate:finetuning-001
CREATE TABLE fine_tuning_job (
    id               text COLLATE "C" PRIMARY KEY,
    owner            text        NOT NULL,
    requester        text        NOT NULL,
    fingerprint      text        NOT NULL,
    idempotency_key  text,
    model            text        NOT NULL,
    training_file    text        NOT NULL,
    validation_file  text,
    method           jsonb       NOT NULL,
    suffix           text,
    seed             int         NOT NULL,
    integrations     jsonb       NOT NULL,
    metadata         jsonb       NOT NULL,
    deployment       text        NOT NULL,
    provider         text        NOT NULL,
    placement        text        NOT NULL,
    attempts         int         NOT NULL,
    attempt_at       timestamptz,
    ask_after        timestamptz,
    run_id           text,
    status           text        NOT NULL,
    finished_at      timestamptz,
    tuned_model      text,
    result_files     text[]      NOT NULL,
    error_code       text,
    error_message    text,
    error_param      text,
    trained_tokens   bigint,
    estimated_finish timestamptz,
    chosen           jsonb       NOT NULL,
    created_at       timestamptz NOT NULL
);
-- Each list has the one index that holds its rows in its order.
CREATE INDEX fine_tuning_job_of_owner ON fine_tuning_job (owner, created_at DESC, id DESC);
CREATE INDEX fine_tuning_job_of_owner_in ON fine_tuning_job (owner, status, created_at DESC, id DESC);
CREATE INDEX fine_tuning_job_of_owner_on ON fine_tuning_job (owner, model, created_at DESC, id DESC);
CREATE INDEX fine_tuning_job_status ON fine_tuning_job (status, created_at DESC, id DESC);
CREATE INDEX fine_tuning_job_model ON fine_tuning_job (model, created_at DESC, id DESC);
-- The list of all jobs is ordered by an expression, so that no other list can walk through all jobs
-- in search of its own: the planner believes that these are spread evenly, and they need not be.
CREATE INDEX fine_tuning_job_newest ON fine_tuning_job ((created_at AT TIME ZONE 'UTC') DESC, id DESC);

CREATE INDEX fine_tuning_job_metadata ON fine_tuning_job USING gin (metadata jsonb_path_ops);
CREATE INDEX fine_tuning_job_fingerprint ON fine_tuning_job (owner, fingerprint, created_at DESC);
CREATE INDEX fine_tuning_job_idempotency ON fine_tuning_job (owner, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX fine_tuning_job_unfinished ON fine_tuning_job (deployment)
    WHERE status NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED');
CREATE INDEX fine_tuning_job_training_file ON fine_tuning_job (training_file);
CREATE INDEX fine_tuning_job_validation_file ON fine_tuning_job (validation_file) WHERE validation_file IS NOT NULL;
CREATE UNIQUE INDEX fine_tuning_job_run ON fine_tuning_job (deployment, run_id) WHERE run_id IS NOT NULL;

CREATE TABLE job_event (
    seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         text COLLATE "C" NOT NULL UNIQUE,
    job_id     text COLLATE "C" NOT NULL REFERENCES fine_tuning_job (id) ON DELETE CASCADE,
    key        text        NOT NULL,
    created_at timestamptz NOT NULL,
    level      text        NOT NULL,
    message    text        NOT NULL,
    data       json,
    UNIQUE (job_id, key)
);
CREATE INDEX job_event_newest ON job_event (job_id, seq DESC);
CREATE INDEX job_event_metrics ON job_event (job_id, seq) WHERE data IS NOT NULL;

CREATE TABLE checkpoint (
    id         text COLLATE "C" PRIMARY KEY,
    job_id     text COLLATE "C" NOT NULL REFERENCES fine_tuning_job (id) ON DELETE CASCADE,
    step       bigint      NOT NULL,
    model      text        NOT NULL,
    created_at timestamptz NOT NULL,
    metrics    json        NOT NULL,
    UNIQUE (job_id, step)
);
