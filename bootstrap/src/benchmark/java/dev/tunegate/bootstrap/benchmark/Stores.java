package dev.tunegate.bootstrap.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database that the measured gateway uses: durable, as in production. */
final class Stores implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private Stores(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Stores start() throws IOException {
        return new Stores(
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "60")
                        .setLocaleConfig("locale", "C")
                        .start());
    }

    String url() {
        return "postgres://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    void execute(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Jobs of many owners that ended long ago, {@code count} of them. */
    void fillJobs(long count) throws SQLException {
        execute(
                """
                INSERT INTO fine_tuning_job (id, owner, requester, fingerprint, model, training_file,
                    method, seed, integrations, metadata, deployment, provider, placement, attempts,
                    run_id, status, result_files, chosen, created_at)
                SELECT 'ftjob-' || md5(n::text), 'key:' || mod(n, 100), 'someone',
                    md5(n::text) || md5(n::text), 'model', 'file-' || md5(mod(n, 1000)::text),
                    '{"type":"supervised","settings":{}}', mod(n, 1000000), '[]',
                    jsonb_build_object('team', 'team-' || mod(n, 50)), 'old', 'simulator',
                    'submitted', 0, 'run-' || n, 'SUCCEEDED', '{}', '{}',
                    now() - n * interval '1 second'
                FROM generate_series(1, %d) AS n
                """
                        .formatted(count));
        execute("ANALYZE fine_tuning_job");
    }

    /**
     * So many keys, of teams that have fifty each; a hundred of them have 'needle' in their alias.
     */
    void fillKeys(long count) throws SQLException {
        execute("TRUNCATE virtual_key");
        execute(
                """
                INSERT INTO virtual_key (id, alias, hash, tail, models, metadata, team_id, user_id,
                    blocked, created_at, updated_at)
                SELECT lpad(n::text, 10, '0'),
                    CASE WHEN mod(n, %1$d) = 0 THEN 'needle-' ELSE 'key-' END || md5(n::text),
                    md5(n::text) || md5(n::text), 'WXYZ', '{all-proxy-models}', '{}',
                    'team-' || mod(n, %2$d), 'user-' || mod(n, 1000), false,
                    now() - n * interval '1 second', now()
                FROM generate_series(1, %3$d) AS n
                """
                        .formatted(count / 100, count / 50, count));
        execute("VACUUM ANALYZE virtual_key");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
