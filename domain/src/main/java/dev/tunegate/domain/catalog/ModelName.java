package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.Refusal;

/** The public name of a model, configured or tuned; it may hold colons and slashes. */
public record ModelName(String value) {

    /** Long enough for a tuned model's name with its checkpoint. */
    public static final int MAX_LENGTH = 256;

    public ModelName {
        if (!fits(value)) {
            throw new IllegalArgumentException("not a model name: " + value);
        }
    }

    /**
     * Takes a caller's word.
     *
     * @throws Refusal.InvalidInput if it cannot be a model's name at all
     */
    public static ModelName of(String value, String param) {
        if (!fits(value)) {
            throw new Refusal.InvalidInput(
                    param,
                    "invalid_value",
                    "A model name has 1 to " + MAX_LENGTH + " printable characters.");
        }
        return new ModelName(value);
    }

    /** Whether it can be the name of a model at all. */
    public static boolean fits(String value) {
        return !value.isBlank()
                && value.length() <= MAX_LENGTH
                && value.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return value;
    }
}
