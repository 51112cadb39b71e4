package dev.tunegate.domain.organization;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Builds organizations, teams and users that are valid, so that a test says only what matters. */
public final class DirectoryFixture {

    /** When fixtures are made unless told otherwise. */
    public static final Instant CREATED_AT = Instant.parse("2026-01-15T10:00:00Z");

    private final String id;
    private Profile profile = Profile.EMPTY.granting(ModelGrants.ALL);
    private Instant createdAt = CREATED_AT;
    private Optional<OrganizationId> organization = Optional.empty();
    private Set<MemberPermission> permissions = Set.of();
    private Optional<String> email = Optional.empty();
    private Optional<String> subject = Optional.empty();
    private PlatformRole role = PlatformRole.MEMBER;

    private DirectoryFixture(String id) {
        this.id = id;
    }

    /** Something with this id that may use every model: build it as what it is. */
    public static DirectoryFixture called(String id) {
        return new DirectoryFixture(id);
    }

    public static Organization anOrganization(String id) {
        return called(id).organization();
    }

    public static Team aTeam(String id) {
        return called(id).team();
    }

    public static User aUser(String id) {
        return called(id).user();
    }

    public DirectoryFixture alias(String name) {
        return with(it -> it.called(name));
    }

    public DirectoryFixture granting(String... models) {
        return with(it -> it.granting(new ModelGrants(Set.of(models))));
    }

    public DirectoryFixture limitedTo(Limits limits) {
        return with(it -> it.limitedTo(limits));
    }

    public DirectoryFixture noting(Map<String, String> pairs) {
        return with(it -> it.noting(new Metadata(pairs)));
    }

    public DirectoryFixture blocked() {
        return with(it -> it.blocked(true));
    }

    private DirectoryFixture with(UnaryOperator<Profile> change) {
        profile = change.apply(profile);
        return this;
    }

    public DirectoryFixture createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    public DirectoryFixture in(String organizationId) {
        organization = Optional.of(new OrganizationId(organizationId));
        return this;
    }

    public DirectoryFixture permitting(MemberPermission... all) {
        permissions = Set.of(all);
        return this;
    }

    public DirectoryFixture reachedAt(String address) {
        email = Optional.of(address);
        return this;
    }

    public DirectoryFixture knownAs(String name) {
        subject = Optional.of(name);
        return this;
    }

    public DirectoryFixture as(PlatformRole other) {
        role = other;
        return this;
    }

    public Organization organization() {
        return new Organization(new OrganizationId(id), profile, revision());
    }

    public Team team() {
        return new Team(new TeamId(id), organization, profile, permissions, revision());
    }

    public User user() {
        return new User(new UserId(id), email, subject, role, profile, revision());
    }

    private Revision revision() {
        return Revision.first(createdAt, "administrator");
    }
}
