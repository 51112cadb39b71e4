package dev.tunegate.domain.organization;

/** Names an organization; chosen by whoever makes it, or random. */
public record OrganizationId(String value) {

    public OrganizationId {
        ChosenId.checked(value);
    }

    public static OrganizationId fresh() {
        return new OrganizationId(ChosenId.fresh("org-"));
    }

    /**
     * Takes a caller's word.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if it cannot be such an id at all
     */
    public static OrganizationId of(String value, String param) {
        return new OrganizationId(ChosenId.given(value, param));
    }

    @Override
    public String toString() {
        return value;
    }
}
