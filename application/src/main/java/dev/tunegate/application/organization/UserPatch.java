package dev.tunegate.application.organization;

import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is to become of a user. */
public record UserPatch(
        UnaryOperator<Profile> profile,
        UnaryOperator<PlatformRole> role,
        UnaryOperator<Optional<String>> email,
        UnaryOperator<Optional<String>> subject,
        ExpectedVersion version) {

    public static UserPatch of(UnaryOperator<Profile> profile) {
        return new UserPatch(
                profile,
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                ExpectedVersion.ANY);
    }
}
