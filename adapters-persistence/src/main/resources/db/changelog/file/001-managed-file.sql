--liquibase formatted sql

--changeset tunegate:file-001
CREATE TABLE managed_file (
    id         text COLLATE "C" PRIMARY KEY,
    owner      text        NOT NULL,
    filename   text        NOT NULL,
    purpose    text        NOT NULL,
    bytes      bigint      NOT NULL,
    sha256     text        NOT NULL,
    format     text,
    row_count  bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    deleted_at timestamptz
);
-- Lists hold what is not deleted, newest first: of one owner or of all, for one purpose or for any.
CREATE INDEX managed_file_of_owner ON managed_file (owner, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX managed_file_of_owner_for ON managed_file (owner, purpose, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX managed_file_newest_for ON managed_file (purpose, created_at DESC, id DESC) WHERE deleted_at IS NULL;
-- The list of all files is ordered by an expression, so that no other list can walk through all files
-- in search of its own: the planner believes that these are spread evenly, and they need not be.
CREATE INDEX managed_file_newest ON managed_file ((created_at AT TIME ZONE 'UTC') DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX managed_file_expiry ON managed_file (expires_at) WHERE deleted_at IS NULL AND expires_at IS NOT NULL;

CREATE TABLE file_replica (
    file_id       text COLLATE "C" NOT NULL REFERENCES managed_file (id) ON DELETE CASCADE,
    deployment    text NOT NULL,
    position      int  NOT NULL,
    state         text NOT NULL,
    attempts      int  NOT NULL,
    reason        text,
    provider_file text,
    since         timestamptz,
    PRIMARY KEY (file_id, deployment)
);
