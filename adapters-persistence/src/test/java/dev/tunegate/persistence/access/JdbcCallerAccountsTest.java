package dev.tunegate.persistence.access;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.access.CallerAccountsContract;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TestDatabase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers' accounts in a real database. */
final class JdbcCallerAccountsTest implements CallerAccountsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcCallerAccounts accounts = sealedUnder(new byte[32]);

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
    void a_credential_does_not_open_under_another_pepper_or_at_another_address() {
        var at = accounts.keep(ALICE, MINE, NOON).serving(new ModelName("m")).id();
        var other = "other pepper, of 32 bytes and more".getBytes(StandardCharsets.UTF_8);
        var stranger = sealedUnder(other);

        assertThatThrownBy(() -> stranger.find(at)).isInstanceOf(IllegalStateException.class);

        DATABASE.db().sql("UPDATE caller_account SET address = 'https://evil.example'").update();
        assertThatThrownBy(() -> accounts.find(at)).isInstanceOf(IllegalStateException.class);
    }

    private static JdbcCallerAccounts sealedUnder(byte[] bytes) {
        var pepper = new Pepper(bytes);
        return new JdbcCallerAccounts(DATABASE.db(), pepper, new Seal(pepper));
    }
}
