package dev.tunegate.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's dialect: where it is, and how one signs. */
class OpenAiDialectTest {

    private final OpenAiDialect dialect = new OpenAiDialect();

    private static Connection connection(Optional<String> url, Optional<String> key) {
        return new Connection("main", url.map(URI::create), key.map(Secret::new), Map.of());
    }

    private static Connection at(String url) {
        return connection(Optional.of(url), Optional.of("sk-1"));
    }

    @Test
    void without_an_address_it_is_openai() {
        var connection = connection(Optional.empty(), Optional.of("sk-1"));

        assertThat(dialect.base(connection)).hasToString("https://api.openai.com/v1");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4020/v1,http://127.0.0.1:4020/v1",
        "https://host/v1/,https://host/v1",
        "https://host//,https://host",
        "https://host,https://host"
    })
    void an_address_of_ones_own_may_end_in_slashes(String given, String base) {
        assertThat(dialect.base(at(given))).hasToString(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host/v1",
                "host/v1",
                "file:///etc",
                "https://user:pass@host/v1",
                "https://host/v1?a=b",
                "https://host/v1#a"
            })
    void a_strange_address_is_the_operators_fault(String address) {
        assertThatThrownBy(() -> dialect.base(at(address)))
                .isInstanceOf(Misconfigured.class)
                .message()
                .doesNotContain("pass");
    }

    @Test
    void the_key_and_the_account_go_along() {
        var connection =
                new Connection(
                        "main",
                        Optional.empty(),
                        Optional.of(new Secret("sk-1")),
                        Map.of("organization", "org-1", "project", "proj_1"));

        assertThat(dialect.headers(connection))
                .isEqualTo(
                        Map.of(
                                "Authorization", "Bearer sk-1",
                                "OpenAI-Organization", "org-1",
                                "OpenAI-Project", "proj_1"));
    }

    @Test
    void openai_needs_a_key_and_a_host_of_ones_own_may_not() {
        var own = connection(Optional.of("http://127.0.0.1:1/v1"), Optional.empty());

        assertThat(dialect.headers(own)).isEmpty();
        assertThatThrownBy(() -> dialect.headers(connection(Optional.empty(), Optional.empty())))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'main'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-1\nx-evil: 1", "sk-\u00e4", "sk-1\r"})
    void a_key_that_cannot_be_sent_is_not_quoted(String key) {
        var connection = connection(Optional.empty(), Optional.of(key));

        assertThatThrownBy(() -> dialect.headers(connection))
                .isInstanceOf(Misconfigured.class)
                .message()
                .doesNotContain("sk-");
    }
}
