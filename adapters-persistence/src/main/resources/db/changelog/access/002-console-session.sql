--liquibase formatted sql

--changeset tunegate:access-002
-- Who has signed in to the console: a user, or the local administrator by a secret with this mark.
-- The id is a hash of what the browser holds. It says nothing of rights: they are asked each time.
CREATE TABLE console_session (
    id       text COLLATE "C" PRIMARY KEY,
    user_id  text COLLATE "C",
    mark     text,
    begun_at timestamptz NOT NULL,
    seen_at  timestamptz NOT NULL,
    CHECK ((user_id IS NULL) <> (mark IS NULL))
);
CREATE INDEX console_session_seen ON console_session (seen_at);
