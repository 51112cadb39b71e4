--liquibase formatted sql

--changeset tunegate:finetuning-002
-- The provider's own parameters, as the caller gave them.
ALTER TABLE fine_tuning_job ADD COLUMN extensions jsonb NOT NULL DEFAULT '{}';
CREATE INDEX fine_tuning_job_at ON fine_tuning_job (provider, created_at DESC, id DESC);
CREATE INDEX fine_tuning_job_of_owner_at ON fine_tuning_job (owner, provider, created_at DESC, id DESC);
