package dev.tunegate.admin.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Revision;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Teams and people, and what can be done to them. */
@ConsoleTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
final class DirectoryPagesTest {

    private final MockMvcTester mvc;
    private final ConsoleHouse house;

    DirectoryPagesTest(MockMvcTester mvc, ConsoleHouse house) {
        this.mvc = mvc;
        this.house = house;
    }

    @BeforeEach
    void aTeamAndItsMember() {
        house.teams.add(
                new Team(
                        new TeamId("team-1"),
                        Optional.empty(),
                        Profile.EMPTY.called("<i>Search</i>"),
                        Set.of(),
                        revision()));
        house.users.add(user("alice@example.com"));
        house.memberships.put(
                new Membership(
                        Group.of(new TeamId("team-1")),
                        new UserId("alice@example.com"),
                        MemberRole.ADMINISTRATOR));
        house.teams.change(
                new TeamId("team-1"), it -> it.with(it.profile().blocked(false), revision()));
    }

    private Revision revision() {
        return Revision.first(house.clock.instant(), "test");
    }

    private User user(String id) {
        return new User(
                new UserId(id),
                Optional.of(id),
                Optional.empty(),
                PlatformRole.MEMBER,
                Profile.EMPTY,
                revision());
    }

    @Test
    void a_team_shows_its_members_and_leads_to_them() {
        var browser = Browser.signedIn(mvc);

        var list = browser.get("/admin/teams");
        var team = browser.get("/admin/teams/team-1");

        assertThat(list.text("team-team-1")).contains("<i>Search</i>").contains("Active");
        assertThat(team.element("members")).contains("/admin/users/alice%40example.com");
        assertThat(team.text("members")).contains("Administrator");
        assertThat(browser.get("/admin/users/alice%40example.com").text("memberships"))
                .contains("team-1")
                .contains("Administrator");
    }

    @Test
    void lists_are_searched_and_paged() {
        IntStream.range(0, 30).forEach(it -> house.users.add(user("user-" + it)));
        var browser = Browser.signedIn(mvc);

        var first = browser.get("/admin/users").body();
        var found = browser.fragment("/admin/users?search=ALICE");
        var none = browser.get("/admin/users?search=nobody");

        assertThat(first).contains("/admin/users?after=").doesNotContain("user-alice@example.com");
        assertThat(found.body()).contains("user-alice@example.com").doesNotContain("<html");
        assertThat(none.text("no-users")).contains("Nothing fits");
    }

    @Test
    void a_user_is_blocked_and_unblocked() {
        var browser = Browser.signedIn(mvc);
        var path = "/admin/users/alice%40example.com";
        browser.get(path);

        var blocked = browser.post(path + "/block", "version", "1");
        var page = browser.get(path);
        browser.post(path + "/unblock", "version", "2");

        assertThat(blocked.header("Location")).contains(path);
        assertThat(page.text("state")).isEqualTo("Blocked");
        assertThat(browser.get(path).text("state")).isEqualTo("Active");
    }

    @Test
    void a_form_that_was_read_before_somebody_elses_change_is_refused() {
        var browser = Browser.signedIn(mvc);
        browser.get("/admin/teams/team-1");
        browser.post("/admin/teams/team-1/block", "version", "1");

        var late = browser.post("/admin/teams/team-1/unblock", "version", "1");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("refused")).contains("This was changed meanwhile");
        assertThat(house.teams.find(new TeamId("team-1")).orElseThrow().profile().blocked())
                .isTrue();
    }

    @Test
    void what_does_not_exist_is_not_found() {
        var browser = Browser.signedIn(mvc);

        assertThat(browser.get("/admin/teams/nothing").status()).isEqualTo(404);
        assertThat(browser.get("/admin/users/nobody").status()).isEqualTo(404);
        assertThat(browser.get("/admin/users/%00").status()).isIn(400, 404);
    }
}
