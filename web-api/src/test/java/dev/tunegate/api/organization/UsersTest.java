package dev.tunegate.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Client;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making users, changing them, and ending them. */
final class UsersTest {

    private final Town town = new Town();

    @Test
    void a_user_is_made_with_a_key_that_is_shown_once() {
        var made =
                town.post(
                        "/user/new",
                        ("{'user_id':'%s','user_email':'%s@acme.com','user_alias':'Anna',"
                                        + "'user_role':'internal_user','sso_user_id':'s-%s',"
                                        + "'models':['gpt-4o-mini'],'rpm_limit':3,'teams':['%s'],"
                                        + "'organizations':['%s']}")
                                .formatted(
                                        town.id("anna"),
                                        town.mark,
                                        town.mark,
                                        town.team,
                                        town.organization));

        var key = made.at("/key").asString();
        var anna = new Client(Optional.of(key));
        var info = anna.get("/user/info").ok();
        assertThat(info.at("/user_id").asString()).isEqualTo(town.id("anna"));
        assertThat(info.at("/user_info/user_alias").asString()).isEqualTo("Anna");
        assertThat(info.at("/user_info/sso_user_id").asString()).isEqualTo("s-" + town.mark);
        assertThat(info.at("/user_info/rpm_limit").asLong()).isEqualTo(3);
        assertThat(info.at("/teams/0/team_id").asString()).isEqualTo(town.team);
        assertThat(info.at("/organizations/0/role").asString()).isEqualTo("internal_user");
        assertThat(info.at("/keys/0/token")).isEqualTo(made.at("/token"));
        assertThat(info.text()).doesNotContain(key);
        assertThat(anna.get("/v1/models").ok().at("/data")).hasSize(1);
    }

    @Test
    void who_belongs_to_two_organizations_is_told_of_in_each_without_the_other() {
        var boss = town.organizationMember("boss", "org_admin");
        var anna = town.member("anna", "user");
        var other = new Town();
        town.post(
                "/team/member_add",
                "{'team_id':'%s','member':{'user_id':'%s'}}"
                        .formatted(other.team, town.id("anna")));

        var told = boss.get("/user/info?user_id=" + town.id("anna")).ok();

        assertThat(told.at("/teams")).hasSize(1);
        assertThat(told.text()).doesNotContain(other.team);
        assertThat(boss.get("/user/list?team_id=" + other.team).ok().at("/users")).isEmpty();
        assertThat(boss.get("/user/list?team_id=" + town.team).ok().at("/users")).hasSize(1);
        assertThat(anna.get("/user/info").ok().at("/teams")).hasSize(2);
    }

    @Test
    void a_user_without_a_key_is_made_without_one() {
        var made =
                town.post(
                        "/user/new",
                        "{'user_id':'%s','auto_create_key':false}".formatted(town.id("anna")));

        assertThat(made.at("/key").isMissingNode()).isTrue();
        assertThat(made.at("/user_role").asString()).isEqualTo("internal_user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'max_budget':1} | unsupported | max_budget",
                "{'send_invite_email':true} | unsupported | send_invite_email",
                "{'user_role':'god'} | invalid_value | user_role",
                "{'user_role':'org_admin'} | invalid_value | user_role",
                "{'user_email':'nobody'} | invalid_value | user_email",
                "{'user_email':'a@b@c'} | invalid_value | user_email",
                "{'teams':['a b']} | invalid_value | teams",
                "{'password':'x'} | unknown_parameter | password",
                "{'version':7} | unknown_parameter | version",
            })
    void what_a_user_cannot_have_is_refused_by_name(String json, String code, String param) {
        town.admin.postJson("/user/new", json).isError(400, code, param);
    }

    @Test
    void a_user_who_cannot_join_is_not_made() {
        town.admin
                .postJson(
                        "/user/new",
                        "{'user_id':'%s','teams':['nowhere']}".formatted(town.id("anna")))
                .isError(404, "not_found", "team_id");

        town.admin.get("/user/info?user_id=" + town.id("anna")).isError(404, "not_found");
    }

    @Test
    void a_key_of_somebody_who_is_blocked_opens_nothing_until_they_are_unblocked() {
        var anna = town.user("anna");
        anna.get("/user/info").ok();

        town.post("/user/update", "{'user_id':'%s','blocked':true}".formatted(town.id("anna")));
        anna.get("/user/info").isError(401, "key_holder_gone");

        town.post("/user/update", "{'user_id':'%s','blocked':false}".formatted(town.id("anna")));
        anna.get("/user/info").ok();
    }

    @Test
    void a_deleted_users_key_is_unknown_and_the_id_is_never_given_again() {
        var anna = town.member("anna", "user");

        town.post("/user/delete", "{'user_ids':['%s']}".formatted(town.id("anna")));

        anna.get("/user/info").isError(401, "invalid_api_key");
        town.admin
                .postJson("/user/new", "{'user_id':'%s'}".formatted(town.id("anna")))
                .isError(409, "user_exists");
        assertThat(town.admin.get("/team/info?team_id=" + town.team).at("/team_memberships"))
                .isEmpty();
    }

    @Test
    void of_several_users_all_are_deleted_or_none() {
        var anna = town.user("anna");

        town.admin
                .postJson("/user/delete", "{'user_ids':['%s','nobody']}".formatted(town.id("anna")))
                .isError(404, "not_found", "user_id");

        anna.get("/user/info").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_user", "internal_user_viewer", "proxy_admin_viewer"})
    void nobody_raises_themselves(String role) {
        var anna = town.user("anna", role);
        var change = "{'user_id':'%s','user_role':'proxy_admin'}".formatted(town.id("anna"));

        anna.postJson("/user/update", change).isError(403, "insufficient_permissions");
        anna.postJson("/user/new", "{'user_role':'proxy_admin'}")
                .isError(403, "insufficient_permissions");
        anna.postJson("/user/bulk_update", "{'users':[" + change + "]}")
                .isError(403, "insufficient_permissions");
        anna.postJson("/organization/new", "{}").isError(403, "insufficient_permissions");
        assertThat(anna.get("/scim/v2/Users").status()).isEqualTo(403);
    }

    @Test
    void a_demoted_administrator_is_none_at_the_next_request() {
        var anna = town.user("anna", "proxy_admin");
        anna.postJson("/organization/new", "{}").ok();

        anna.postJson(
                        "/user/update",
                        "{'user_id':'%s','user_role':'internal_user'}".formatted(town.id("anna")))
                .ok();

        anna.postJson("/organization/new", "{}").isError(403, "insufficient_permissions");
        town.admin.get("/user/info?user_id=" + town.id("anna")).ok();
    }

    @Test
    void users_are_known_to_themselves_and_to_whoever_runs_their_team() {
        var anna = town.member("anna", "user");
        var boss = town.member("boss", "admin");
        var stranger = new Town().member("eve", "admin");
        var annas = "/user/info?user_id=" + town.id("anna");

        anna.get(annas).ok();
        boss.get(annas).ok();
        assertThat(boss.get(annas).at("/keys")).isEmpty();
        stranger.get(annas).isError(404, "not_found", "user_id");
        stranger.get("/user/list?after=" + town.id("anna")).isError(400, "invalid_cursor", "after");
        anna.get("/v2/user/info?user_id=" + town.id("boss")).isError(404, "not_found");
        assertThat(anna.get("/user/list").ok().at("/total").asLong()).isEqualTo(1);
        assertThat(boss.get("/user/list").ok().at("/total").asLong()).isEqualTo(2);
        assertThat(stranger.get("/user/list?search=" + town.mark).ok().at("/users")).isEmpty();
    }

    @Test
    void several_are_changed_each_for_itself() {
        town.user("anna");

        var outcome =
                town.post(
                        "/user/bulk_update",
                        ("{'users':[{'user_id':'%s','rpm_limit':7},{'user_id':'nobody'},"
                                        + "{'user_id':'%s','max_budget':1}]}")
                                .formatted(town.id("anna"), town.id("anna")));

        assertThat(outcome.at("/successful_updates").asInt()).isEqualTo(1);
        assertThat(outcome.at("/failed_updates").asInt()).isEqualTo(2);
        assertThat(outcome.at("/results/0/updated_user/rpm_limit").asInt()).isEqualTo(7);
        assertThat(outcome.at("/results/1/success").asBoolean(true)).isFalse();
        assertThat(outcome.at("/results/2/param").asString()).endsWith("max_budget");
    }

    @Test
    void lists_are_filtered_by_role_and_group() {
        town.member("anna", "user");
        town.user("audit", "proxy_admin_viewer");

        var inTeam = town.admin.get("/user/list?team_id=" + town.team).ok();
        var auditors =
                town.admin.get("/user/list?role=proxy_admin_viewer&search=" + town.mark).ok();

        assertThat(inTeam.at("/users/0/user_id").asString()).isEqualTo(town.id("anna"));
        assertThat(inTeam.at("/total").asLong()).isEqualTo(1);
        assertThat(auditors.at("/users/0/user_id").asString()).isEqualTo(town.id("audit"));
        assertThat(auditors.at("/total").asLong()).isEqualTo(1);
        assertThat(town.admin.get("/user/available_users").ok().at("/total_users_used").asLong())
                .isPositive();
    }
}
