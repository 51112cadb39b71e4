package dev.tunegate.application.key;

import dev.tunegate.domain.key.KeyHash;
import dev.tunegate.domain.key.Pepper;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the administrator of the first hour is recognised: by the hashes of the secrets that open the
 * whole platform.
 */
public record Administrator(List<KeyHash> hashes) {

    /** Where people sign in elsewhere, and the operator wants no other way in. */
    public static final Administrator NOBODY = new Administrator(List.of());

    public Administrator {
        hashes = List.copyOf(hashes);
    }

    /** Tells these secrets from others; nothing leads from it back to them. */
    public String mark(Pepper pepper) {
        var all = hashes.stream().map(KeyHash::hex).sorted().collect(Collectors.joining(" "));
        return pepper.hash("sessions opened by " + all).hex();
    }

    boolean isProvedBy(KeyHash presented) {
        return hashes.stream().anyMatch(presented::matches);
    }
}
