package dev.tunegate.persistence.catalog;

import dev.tunegate.domain.catalog.AccessGroups;
import dev.tunegate.domain.catalog.AccessGroupsContract;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Access groups in a real database. */
final class JdbcAccessGroupsTest implements AccessGroupsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcAccessGroups groups =
            new JdbcAccessGroups(DATABASE.db(), DATABASE.transactions());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("access_group");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public AccessGroups groups() {
        return groups;
    }
}
