package dev.tunegate.domain.catalog;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * An account at a provider: where it is reached, and with which credential. Many deployments may
 * share one.
 *
 * @param settings further words of the configuration that only the adapter understands
 * @param secrets those of the further words that are credentials
 */
public record Connection(
        String name,
        Optional<URI> baseUrl,
        Optional<Secret> apiKey,
        Map<String, String> settings,
        Map<String, Secret> secrets) {

    public Connection {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** An account whose only credential is its key. */
    public Connection(
            String name,
            Optional<URI> baseUrl,
            Optional<Secret> apiKey,
            Map<String, String> settings) {
        this(name, baseUrl, apiKey, settings, Map.of());
    }

    /** How a sentence about the account begins. Those that nobody named have no name. */
    public String title() {
        return name.isEmpty() ? "The account" : "The account '" + name + "'";
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }
}
