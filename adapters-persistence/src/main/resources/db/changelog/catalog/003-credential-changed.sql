--liquibase formatted sql

--changeset tunegate:catalog-credential-changed splitStatements:false runAlways:true
-- A credential that is rotated makes another catalog, too.
DO $$
BEGIN
    IF to_regclass('credential') IS NOT NULL THEN
        CREATE OR REPLACE TRIGGER credential_changed AFTER INSERT OR UPDATE OR DELETE ON credential
            FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();
    END IF;
END $$;
