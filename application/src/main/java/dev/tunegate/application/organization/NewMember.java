package dev.tunegate.application.organization;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.MemberRole;
import java.util.Optional;

/**
 * Who is to become a member.
 *
 * @param models a bound to what this member may use in the group
 */
public record NewMember(MemberName name, MemberRole role, Optional<ModelGrants> models) {}
