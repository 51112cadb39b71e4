package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an account at a provider.
 *
 * @param settings the words that only the provider's adapter understands
 */
record Account(Optional<Secret> apiKey, Optional<URI> apiBase, Map<String, String> settings) {

    static final Account NOTHING = new Account(Optional.empty(), Optional.empty(), Map.of());

    Account {
        settings = Map.copyOf(settings);
    }

    boolean isNothing() {
        return apiKey.isEmpty() && apiBase.isEmpty();
    }

    /** This account, with what it leaves open taken from the other. */
    Account over(Account other) {
        var all = new HashMap<>(other.settings);
        all.putAll(settings);
        return new Account(apiKey.or(other::apiKey), apiBase.or(other::apiBase), all);
    }

    Connection connection(String name) {
        return new Connection(name, apiBase, apiKey, settings);
    }
}
