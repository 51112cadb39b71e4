package dev.tunegate.application.access;

import static dev.tunegate.domain.organization.DirectoryFixture.called;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.DirectoryFixture;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.InMemoryMemberships;
import dev.tunegate.domain.organization.InMemoryOrganizations;
import dev.tunegate.domain.organization.InMemoryTeams;
import dev.tunegate.domain.organization.InMemoryUsers;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.Optional;

/**
 * Acme with the teams red and blue, the team free that belongs to no organization, and anna, bob
 * and eve, who are members of nothing yet.
 */
final class StandingHouse {

    static final OrganizationId ACME = new OrganizationId("acme");
    static final TeamId RED = new TeamId("red");
    static final TeamId BLUE = new TeamId("blue");
    static final TeamId FREE = new TeamId("free");
    static final UserId ANNA = new UserId("anna");
    static final UserId BOB = new UserId("bob");

    final InMemoryMemberships memberships = new InMemoryMemberships();
    final InMemoryTeams teams = new InMemoryTeams(memberships);
    final InMemoryOrganizations organizations = new InMemoryOrganizations(memberships, teams);
    final InMemoryUsers users = new InMemoryUsers(memberships, teams);

    StandingHouse() {
        organizations.add(DirectoryFixture.anOrganization("acme"));
        teams.add(called("red").in("acme").team());
        teams.add(called("blue").in("acme").team());
        teams.add(called("free").team());
        users.add(DirectoryFixture.aUser("anna"));
        users.add(DirectoryFixture.aUser("bob"));
    }

    UserStanding standing() {
        return standing(GrantWords.STRICT);
    }

    UserStanding standing(GrantWords words) {
        return new UserStanding(users, teams, organizations, memberships, words);
    }

    Caller anna() {
        return standing().caller(ANNA).orElseThrow();
    }

    Caller opening(VirtualKey key) {
        return new KeyStanding(standing()).caller(key);
    }

    StandingHouse join(UserId user, TeamId team, MemberRole role) {
        memberships.put(new Membership(Group.of(team), user, role));
        return this;
    }

    StandingHouse join(UserId user, OrganizationId organization, MemberRole role) {
        memberships.put(new Membership(Group.of(organization), user, role));
        return this;
    }

    StandingHouse make(UserId user, PlatformRole role) {
        users.change(user, it -> it.withRole(role, it.revision()));
        return this;
    }

    void block(UserId user) {
        users.change(user, it -> it.with(it.profile().blocked(true), it.revision()));
    }

    void block(TeamId team) {
        teams.change(team, it -> it.with(it.profile().blocked(true), it.revision()));
    }

    void block(OrganizationId organization) {
        organizations.change(
                organization, it -> it.with(it.profile().blocked(true), it.revision()));
    }

    static VirtualKey.Holder personal(UserId user) {
        return new VirtualKey.Holder(
                Optional.of(user), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static VirtualKey.Holder inTeam(UserId user, TeamId team) {
        return new VirtualKey.Holder(
                Optional.of(user), Optional.of(team), Optional.empty(), Optional.empty());
    }

    static VirtualKey.Holder service(TeamId team) {
        return new VirtualKey.Holder(
                Optional.empty(), Optional.of(team), Optional.empty(), Optional.empty());
    }

    static VirtualKey.Holder vouched(VirtualKey.Holder holder, UserId by) {
        return new VirtualKey.Holder(
                holder.user(), holder.team(), holder.organization(), Optional.of(by));
    }
}
