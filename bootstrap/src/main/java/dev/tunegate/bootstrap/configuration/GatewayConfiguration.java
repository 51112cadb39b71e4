package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.ModelCatalog;
import java.util.List;

/**
 * All that the configuration says.
 *
 * @param origin the file, or what stands in for it
 * @param warnings what is said without effect, one sentence each
 */
public record GatewayConfiguration(
        String origin, ModelCatalog catalog, GatewaySettings settings, List<String> warnings) {

    public GatewayConfiguration {
        warnings = List.copyOf(warnings);
    }
}
