package dev.tunegate.api.health;

import dev.tunegate.api.ApiConfiguration;
import dev.tunegate.api.web.Open;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether the gateway lives, and whether it can work; nothing else. */
@RestController
final class HealthController {

    private final BooleanSupplier databaseAnswers;

    HealthController(
            @Qualifier(ApiConfiguration.DATABASE_ANSWERS) BooleanSupplier databaseAnswers) {
        this.databaseAnswers = databaseAnswers;
    }

    /** How ready the gateway is. */
    record ReadinessBody(String status) {}

    /** The answer is a JSON string; monitors compare it. */
    @Open
    @GetMapping(
            path = {"/health/liveliness", "/health/liveness"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    String liveliness() {
        return "\"I'm alive!\"";
    }

    @Open
    @GetMapping("/health/readiness")
    ReadinessBody readiness() {
        if (!databaseAnswers.getAsBoolean()) {
            throw new Refusal.Unavailable(
                    "database_unavailable",
                    "The gateway's database does not answer now.",
                    Duration.ofSeconds(1));
        }
        return new ReadinessBody("ready");
    }
}
