package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.Refusal;

/** Names a credential; chosen by whoever keeps it, so it may hold spaces and slashes. */
public record CredentialName(String value) {

    private static final int MAX_LENGTH = 128;

    public CredentialName {
        if (!fits(value)) {
            throw new IllegalArgumentException("not a credential's name: " + value);
        }
    }

    /**
     * Takes a caller's word.
     *
     * @throws Refusal.InvalidInput if it cannot be such a name at all
     */
    public static CredentialName of(String value, String param) {
        if (!fits(value)) {
            throw new Refusal.InvalidInput(
                    param,
                    "invalid_value",
                    "A credential's name has 1 to " + MAX_LENGTH + " printable characters.");
        }
        return new CredentialName(value);
    }

    private static boolean fits(String value) {
        return !value.isBlank()
                && value.length() <= MAX_LENGTH
                && value.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return value;
    }
}
