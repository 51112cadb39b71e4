package dev.tunegate.domain.organization;

/** Names a team; chosen by whoever makes it, or random. */
public record TeamId(String value) {

    public TeamId {
        ChosenId.checked(value);
    }

    public static TeamId fresh() {
        return new TeamId(ChosenId.fresh("team-"));
    }

    /**
     * Takes a caller's word.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if it cannot be such an id at all
     */
    public static TeamId of(String value, String param) {
        return new TeamId(ChosenId.given(value, param));
    }

    @Override
    public String toString() {
        return value;
    }
}
