package dev.tunegate.application.organization;

import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Profile;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is to become of a team's profile and of its place in an organization. */
public record TeamPatch(
        UnaryOperator<Profile> profile,
        UnaryOperator<Optional<OrganizationId>> organization,
        ExpectedVersion version) {

    /** One that leaves the team where it is. */
    public static TeamPatch of(UnaryOperator<Profile> profile, ExpectedVersion version) {
        return new TeamPatch(profile, UnaryOperator.identity(), version);
    }
}
