--liquibase formatted sql

--changeset tunegate:file-004
-- What has ended is forgotten one day, oldest first.
CREATE INDEX upload_ended ON upload (created_at) WHERE state <> 'pending';
