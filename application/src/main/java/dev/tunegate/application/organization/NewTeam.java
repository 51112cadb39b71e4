package dev.tunegate.application.organization;

import dev.tunegate.domain.organization.MemberPermission;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The team that is wanted.
 *
 * @param id empty for one that is made up
 */
public record NewTeam(
        Optional<TeamId> id,
        Optional<OrganizationId> organization,
        Profile profile,
        Set<MemberPermission> memberPermissions,
        List<NewMember> members) {}
