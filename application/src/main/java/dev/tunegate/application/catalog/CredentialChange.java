package dev.tunegate.application.catalog;

import dev.tunegate.domain.catalog.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * What is to change of a credential: a word that is not named stays as it is, and one without a
 * value goes.
 *
 * @param values any of them may be a secret
 */
public record CredentialChange(
        Map<String, Optional<Secret>> values, Map<String, Optional<String>> info) {

    public CredentialChange {
        values = Map.copyOf(values);
        info = Map.copyOf(info);
    }
}
