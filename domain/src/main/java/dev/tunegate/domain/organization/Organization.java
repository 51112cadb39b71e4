package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.Revision;

/** Teams under one roof, with a bound to what all of them may use. */
public record Organization(OrganizationId id, Profile profile, Revision revision) {

    public Organization with(Profile other, Revision next) {
        return new Organization(id, other, next);
    }

    /** What to call it on pages and in sentences. */
    public String displayName() {
        return profile.alias().orElse(id.value());
    }
}
