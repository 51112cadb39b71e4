package dev.tunegate.application.organization;

import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.UserId;
import java.util.List;
import java.util.Optional;

/**
 * The user who is wanted.
 *
 * @param id empty for one that is made up
 * @param groups of which they become a plain member
 * @param withKey whether they get a key of their own at once
 */
public record NewUser(
        Optional<UserId> id,
        Optional<String> email,
        Optional<String> subject,
        PlatformRole role,
        Profile profile,
        List<Group> groups,
        boolean withKey) {}
