package dev.tunegate.admin.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.admin.Browser;
import dev.tunegate.admin.ConsoleHouse;
import dev.tunegate.admin.ConsoleTest;
import dev.tunegate.domain.catalog.ModelGrants;
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
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who belongs to a team, as the console changes it. */
@ConsoleTest
final class TeamMembersPageTest {

    private static final UserId CARLA = new UserId("carla@example.com");

    private final MockMvcTester mvc;
    private final ConsoleHouse house;

    TeamMembersPageTest(MockMvcTester mvc, ConsoleHouse house) {
        this.mvc = mvc;
        this.house = house;
    }

    private TeamId team(String name) {
        var id = new TeamId(name);
        var revision = Revision.first(house.clock.instant(), "test");
        house.teams.add(new Team(id, Optional.empty(), Profile.EMPTY, Set.of(), revision));
        if (house.users.find(CARLA).isEmpty()) {
            house.users.add(
                    new User(
                            CARLA,
                            Optional.empty(),
                            Optional.empty(),
                            PlatformRole.MEMBER,
                            Profile.EMPTY,
                            revision));
        }
        return id;
    }

    private Browser on(TeamId team) {
        var browser = Browser.signedIn(mvc);
        browser.get("/admin/teams/" + team);
        return browser;
    }

    @Test
    void somebody_is_taken_in_gets_another_role_and_is_let_go() {
        var team = team("team-of-members");
        var path = "/admin/teams/" + team;
        var browser = on(team);

        var added = browser.post(path + "/members", "user_id", CARLA.value(), "role", "member");
        var in = browser.get(path);
        browser.post(path + "/members/role", "user_id", CARLA.value(), "role", "viewer");
        var changed = house.memberships.find(Group.of(team), CARLA);
        browser.post(path + "/members/remove", "user_id", CARLA.value());

        assertThat(added.header("Location")).contains(path);
        assertThat(in.element("members"))
                .contains("/admin/users/carla%40example.com")
                .contains("value=\"member\" selected=\"selected\"");
        assertThat(changed).contains(new Membership(Group.of(team), CARLA, MemberRole.VIEWER));
        assertThat(house.memberships.find(Group.of(team), CARLA)).isEmpty();
    }

    @Test
    void what_makes_no_sense_changes_nothing() {
        var team = team("team-of-sense");
        var path = "/admin/teams/" + team + "/members";
        var browser = on(team);

        var role = browser.post(path, "user_id", CARLA.value(), "role", "emperor");
        browser.get("/admin/teams/" + team);
        var stranger = browser.post(path + "/remove", "user_id", CARLA.value());
        browser.get("/admin/teams/" + team);
        var nobody = browser.post(path, "user_id", " ", "role", "member");

        assertThat(role.status()).isEqualTo(400);
        assertThat(role.text("refused")).contains("Choose a role.");
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(house.memberships.of(Group.of(team))).isEmpty();
    }

    @Test
    void a_teams_models_are_set_if_nobody_else_has_changed_it() {
        var team = team("team-of-models");
        var path = "/admin/teams/" + team + "/models";
        var browser = on(team);

        browser.post(path, "models", "gpt-4o-mini,  llama/3:8b ,", "version", "1");
        var page = browser.get("/admin/teams/" + team);
        var late = browser.post(path, "models", "all-proxy-models", "version", "1");

        assertThat(page.text("facts")).contains("gpt-4o-mini", "llama/3:8b");
        assertThat(late.status()).isEqualTo(412);
        assertThat(house.teams.find(team).orElseThrow().profile().models())
                .isEqualTo(new ModelGrants(Set.of("gpt-4o-mini", "llama/3:8b")));
    }
}
