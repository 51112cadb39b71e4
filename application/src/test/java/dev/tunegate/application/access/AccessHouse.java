package dev.tunegate.application.access;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.access.GroupRules;
import dev.tunegate.domain.access.InMemoryConsoleSessions;
import dev.tunegate.domain.access.SignInAttempt;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.access.StandInSignInServer;
import dev.tunegate.domain.access.TrustedIssuer;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.organization.InMemoryMemberships;
import dev.tunegate.domain.organization.InMemoryOrganizations;
import dev.tunegate.domain.organization.InMemoryTeams;
import dev.tunegate.domain.organization.InMemoryUsers;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.InMemoryDeliveries;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signing in over fakes. */
final class AccessHouse {

    static final TeamId SEARCH = new TeamId("team-search");
    static final URI BACK = URI.create("https://tunegate.example.com/admin/sign-in/return");

    final SettableClock clock = SettableClock.atNoon();
    final InMemoryMemberships memberships = new InMemoryMemberships();
    final InMemoryOrganizations organizations = new InMemoryOrganizations(memberships);
    final InMemoryTeams teams = new InMemoryTeams(memberships);
    final InMemoryUsers users = new InMemoryUsers(memberships);
    final InMemoryConsoleSessions sessions = new InMemoryConsoleSessions();
    final StandInSignInServer server = new StandInSignInServer();

    UserStanding standing() {
        return new UserStanding(users, teams, organizations, memberships, GrantWords.STRICT);
    }

    SignInUser signInUser(GroupRules rules, SignInTerms.Admission admission) {
        var issuer =
                new TrustedIssuer(
                        "Example",
                        URI.create(StandInSignInServer.ISSUER),
                        "tunegate",
                        new Secret("client-secret"),
                        List.of("openid"),
                        "groups",
                        Optional.empty());
        return new SignInUser(
                server,
                new SignInTerms(Optional.of(issuer), rules, admission, true, Optional.empty()),
                users,
                new GroupMemberships(teams, memberships),
                new ImmediateTransactions(users, memberships),
                new Announcer(
                        new InMemoryWebhooks(),
                        new InMemoryDeliveries(),
                        new RecordedErrands(),
                        clock),
                clock);
    }

    static SignInTerms.Admission anybody() {
        return new SignInTerms.Admission(true, Set.of());
    }

    /** Whoever stands before the server goes through the door and comes back. */
    UserId signIn(SignInUser use) {
        var attempt = SignInAttempt.fresh(BACK);
        return use.signIn(attempt, server.enter(use.door(attempt)));
    }

    KeepSession keepSession(LocalAdministrator local) {
        return new KeepSession(
                sessions,
                standing(),
                local,
                new ImmediateTransactions(),
                new Announcer(
                        new InMemoryWebhooks(),
                        new InMemoryDeliveries(),
                        new RecordedErrands(),
                        clock),
                clock);
    }

    User user(String id, PlatformRole role) {
        var user =
                new User(
                        new UserId(id),
                        Optional.empty(),
                        Optional.empty(),
                        role,
                        Profile.EMPTY,
                        Revision.first(clock.instant(), "test"));
        users.add(user);
        return user;
    }

    void known(String email) {
        users.add(
                new User(
                        new UserId(email),
                        Optional.of(email),
                        Optional.empty(),
                        PlatformRole.MEMBER,
                        Profile.EMPTY,
                        Revision.first(clock.instant(), "test")));
    }

    void block(UserId id) {
        users.change(id, it -> it.with(it.profile().blocked(true), it.revision()));
    }

    void openTeam() {
        teams.add(
                new Team(
                        SEARCH,
                        Optional.empty(),
                        Profile.EMPTY,
                        Set.of(),
                        Revision.first(clock.instant(), "test")));
    }
}
