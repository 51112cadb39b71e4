package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that every request of an account carries. */
public final class Headers {

    private final Connection connection;
    private final Map<String, String> all = new LinkedHashMap<>();

    public Headers(Connection connection) {
        this.connection = connection;
    }

    /**
     * Checks the value itself, for the JDK would quote it in its complaint.
     *
     * @throws Misconfigured if it has characters that no header can carry
     */
    public Headers put(String name, String value) {
        if (!value.chars().allMatch(it -> it >= 0x20 && it < 0x7f)) {
            throw new Misconfigured(
                    connection.title()
                            + " has a credential or name with characters that cannot be sent.");
        }
        all.put(name, value);
        return this;
    }

    /** A setting of the account in a header, where it has one. */
    public Headers setting(String word, String name) {
        connection.setting(word).ifPresent(it -> put(name, it));
        return this;
    }

    public Headers bearer(Secret credential) {
        return put("Authorization", "Bearer " + credential.reveal());
    }

    public Map<String, String> all() {
        return Map.copyOf(all);
    }

    /** Prints no value: one of them is a credential. */
    @Override
    public String toString() {
        return all.keySet().toString();
    }
}
