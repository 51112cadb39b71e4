package dev.tunegate.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making teams, changing them, filling them with people, and deleting them. */
final class TeamsTest {

    private final Town town = new Town();

    private Answer info(Client client) {
        return client.get("/team/info?team_id=" + town.team);
    }

    private static List<String> members(Answer team) {
        var ids = new ArrayList<String>();
        team.at("/members_with_roles")
                .forEach(
                        it ->
                                ids.add(
                                        it.get("user_id").asString()
                                                + " "
                                                + it.get("role").asString()));
        return ids;
    }

    @Test
    void a_team_is_shown_with_everything_that_was_said() {
        town.user("anna");

        var made =
                town.post(
                        "/v1/team/new",
                        ("{'team_id':'%s','team_alias':'Blue','models':['gpt-4o-mini'],"
                                        + "'rpm_limit':60,'max_running_jobs':0,'max_stored_bytes':null,"
                                        + "'metadata':{'cost':'42'},"
                                        + "'team_member_permissions':['/key/info','/key/list'],"
                                        + "'members_with_roles':[{'role':'admin','user_id':'%s'}],"
                                        + "'max_budget':null}")
                                .formatted(town.id("blue"), town.id("anna")));

        assertThat(made.at("/team_id").asString()).isEqualTo(town.id("blue"));
        assertThat(made.at("/team_alias").asString()).isEqualTo("Blue");
        assertThat(made.at("/models/0").asString()).isEqualTo("gpt-4o-mini");
        assertThat(made.at("/rpm_limit").asLong()).isEqualTo(60);
        assertThat(made.at("/max_running_jobs").asLong(9)).isZero();
        assertThat(made.at("/max_stored_bytes").isNull()).isTrue();
        assertThat(made.at("/metadata/cost").asString()).isEqualTo("42");
        assertThat(made.at("/team_member_permissions")).hasSize(2);
        assertThat(made.at("/blocked").asBoolean(true)).isFalse();
        assertThat(made.at("/version").asLong()).isEqualTo(1);
        assertThat(made.at("/created_by").asString()).isEqualTo("administrator");
        assertThat(members(made)).containsExactly(town.id("anna") + " admin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'max_budget':1} | unsupported | max_budget",
                "{'tpm_limit':1} | unsupported | tpm_limit",
                "{'guardrails':[]} | unsupported | guardrails",
                "{'anything':1} | unknown_parameter | anything",
                "{'team_id':'a b'} | invalid_value | team_id",
                "{'team_alias':''} | string_below_min_length | team_alias",
                "{'models':'x'} | invalid_type | models",
                "{'rpm_limit':-1} | integer_below_min_value | rpm_limit",
                "{'rpm_limit':1.5} | invalid_value | rpm_limit",
                "{'rpm_limit':99999999999999999999} | invalid_value | rpm_limit",
                "{'blocked':'yes'} | invalid_type | blocked",
                "{'metadata':{'a':1}} | invalid_type | metadata.a",
                "{'members_with_roles':[{'user_id':'x','role':'org_admin'}]} | invalid_value |"
                        + " members_with_roles[0].role",
                "{'members_with_roles':[{'role':'user'}]} | missing_required_parameter |"
                        + " members_with_roles[0].user_id",
                "{'members_with_roles':[{'user_email':'x'}]} | invalid_value |"
                        + " members_with_roles[0].user_email",
                "{'team_member_permissions':['/key/generate']} | invalid_value |"
                        + " team_member_permissions",
                "{'team_member_permissions':['/root']} | invalid_value | team_member_permissions",
            })
    void what_a_team_cannot_have_is_refused_by_name(String json, String code, String param) {
        town.admin.postJson("/team/new", json).isError(400, code, param);
    }

    @Test
    void an_id_is_given_once() {
        town.admin
                .postJson("/team/new", "{'team_id':'%s'}".formatted(town.team))
                .isError(409, "team_exists");
        town.post("/team/delete", "{'team_ids':['%s']}".formatted(town.team));

        town.admin
                .postJson("/team/new", "{'team_id':'%s'}".formatted(town.team))
                .isError(409, "team_exists");
        info(town.admin).isError(404, "not_found", "team_id");
    }

    @Test
    void what_is_not_sent_stays_and_null_clears() {
        var path = "/team/" + town.team;

        Town.patch(town.admin, path, "{'rpm_limit':5,'metadata':{'a':'b'}}").ok();
        var changed = Town.patch(town.admin, path, "{'team_alias':null}").ok();

        assertThat(changed.at("/rpm_limit").asLong()).isEqualTo(5);
        assertThat(changed.at("/metadata/a").asString()).isEqualTo("b");
        assertThat(changed.at("/team_alias").isNull()).isTrue();
        assertThat(changed.at("/models/0").asString()).isEqualTo("gpt-4o-mini");
        assertThat(changed.at("/organization_id").asString()).isEqualTo(town.organization);
        assertThat(changed.at("/version").asLong()).isEqualTo(3);
    }

    @Test
    void a_change_that_changes_nothing_leaves_the_version() {
        var again = Town.patch(town.admin, "/team/" + town.team, "{'blocked':false}").ok();

        assertThat(again.at("/version").asLong()).isEqualTo(1);
    }

    @Test
    void a_change_of_what_was_changed_meanwhile_is_refused() {
        var path = "/team/" + town.team;
        Town.patch(town.admin, path, "{'rpm_limit':5}", "If-Match", "\"1\"").ok();

        Town.patch(town.admin, path, "{'rpm_limit':6}", "If-Match", "1")
                .isError(412, "version_mismatch", "If-Match");
        Town.patch(town.admin, path, "{'rpm_limit':6}", "If-Match", "abc")
                .isError(400, "invalid_value", "If-Match");
        assertThat(info(town.admin).at("/team_info/rpm_limit").asLong()).isEqualTo(5);
    }

    @Test
    void models_are_added_and_taken_away() {
        var more =
                town.post(
                        "/team/model/add",
                        "{'team_id':'%s','models':['open-1']}".formatted(town.team));
        assertThat(more.at("/models")).hasSize(2);

        var fewer =
                town.post(
                        "/team/model/delete",
                        "{'team_id':'%s','models':['gpt-4o-mini','never']}".formatted(town.team));
        assertThat(fewer.at("/models")).hasSize(1);
        assertThat(fewer.at("/models/0").asString()).isEqualTo("open-1");
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o", "all-proxy-models", "open*", "*"})
    void a_team_gets_no_model_that_its_organization_has_not(String model) {
        town.admin
                .postJson(
                        "/team/model/add",
                        "{'team_id':'%s','models':['%s']}".formatted(town.team, model))
                .isError(400, "model_not_allowed", "models");
    }

    @Test
    void members_come_are_changed_and_go() {
        town.user("anna");
        town.user("bob");
        town.post(
                "/team/bulk_member_add",
                "{'team_id':'%s','members':[{'user_id':'%s','role':'user'},{'user_id':'%s'}]}"
                        .formatted(town.team, town.id("anna"), town.id("bob")));

        var changed =
                town.post(
                        "/team/member_update",
                        "{'team_id':'%s','user_id':'%s','role':'admin','allowed_models':['x']}"
                                .formatted(town.team, town.id("anna")));
        var left =
                town.post(
                        "/team/member_delete",
                        "{'team_id':'%s','user_id':'%s'}".formatted(town.team, town.id("bob")));

        assertThat(changed.at("/role").asString()).isEqualTo("admin");
        assertThat(changed.at("/allowed_models/0").asString()).isEqualTo("x");
        assertThat(members(left)).containsExactly(town.id("anna") + " admin");
        town.admin
                .postJson(
                        "/team/member_delete",
                        "{'team_id':'%s','user_id':'%s'}".formatted(town.team, town.id("bob")))
                .isError(404, "not_found", "user_id");
    }

    @Test
    void of_several_members_all_come_or_none() {
        var anna = town.member("anna", "admin");
        town.organizationMember("bob", "internal_user");

        anna.postJson(
                        "/team/member_add",
                        "{'team_id':'%s','member':[{'user_id':'%s'},{'user_id':'nobody'}]}"
                                .formatted(town.team, town.id("bob")))
                .isError(404, "not_found", "member[1].user_id");

        assertThat(info(anna).at("/team_memberships")).hasSize(1);
    }

    @Test
    void whom_nobody_knows_is_made_a_user_by_administrators_of_the_platform() {
        town.post(
                "/team/member_add",
                "{'team_id':'%s','member':{'role':'user','user_email':'%s@acme.com'}}"
                        .formatted(town.team, town.mark));

        var found = town.admin.get("/user/list?search=" + town.mark + "@acme.com").ok();
        assertThat(found.at("/total").asLong()).isEqualTo(1);
        assertThat(found.at("/users/0/user_role").asString()).isEqualTo("internal_user");
    }

    @Test
    void a_team_admin_manages_members_and_nothing_else() {
        var anna = town.member("anna", "admin");
        town.organizationMember("bob", "internal_user");
        var body = "{'team_id':'%s','member':{'user_id':'%s'}}";

        anna.postJson("/team/member_add", body.formatted(town.team, town.id("bob"))).ok();

        anna.postJson("/team/update", "{'team_id':'%s','rpm_limit':9}".formatted(town.team))
                .isError(403, "insufficient_permissions");
        anna.postJson("/team/delete", "{'team_ids':['%s']}".formatted(town.team))
                .isError(403, "insufficient_permissions");
        anna.postJson(
                        "/user/update",
                        "{'user_id':'%s','user_role':'proxy_admin'}".formatted(town.id("anna")))
                .isError(403, "insufficient_permissions");
        anna.postJson(
                        "/organization/member_add",
                        "{'organization_id':'%s','member':{'user_id':'%s','role':'org_admin'}}"
                                .formatted(town.organization, town.id("anna")))
                .isError(404, "not_found", "organization_id");
    }

    @Test
    void people_of_another_organization_cannot_be_taken_in() {
        var elsewhere = new Town();
        elsewhere.organizationMember("eve", "internal_user");
        elsewhere.member("mallory", "user");
        var anna = town.member("anna", "admin");
        var body = "{'team_id':'%s','member':{'user_id':'%s'}}";

        for (var name : List.of("eve", "mallory", "nobody")) {
            anna.postJson("/team/member_add", body.formatted(town.team, elsewhere.id(name)))
                    .isError(404, "not_found", "member.user_id");
        }
    }

    @Test
    void a_plain_member_reads_their_team_and_changes_nothing() {
        var anna = town.member("anna", "user");

        assertThat(info(anna).ok().at("/team_info/team_id").asString()).isEqualTo(town.team);
        assertThat(anna.get("/team/" + town.team + "/members/me").ok().at("/role").asString())
                .isEqualTo("user");
        anna.postJson(
                        "/team/member_add",
                        "{'team_id':'%s','member':{'user_id':'x'}}".formatted(town.team))
                .isError(403, "insufficient_permissions");
        anna.postJson("/team/block", "{'team_id':'%s'}".formatted(town.team))
                .isError(403, "insufficient_permissions");
    }

    @Test
    void another_teams_member_cannot_tell_it_from_one_that_is_not_there() {
        var stranger = new Town().member("eve", "admin");

        info(stranger).isError(404, "not_found", "team_id");
        stranger.get("/team/permissions_list?team_id=" + town.team).isError(404, "not_found");
        stranger.get("/team/" + town.team + "/members/me").isError(404, "not_found");
        stranger.postJson(
                        "/team/member_add",
                        "{'team_id':'%s','member':{'user_id':'x'}}".formatted(town.team))
                .isError(404, "not_found", "team_id");
        stranger.postJson(
                        "/team/permissions_update",
                        "{'team_id':'%s','team_member_permissions':[]}".formatted(town.team))
                .isError(404, "not_found", "team_id");
        assertThat(stranger.get("/v2/team/list?search=" + town.mark).ok().at("/total").asLong(9))
                .isZero();
        stranger.get("/team/list?after=" + town.team).isError(400, "invalid_cursor", "after");
    }

    @Test
    void an_organizations_admin_makes_teams_within_it_alone() {
        var anna = town.organizationMember("anna", "org_admin");
        var body = "{'team_id':'%s','organization_id':'%s','models':['gpt-4o-mini']}";

        anna.postJson("/team/new", body.formatted(town.id("blue"), town.organization)).ok();

        anna.postJson("/team/new", "{'team_id':'%s'}".formatted(town.id("free")))
                .isError(403, "insufficient_permissions");
        anna.postJson("/team/new", body.formatted(town.id("x"), new Town().organization))
                .isError(404, "not_found", "organization_id");
        anna.postJson(
                        "/team/update",
                        "{'team_id':'%s','organization_id':null}".formatted(town.team))
                .isError(403, "insufficient_permissions");
        anna.postJson("/team/delete", "{'team_ids':['%s']}".formatted(town.id("blue"))).ok();
    }

    @Test
    void a_blocked_team_is_shut_to_its_members_until_it_is_unblocked() {
        var anna = town.member("anna", "user");

        town.post("/team/block", "{'team_id':'%s'}".formatted(town.team));
        info(anna).isError(404, "not_found", "team_id");

        town.post("/team/unblock", "{'team_id':'%s'}".formatted(town.team));
        info(anna).ok();
    }

    @Test
    void permissions_are_read_and_set_by_whoever_runs_the_team() {
        var anna = town.member("anna", "admin");
        var words = "'/key/bulk_update','/key/service-account/generate'";

        var set =
                anna.postJson(
                                "/team/permissions_update",
                                "{'team_id':'%s','team_member_permissions':[%s]}"
                                        .formatted(town.team, words))
                        .ok();

        assertThat(set.at("/team_member_permissions")).hasSize(2);
        var read = anna.get("/team/permissions_list?team_id=" + town.team).ok();
        assertThat(read.at("/team_member_permissions")).hasSize(2);
        assertThat(read.at("/all_available_permissions")).hasSize(10);
    }

    @Test
    void lists_are_paged_and_searched() {
        for (var name : List.of("a", "b", "c", "d")) {
            town.post(
                    "/team/new",
                    "{'team_id':'%s','organization_id':'%s'}"
                            .formatted(town.id(name), town.organization));
        }
        var path = "/v2/team/list?page_size=2&organization_id=" + town.organization;

        var first = town.admin.get(path).ok();
        var third = town.admin.get(path + "&page=3").ok();
        var next = town.admin.get(path + "&after=" + first.at("/last_id").asString()).ok();

        assertThat(first.at("/total").asLong()).isEqualTo(5);
        assertThat(first.at("/total_pages").asLong()).isEqualTo(3);
        assertThat(first.at("/has_more").asBoolean()).isTrue();
        assertThat(third.at("/teams")).hasSize(1);
        assertThat(third.at("/has_more").asBoolean(true)).isFalse();
        assertThat(next.at("/teams")).hasSize(2);
        assertThat(next.at("/teams/0/team_id")).isNotEqualTo(first.at("/teams/1/team_id"));
        assertThat(town.admin.get(path + "&page=9").ok().at("/teams")).isEmpty();
    }

    @Test
    void a_bare_list_says_where_it_goes_on() {
        var path = "/team/list?page_size=1&search=" + town.mark;
        town.post("/team/new", "{'team_id':'%s'}".formatted(town.id("blue")));

        var first = town.admin.get(path).ok();

        assertThat(first.json()).hasSize(1);
        var link = first.header("link").orElseThrow();
        assertThat(link).endsWith(">; rel=\"next\"");
        var next = town.admin.get(link.substring(1, link.indexOf('>'))).ok();
        assertThat(next.json()).hasSize(1);
        assertThat(next.header("link")).isEmpty();
        assertThat(next.json().get(0).get("team_id"))
                .isNotEqualTo(first.json().get(0).get("team_id"));
    }

    @ParameterizedTest
    @CsvSource({
        "search=ab, string_below_min_length, search",
        "search=%25%25%25, string_below_min_length, search",
        "page=0, integer_below_min_value, page",
        "page=2&after=x, invalid_value, after",
        "sort_by=spend, unknown_parameter, sort_by",
        "after=nobody, invalid_cursor, after"
    })
    void a_list_that_cannot_be_made_is_refused(String query, String code, String param) {
        town.admin.get("/v2/team/list?" + query).isError(400, code, param);
    }

    @Test
    void nobody_joins_by_themselves() {
        town.admin.get("/team/available").isError(400, "unsupported");
    }

    @Test
    void the_info_shows_a_members_own_keys_and_all_of_them_to_whoever_runs_the_team() {
        var anna = town.member("anna", "user");
        var boss = town.member("boss", "admin");

        assertThat(info(anna).ok().at("/keys")).isEmpty();
        assertThat(info(boss).ok().at("/keys")).isEmpty();
        assertThat(new Client(Optional.empty()).get("/team/info").status()).isEqualTo(401);
    }
}
