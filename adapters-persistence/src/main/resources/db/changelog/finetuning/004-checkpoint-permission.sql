--liquibase formatted sql

--changeset tunegate:finetuning-004
-- Which team may call a model of somebody else's. It goes with the model, and with the team.
CREATE TABLE checkpoint_permission (
    id         text COLLATE "C" PRIMARY KEY,
    model      text COLLATE "C" NOT NULL REFERENCES served_model (name) ON DELETE CASCADE,
    team_id    text COLLATE "C" NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    UNIQUE (model, team_id)
);
CREATE INDEX checkpoint_permission_of_model ON checkpoint_permission (model, created_at, id);
CREATE INDEX checkpoint_permission_of_team ON checkpoint_permission (team_id);
