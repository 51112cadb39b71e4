package dev.tunegate.persistence.file;

import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.file.UploadsContract;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Uploads in a real database. */
final class JdbcUploadsTest implements UploadsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcUploads uploads = new JdbcUploads(DATABASE.db(), DATABASE.transactions());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("upload");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public Uploads uploads() {
        return uploads;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }
}
