package dev.tunegate.domain.shared;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A caller's own notes on an object: at most 16 pairs, keys of at most 64 characters, values of at
 * most 512 (OpenAI API description 2.3.0).
 */
public record Metadata(Map<String, String> pairs) {

    public static final Metadata NONE = new Metadata(Map.of());

    /**
     * @throws Refusal.InvalidInput if there are too many pairs, or a key or value is too long
     */
    public Metadata {
        if (pairs.size() > 16) {
            throw invalid("metadata", "too_many_pairs", "metadata takes at most 16 pairs.");
        }
        pairs.forEach(Metadata::check);
        pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > 64) {
            throw invalid(
                    "metadata",
                    "string_above_max_length",
                    "A metadata key has 1 to 64 characters, this one has " + key.length() + ".");
        }
        if (value.length() > 512) {
            throw invalid(
                    "metadata." + key,
                    "string_above_max_length",
                    "A metadata value has at most 512 characters, this one has "
                            + value.length()
                            + ".");
        }
    }

    private static Refusal invalid(String param, String code, String message) {
        return new Refusal.InvalidInput(param, code, message);
    }
}
