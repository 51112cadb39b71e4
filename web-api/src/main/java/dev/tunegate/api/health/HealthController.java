package dev.tunegate.api.health;

import dev.tunegate.api.web.Open;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether the gateway lives, and whether it can work; nothing else. */
@RestController
final class HealthController {

    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
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
        if (!readiness.isReady()) {
            throw new Refusal.Unavailable(
                    "database_unavailable",
                    "The gateway's database does not answer now.",
                    Duration.ofSeconds(1));
        }
        return new ReadinessBody("ready");
    }
}
