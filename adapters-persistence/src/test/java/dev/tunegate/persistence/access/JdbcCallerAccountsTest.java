package dev.tunegate.persistence.access;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.access.CallerAccountsContract;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers' accounts in a real database. */
final class JdbcCallerAccountsTest implements CallerAccountsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcCallerAccounts accounts = sealed();

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("caller_account");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public CallerAccounts accounts() {
        return accounts;
    }

    @Test
    void a_credential_is_nowhere_in_the_table() {
        accounts.keep(ALICE, MINE, NOON);

        var row =
                DATABASE.db()
                        .sql("SELECT a::text || encode(credential, 'escape') FROM caller_account a")
                        .query(Columns::firstText)
                        .single();

        assertThat(row).contains("api.example.com").doesNotContain("sk-gr");
    }

    @Test
    void a_credential_does_not_open_at_another_address() {
        var at = accounts.keep(ALICE, MINE, NOON).serving(new ModelName("m")).id();

        DATABASE.db().sql("UPDATE caller_account SET address = 'https://evil.example'").update();

        assertThatThrownBy(() -> accounts.find(at)).isInstanceOf(IllegalStateException.class);
    }

    private static JdbcCallerAccounts sealed() {
        return new JdbcCallerAccounts(DATABASE.db(), TestSeals.PEPPER, TestSeals.in(DATABASE));
    }
}
