package dev.tunegate.domain.catalog;

import java.time.Instant;
import java.util.List;

/**
 * How this node's configuration file is doing.
 *
 * @param origin the file, or what stands in for it
 * @param readAt when what is in force was read
 * @param problems why the file as it is now is not in force; none if it is
 * @param warnings what is said without effect, one sentence each
 * @param waiting settings that were changed and take effect at the next start
 */
public record ConfigurationState(
        String origin,
        Instant readAt,
        List<String> problems,
        List<String> warnings,
        List<String> waiting) {

    public ConfigurationState {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        waiting = List.copyOf(waiting);
    }
}
