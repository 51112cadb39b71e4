--liquibase formatted sql

--changeset tunegate:access-003
-- How many requests somebody has made in the window that ends then. A minute's count is not worth
-- writing to the log of changes: after a crash of the database the table is empty.
CREATE UNLOGGED TABLE request_meter (
    scope text        PRIMARY KEY,
    used  bigint      NOT NULL,
    ends  timestamptz NOT NULL
) WITH (fillfactor = 50);
