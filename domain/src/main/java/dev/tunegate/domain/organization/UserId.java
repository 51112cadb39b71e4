package dev.tunegate.domain.organization;

/** Names a user; chosen by whoever makes it, or random. */
public record UserId(String value) {

    public UserId {
        ChosenId.checked(value);
    }

    public static UserId fresh() {
        return new UserId(ChosenId.fresh("user-"));
    }

    /**
     * Takes a caller's word.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if it cannot be such an id at all
     */
    public static UserId of(String value, String param) {
        return new UserId(ChosenId.given(value, param));
    }

    @Override
    public String toString() {
        return value;
    }
}
