--liquibase formatted sql

--changeset tunegate:finetuning-003
-- Through which key, and in whose name, a job was made; and which jobs of each have not ended.
ALTER TABLE fine_tuning_job
    ADD COLUMN by_key          text,
    ADD COLUMN by_user         text,
    ADD COLUMN by_team         text,
    ADD COLUMN by_organization text;
UPDATE fine_tuning_job SET by_key = substr(owner, 5) WHERE owner LIKE 'key:%';
CREATE INDEX fine_tuning_job_by_key ON fine_tuning_job (by_key)
    WHERE by_key IS NOT NULL AND status NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED');
CREATE INDEX fine_tuning_job_by_user ON fine_tuning_job (by_user)
    WHERE by_user IS NOT NULL AND status NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED');
CREATE INDEX fine_tuning_job_by_team ON fine_tuning_job (by_team)
    WHERE by_team IS NOT NULL AND status NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED');
CREATE INDEX fine_tuning_job_by_organization ON fine_tuning_job (by_organization)
    WHERE by_organization IS NOT NULL AND status NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED');
