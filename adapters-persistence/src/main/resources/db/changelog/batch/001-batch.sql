--liquibase formatted sql

--changeset tunegate:batch-001
CREATE TABLE batch (
    id              text COLLATE "C" PRIMARY KEY,
    owner           text        NOT NULL,
    requester       text        NOT NULL,
    by_key          text,
    by_user         text,
    by_team         text,
    by_organization text,
    fingerprint     text        NOT NULL,
    idempotency_key text,
    input_file      text        NOT NULL,
    endpoint        text        NOT NULL,
    output_seconds  bigint,
    metadata        jsonb       NOT NULL,
    -- A batch whose rows are at fault goes nowhere: then these are null.
    model           text,
    provider_model  text,
    deployment      text,
    provider        text,
    placement       text,
    attempts        int,
    attempt_at      timestamptz,
    ask_after       timestamptz,
    run_id          text,
    copy_tried      boolean     NOT NULL,
    copy_id         text,
    status          text        NOT NULL,
    in_progress_at  timestamptz,
    finalizing_at   timestamptz,
    completed_at    timestamptz,
    failed_at       timestamptz,
    expired_at      timestamptz,
    cancelling_at   timestamptz,
    cancelled_at    timestamptz,
    expires_at      timestamptz,
    total           bigint      NOT NULL,
    completed       bigint      NOT NULL,
    failed          bigint      NOT NULL,
    errors          jsonb       NOT NULL,
    usage           jsonb,
    output_file     text,
    error_file      text,
    created_at      timestamptz NOT NULL
);
CREATE INDEX batch_of_owner ON batch (owner, created_at DESC, id DESC);
-- The list of all batches is ordered by an expression, so that no other list walks through it.
CREATE INDEX batch_newest ON batch ((created_at AT TIME ZONE 'UTC') DESC, id DESC);
CREATE INDEX batch_fingerprint ON batch (owner, fingerprint, created_at DESC);
CREATE INDEX batch_idempotency ON batch (owner, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX batch_input_file ON batch (input_file);
CREATE UNIQUE INDEX batch_run ON batch (deployment, run_id) WHERE run_id IS NOT NULL;
CREATE INDEX batch_by_key ON batch (by_key)
    WHERE by_key IS NOT NULL AND status NOT IN ('FAILED', 'COMPLETED', 'EXPIRED', 'CANCELLED');
CREATE INDEX batch_by_user ON batch (by_user)
    WHERE by_user IS NOT NULL AND status NOT IN ('FAILED', 'COMPLETED', 'EXPIRED', 'CANCELLED');
CREATE INDEX batch_by_team ON batch (by_team)
    WHERE by_team IS NOT NULL AND status NOT IN ('FAILED', 'COMPLETED', 'EXPIRED', 'CANCELLED');
CREATE INDEX batch_by_organization ON batch (by_organization)
    WHERE by_organization IS NOT NULL
        AND status NOT IN ('FAILED', 'COMPLETED', 'EXPIRED', 'CANCELLED');
