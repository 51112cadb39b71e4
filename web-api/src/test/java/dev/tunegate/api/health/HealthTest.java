package dev.tunegate.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.TestServer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health is open, and says no more than it must. */
final class HealthTest {

    @ParameterizedTest
    @ValueSource(strings = {"/health/liveliness", "/health/liveness"})
    void a_living_gateway_says_so_in_json(String path) {
        var answer = TestServer.nobody().get(path).ok();

        assertThat(answer.text()).isEqualTo("\"I'm alive!\"");
        assertThat(answer.header("content-type").orElse("")).startsWith("application/json");
    }

    @Test
    void it_is_ready_while_its_database_answers() {
        var database = TestServer.bean(AtomicBoolean.class);

        TestServer.nobody().get("/health/readiness").ok();
        database.set(false);
        try {
            TestServer.nobody().get("/health/readiness").isError(503, "database_unavailable");
        } finally {
            database.set(true);
        }
    }

    @Test
    void other_paths_beneath_it_are_not_found() {
        TestServer.nobody().get("/health/details").isError(404, "unknown_url");
    }
}
