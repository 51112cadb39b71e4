package dev.tunegate.persistence.catalog;

import static dev.tunegate.domain.catalog.CredentialFixture.aCredential;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.Credentials;
import dev.tunegate.domain.catalog.CredentialsContract;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in a real database. */
final class JdbcCredentialsTest implements CredentialsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcCredentials credentials =
            new JdbcCredentials(DATABASE.db(), DATABASE.transactions(), TestSeals.in(DATABASE));

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("credential");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Test
    void a_secret_is_nowhere_in_the_table() {
        credentials.add(aCredential().build());

        var row =
                DATABASE.db()
                        .sql("SELECT c::text || encode(secrets, 'escape') FROM credential c")
                        .query(Columns::firstText)
                        .single();

        assertThat(row).contains("api.example.com").doesNotContain("sk-gr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address = 'https://evil.example/v1'",
                "address = NULL",
                "provider = 'azure'",
                "name = 'moved'",
                "settings = '{\"organization\":\"org-evil\"}'",
                "secrets = set_byte(secrets, 80, get_byte(secrets, 80) # 1)",
                "secrets = set_byte(secrets, 20, get_byte(secrets, 20) # 1)",
                "secrets = set_byte(secrets, 5, get_byte(secrets, 5) # 1)"
            })
    void a_row_that_was_changed_behind_our_back_has_lost_its_secrets(String change) {
        credentials.add(aCredential().build());

        DATABASE.db().sql("UPDATE credential SET " + change).update();

        assertThat(credentials.all())
                .singleElement()
                .satisfies(it -> assertThat(it.secrets()).isEmpty());
    }

    @Test
    void one_rows_secrets_do_not_open_in_another() {
        credentials.add(aCredential().build());
        credentials.add(aCredential().named("other").build());

        DATABASE.db()
                .sql(
                        "UPDATE credential SET secrets = (SELECT secrets FROM credential WHERE name"
                                + " = 'other')")
                .update();

        assertThat(credentials.find(aCredential().build().name()).orElseThrow().secrets())
                .isEmpty();
        assertThat(credentials.find(aCredential().named("other").build().name()).orElseThrow())
                .isEqualTo(aCredential().named("other").build());
    }
}
