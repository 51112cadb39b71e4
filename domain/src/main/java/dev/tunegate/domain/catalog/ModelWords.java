package dev.tunegate.domain.catalog;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was said about a model's provider, account and options, in the words of {@code
 * litellm_params}.
 *
 * @param plain what may be shown again
 * @param secret what may not
 */
public record ModelWords(Map<String, String> plain, Map<String, Secret> secret) {

    /** Names the credential whose secrets are used. */
    public static final String CREDENTIAL = "litellm_credential_name";

    public ModelWords {
        plain = Collections.unmodifiableSortedMap(new TreeMap<>(plain));
        secret = Map.copyOf(secret);
    }

    public Optional<CredentialName> credential() {
        return Optional.ofNullable(plain.get(CREDENTIAL)).map(CredentialName::new);
    }

    /** Each word with what it stands for; any of it may be secret. */
    public Map<String, Secret> all() {
        var all = new HashMap<>(secret);
        plain.forEach((word, text) -> all.put(word, new Secret(text)));
        return all;
    }
}
