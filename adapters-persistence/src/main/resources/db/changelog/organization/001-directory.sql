--liquibase formatted sql

--changeset tunegate:organization-001
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE organization (
    id                  text COLLATE "C" PRIMARY KEY,
    alias               text,
    models              text[]      NOT NULL,
    requests_per_minute bigint,
    running_jobs        bigint,
    stored_bytes        bigint,
    metadata            text        NOT NULL,
    blocked             boolean     NOT NULL,
    version             bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    created_by          text        NOT NULL,
    updated_at          timestamptz NOT NULL,
    updated_by          text        NOT NULL
);
CREATE INDEX organization_newest ON organization (created_at DESC, id DESC);
CREATE INDEX organization_words ON organization USING gin ((id || ' ' || coalesce(alias, '')) gin_trgm_ops);

CREATE TABLE team (
    id                  text COLLATE "C" PRIMARY KEY,
    organization_id     text COLLATE "C" REFERENCES organization (id),
    alias               text,
    models              text[]      NOT NULL,
    requests_per_minute bigint,
    running_jobs        bigint,
    stored_bytes        bigint,
    metadata            text        NOT NULL,
    blocked             boolean     NOT NULL,
    member_permissions  text[]      NOT NULL,
    version             bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    created_by          text        NOT NULL,
    updated_at          timestamptz NOT NULL,
    updated_by          text        NOT NULL
);
CREATE INDEX team_newest ON team (created_at DESC, id DESC);
CREATE INDEX team_of_organization ON team (organization_id, created_at DESC, id DESC);
CREATE INDEX team_words ON team USING gin ((id || ' ' || coalesce(alias, '')) gin_trgm_ops);

-- Called so because USER is a word of SQL.
CREATE TABLE platform_user (
    id                  text COLLATE "C" PRIMARY KEY,
    email               text,
    subject             text,
    role                text        NOT NULL,
    alias               text,
    models              text[]      NOT NULL,
    requests_per_minute bigint,
    running_jobs        bigint,
    stored_bytes        bigint,
    metadata            text        NOT NULL,
    blocked             boolean     NOT NULL,
    version             bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    created_by          text        NOT NULL,
    updated_at          timestamptz NOT NULL,
    updated_by          text        NOT NULL
);
CREATE UNIQUE INDEX platform_user_email ON platform_user (lower(email)) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX platform_user_subject ON platform_user (subject) WHERE subject IS NOT NULL;
CREATE INDEX platform_user_newest ON platform_user (created_at DESC, id DESC);
CREATE INDEX platform_user_role ON platform_user (role, created_at DESC, id DESC);
CREATE INDEX platform_user_words ON platform_user
    USING gin ((id || ' ' || coalesce(alias, '') || ' ' || coalesce(email, '')) gin_trgm_ops);

-- A member of a team or of an organization: one of the two is said.
CREATE TABLE membership (
    team_id         text COLLATE "C" REFERENCES team (id) ON DELETE CASCADE,
    organization_id text COLLATE "C" REFERENCES organization (id) ON DELETE CASCADE,
    user_id         text COLLATE "C" NOT NULL REFERENCES platform_user (id) ON DELETE CASCADE,
    role            text   NOT NULL,
    models          text[],
    CHECK ((team_id IS NULL) <> (organization_id IS NULL))
);
CREATE UNIQUE INDEX membership_of_team ON membership (team_id, user_id) WHERE team_id IS NOT NULL;
CREATE UNIQUE INDEX membership_of_organization ON membership (organization_id, user_id) WHERE organization_id IS NOT NULL;
CREATE INDEX membership_of_user ON membership (user_id);

-- What was an id once is never given again: files and jobs of those who had it are still there.
CREATE TABLE retired_id (
    kind text NOT NULL,
    id   text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, id)
);
