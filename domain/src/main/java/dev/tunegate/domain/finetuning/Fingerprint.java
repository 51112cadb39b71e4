package dev.tunegate.domain.finetuning;

/**
 * SHA-256 of a request's body in a canonical form, lower-case hex: equal requests have equal ones.
 */
public record Fingerprint(String hex) {

    public Fingerprint {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a fingerprint: " + hex);
        }
    }
}
