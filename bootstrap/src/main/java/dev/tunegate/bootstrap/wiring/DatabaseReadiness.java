package dev.tunegate.bootstrap.wiring;

import dev.tunegate.api.health.Readiness;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway can serve while its database answers. */
final class DatabaseReadiness implements Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource database;

    DatabaseReadiness(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean isReady() {
        try (var connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            LOG.warn("the database does not answer: {}", e.getMessage());
            return false;
        }
    }
}
