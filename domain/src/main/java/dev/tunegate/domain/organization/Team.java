package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.Revision;
import java.util.Optional;
import java.util.Set;

/**
 * People and programs who share files, jobs and tuned models, as a project does at OpenAI.
 *
 * @param organization the one it belongs to, which bounds what it may use
 * @param memberPermissions what its members may do with its keys besides using their own
 */
public record Team(
        TeamId id,
        Optional<OrganizationId> organization,
        Profile profile,
        Set<MemberPermission> memberPermissions,
        Revision revision) {

    public Team {
        memberPermissions = Set.copyOf(memberPermissions);
    }

    public Team with(Profile other, Revision next) {
        return new Team(id, organization, other, memberPermissions, next);
    }

    public Team permitting(Set<MemberPermission> others, Revision next) {
        return new Team(id, organization, profile, others, next);
    }

    public Team in(Optional<OrganizationId> other, Revision next) {
        return new Team(id, other, profile, memberPermissions, next);
    }

    /** What to call it on pages and in sentences. */
    public String displayName() {
        return profile.alias().orElse(id.value());
    }
}
