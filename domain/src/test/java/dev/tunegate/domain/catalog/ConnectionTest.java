package dev.tunegate.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said about accounts. */
final class ConnectionTest {

    @Test
    void a_sentence_names_only_an_account_that_has_a_name() {
        assertThat(named("north").title()).isEqualTo("The account 'north'");
        assertThat(named("").title()).isEqualTo("The account");
    }

    private static Connection named(String name) {
        return new Connection(name, Optional.empty(), Optional.empty(), Map.of());
    }
}
