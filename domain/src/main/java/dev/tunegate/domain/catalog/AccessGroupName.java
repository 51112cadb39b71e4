package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.Refusal;
import java.util.Set;

/** The word that grants an access group. */
public record AccessGroupName(String value) {

    private static final int MAX_LENGTH = 128;

    /** Words that mean something else in grants. */
    private static final Set<String> TAKEN =
            Set.of(ModelGrants.EVERY_MODEL, ModelGrants.TEAMS_MODELS, ModelGrants.NO_MODEL);

    public AccessGroupName {
        if (!fits(value)) {
            throw new IllegalArgumentException("not an access group's name: " + value);
        }
    }

    /**
     * Takes a caller's word.
     *
     * @throws Refusal.InvalidInput if it cannot be such a name at all
     */
    public static AccessGroupName of(String value, String param) {
        if (!fits(value)) {
            throw new Refusal.InvalidInput(
                    param,
                    "invalid_value",
                    "An access group's name has 1 to "
                            + MAX_LENGTH
                            + " printable characters, no star, and is none of the words that mean"
                            + " all models or none.");
        }
        return new AccessGroupName(value);
    }

    private static boolean fits(String value) {
        return !value.isBlank()
                && value.length() <= MAX_LENGTH
                && !ModelGrants.isPattern(value)
                && !TAKEN.contains(value)
                && value.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return value;
    }
}
