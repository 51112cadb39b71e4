package dev.tunegate.domain.catalog;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * An account at a provider: where it is reached, and with which credential. Many deployments may
 * share one.
 *
 * @param settings further words of the configuration that only the adapter understands
 */
public record Connection(
        String name, Optional<URI> baseUrl, Optional<Secret> apiKey, Map<String, String> settings) {

    public Connection {
        settings = Map.copyOf(settings);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
