--liquibase formatted sql

--changeset tunegate:key-003
-- Each list has an index in its own order, so that a page is as quick among many keys as among few;
-- a part of an alias is found by its groups of three letters.
CREATE INDEX virtual_key_of_team ON virtual_key (team_id, created_at DESC, id DESC) WHERE team_id IS NOT NULL;
CREATE INDEX virtual_key_of_user ON virtual_key (user_id, created_at DESC, id DESC) WHERE user_id IS NOT NULL;
CREATE INDEX virtual_key_of_organization ON virtual_key (organization_id, created_at DESC, id DESC) WHERE organization_id IS NOT NULL;
CREATE INDEX virtual_key_blocked ON virtual_key (created_at DESC, id DESC) WHERE blocked;
CREATE INDEX virtual_key_expiring ON virtual_key (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX virtual_key_parts ON virtual_key USING gin (alias gin_trgm_ops) WHERE alias IS NOT NULL;
CREATE INDEX virtual_key_aliases ON virtual_key (alias COLLATE "C") WHERE alias IS NOT NULL;
