--liquibase formatted sql

--changeset tunegate:file-002
-- Through which key, and in whose name, a file was made; and what each of them keeps, in bytes.
ALTER TABLE managed_file
    ADD COLUMN by_name         text NOT NULL DEFAULT 'unknown',
    ADD COLUMN by_key          text,
    ADD COLUMN by_user         text,
    ADD COLUMN by_team         text,
    ADD COLUMN by_organization text;
UPDATE managed_file SET by_key = substr(owner, 5) WHERE owner LIKE 'key:%';
ALTER TABLE managed_file ALTER COLUMN by_name DROP DEFAULT;
CREATE INDEX managed_file_by_key ON managed_file (by_key) INCLUDE (bytes)
    WHERE by_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX managed_file_by_user ON managed_file (by_user) INCLUDE (bytes)
    WHERE by_user IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX managed_file_by_team ON managed_file (by_team) INCLUDE (bytes)
    WHERE by_team IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX managed_file_by_organization ON managed_file (by_organization) INCLUDE (bytes)
    WHERE by_organization IS NOT NULL AND deleted_at IS NULL;
