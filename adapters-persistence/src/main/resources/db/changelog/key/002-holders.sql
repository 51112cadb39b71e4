--liquibase formatted sql

--changeset tunegate:key-002
-- Whose key it is, who vouches for it, what it is for and how much it may use; the secret before the
-- last rotation while that still opens; and which state of the key this is.
ALTER TABLE virtual_key
    ADD COLUMN user_id             text,
    ADD COLUMN team_id             text,
    ADD COLUMN organization_id     text,
    ADD COLUMN voucher             text,
    ADD COLUMN type                text   NOT NULL DEFAULT 'DEFAULT',
    ADD COLUMN environment         text   NOT NULL DEFAULT 'LIVE',
    ADD COLUMN requests_per_minute bigint,
    ADD COLUMN running_jobs        bigint,
    ADD COLUMN stored_bytes        bigint,
    ADD COLUMN former_hash         text,
    ADD COLUMN former_until        timestamptz,
    ADD COLUMN version             bigint NOT NULL DEFAULT 1,
    ADD COLUMN created_by          text   NOT NULL DEFAULT 'administrator',
    ADD COLUMN updated_at          timestamptz,
    ADD COLUMN updated_by          text   NOT NULL DEFAULT 'administrator';
UPDATE virtual_key SET updated_at = created_at;
ALTER TABLE virtual_key ALTER COLUMN updated_at SET NOT NULL;
