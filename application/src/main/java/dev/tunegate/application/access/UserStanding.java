package dev.tunegate.application.access;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.access.Rights;
import dev.tunegate.domain.access.Role;
import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what users and teams may do at this moment. Whoever is blocked may do nothing. */
@Step
public final class UserStanding {

    private final Users users;
    private final Teams teams;
    private final Organizations organizations;
    private final Memberships memberships;
    private final GrantWords words;

    public UserStanding(
            Users users,
            Teams teams,
            Organizations organizations,
            Memberships memberships,
            GrantWords words) {
        this.users = users;
        this.teams = teams;
        this.organizations = organizations;
        this.memberships = memberships;
        this.words = words;
    }

    /** The user as a caller of their own; empty if there is none, or they are blocked. */
    public Optional<Caller> caller(UserId id) {
        return open(id).map(
                        it ->
                                new Caller(
                                        new Identity(
                                                it.displayName(),
                                                Optional.empty(),
                                                Optional.of(id),
                                                Optional.empty(),
                                                Optional.empty()),
                                        Owner.of(id),
                                        rights(it),
                                        models(it),
                                        List.of(Quota.of(id, it.profile().limits()))));
    }

    /** The user, unless they are blocked. */
    Optional<User> open(UserId id) {
        return users.find(id).filter(it -> !it.profile().blocked());
    }

    /** The team, unless it or its organization is blocked. */
    Optional<Team> open(TeamId id) {
        return teams.find(id)
                .filter(it -> !it.profile().blocked())
                .filter(it -> it.organization().map(org -> open(org).isPresent()).orElse(true));
    }

    /** The organization, unless it is blocked. */
    Optional<Organization> open(OrganizationId id) {
        return organizations.find(id).filter(it -> !it.profile().blocked());
    }

    /** Whether a user is anything in a team: its member, or somebody who is above it. */
    public boolean belongs(UserId user, Team team) {
        return open(user)
                .flatMap(it -> rights(it).roleAt(Place.of(team)))
                .filter(it -> it != Role.ORGANIZATION_MEMBER)
                .isPresent();
    }

    Rights rights(User user) {
        var inOrganizations = new HashMap<OrganizationId, Role>();
        var withOwners = new HashMap<Owner, Role>();
        put(withOwners, Owner.of(user.id()), cap(user, Role.DEVELOPER));
        for (var membership : memberships.of(user.id())) {
            switch (membership.group()) {
                case Group.OfTeam(var team) ->
                        open(team)
                                .ifPresent(
                                        it ->
                                                put(
                                                        withOwners,
                                                        Owner.of(team),
                                                        inTeam(user, membership)));
                case Group.OfOrganization(var id) ->
                        open(id).ifPresent(
                                        it ->
                                                addOrganization(
                                                        user,
                                                        membership,
                                                        id,
                                                        inOrganizations,
                                                        withOwners));
            }
        }
        return Rights.of(onPlatform(user), inOrganizations, withOwners);
    }

    private static Optional<Role> onPlatform(User user) {
        return switch (user.role()) {
            case ADMINISTRATOR -> Optional.of(Role.PLATFORM_ADMINISTRATOR);
            case AUDITOR -> Optional.of(Role.PLATFORM_AUDITOR);
            case MEMBER, VIEWER -> Optional.empty();
        };
    }

    private void addOrganization(
            User user,
            Membership membership,
            OrganizationId id,
            Map<OrganizationId, Role> inOrganizations,
            Map<Owner, Role> withOwners) {
        var role = inOrganization(user, membership);
        inOrganizations.put(id, role);
        if (role != Role.ORGANIZATION_MEMBER) {
            teams.of(id).forEach(it -> put(withOwners, Owner.of(it), role));
        }
    }

    /** A plain member of an organization works in teams: without one there is little to see. */
    private static Role inOrganization(User user, Membership membership) {
        return switch (membership.role()) {
            case ADMINISTRATOR -> cap(user, Role.ORGANIZATION_ADMINISTRATOR);
            case MEMBER -> Role.ORGANIZATION_MEMBER;
            case VIEWER -> Role.VIEWER;
        };
    }

    private static Role inTeam(User user, Membership membership) {
        return switch (membership.role()) {
            case ADMINISTRATOR -> cap(user, Role.TEAM_ADMINISTRATOR);
            case MEMBER -> cap(user, Role.DEVELOPER);
            case VIEWER -> Role.VIEWER;
        };
    }

    /** Who only reads on the whole platform does so in every part of it. */
    private static Role cap(User user, Role role) {
        return switch (user.role()) {
            case ADMINISTRATOR, MEMBER -> role;
            case AUDITOR, VIEWER -> Role.VIEWER;
        };
    }

    /** What is rehearsed there too; of two roles the greater. */
    private static void put(Map<Owner, Role> roles, Owner owner, Role role) {
        roles.merge(owner, role, UserStanding::greater);
        roles.merge(owner.rehearsing(), role, UserStanding::greater);
    }

    private static Role greater(Role one, Role other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** What a user may use on their own account. */
    ModelAccess models(User user) {
        return user.role() == PlatformRole.ADMINISTRATOR
                ? ModelAccess.UNBOUNDED
                : bound("the user '" + user.displayName() + "'", user.profile().models());
    }

    /** What a team may use, and this member of it. */
    ModelAccess models(Team team, Optional<User> member) {
        var access =
                ModelAccess.ofTeam(
                        "the team '" + team.displayName() + "'",
                        words.meaningOf(team.profile().models()));
        var organization = team.organization().flatMap(this::open);
        if (organization.isPresent()) {
            access = access.and(models(organization.get()));
        }
        return access.and(
                member.flatMap(it -> membership(team, it))
                        .flatMap(Membership::models)
                        .map(it -> bound("the membership in '" + team.displayName() + "'", it))
                        .orElse(ModelAccess.UNBOUNDED));
    }

    ModelAccess models(Organization organization) {
        return bound(
                "the organization '" + organization.displayName() + "'",
                organization.profile().models());
    }

    private Optional<Membership> membership(Team team, User user) {
        var group = Group.of(team.id());
        return memberships.of(user.id()).stream()
                .filter(it -> it.group().equals(group))
                .findFirst();
    }

    ModelAccess bound(String whose, ModelGrants grants) {
        return ModelAccess.boundBy(whose, words.meaningOf(grants));
    }
}
