package dev.tunegate.api.catalog;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.catalog.FindConfigurationState;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.ConfigurationState;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The route that tells whether the configuration file is in force on the node that answers. */
@Api
final class ConfigurationController {

    private final FindConfigurationState find;

    ConfigurationController(FindConfigurationState find) {
        this.find = find;
    }

    /**
     * How the file is doing.
     *
     * @param status {@code current}, or {@code broken} while an earlier one is in force
     * @param needsRestart settings that were changed without effect yet
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record StatusBody(
            String status,
            String origin,
            String readAt,
            List<String> problems,
            List<String> warnings,
            List<String> needsRestart) {

        static StatusBody of(ConfigurationState state) {
            return new StatusBody(
                    state.problems().isEmpty() ? "current" : "broken",
                    state.origin(),
                    state.readAt().toString(),
                    state.problems(),
                    state.warnings(),
                    state.waiting());
        }
    }

    @Needs(Permission.CATALOG_READ)
    @GetMapping("/config/status")
    StatusBody status(Caller caller) {
        return StatusBody.of(find.state(caller));
    }
}
