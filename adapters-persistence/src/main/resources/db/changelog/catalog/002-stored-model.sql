--liquibase formatted sql

--changeset tunegate:catalog-model-001
-- Deployments that were added while the gateway runs. Their secrets are sealed for the row's id and
-- words, which say where they may be sent.
CREATE TABLE stored_model (
    id              text COLLATE "C" PRIMARY KEY,
    name            text        NOT NULL,
    words           text        NOT NULL,
    credential_name text,
    secrets         bytea       NOT NULL,
    supports        text[]      NOT NULL,
    access_groups   text[]      NOT NULL,
    info            text        NOT NULL,
    blocked         boolean     NOT NULL,
    version         bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    created_by      text        NOT NULL,
    updated_at      timestamptz NOT NULL,
    updated_by      text        NOT NULL
);
CREATE INDEX stored_model_order ON stored_model (created_at, id);
CREATE INDEX stored_model_credential ON stored_model (credential_name) WHERE credential_name IS NOT NULL;

CREATE TABLE access_group (
    name       text COLLATE "C" PRIMARY KEY,
    models     text[]      NOT NULL,
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text        NOT NULL
);

-- One row, whose number grows with each change of what the catalog is made of: nodes ask for it
-- several times a second. Its lock is held until the change is committed, so no number is seen
-- before what it stands for.
CREATE TABLE catalog_version (version bigint NOT NULL);
INSERT INTO catalog_version VALUES (1);

--changeset tunegate:catalog-model-002 splitStatements:false
CREATE FUNCTION catalog_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE catalog_version SET version = version + 1;
    RETURN NULL;
END $$;

--changeset tunegate:catalog-model-003
CREATE TRIGGER stored_model_changed AFTER INSERT OR UPDATE OR DELETE ON stored_model
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();
CREATE TRIGGER access_group_changed AFTER INSERT OR UPDATE OR DELETE ON access_group
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();
