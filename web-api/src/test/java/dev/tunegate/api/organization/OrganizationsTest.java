package dev.tunegate.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Making organizations, filling them with people, and deleting them. */
final class OrganizationsTest {

    private final Town town = new Town();

    private String named(String json) {
        return json.replace("ORG", town.organization);
    }

    @Test
    void an_organization_is_changed_and_shown() {
        var changed =
                town.post(
                        "/organization/update",
                        named(
                                "{'organization_id':'ORG','organization_alias':'Acme','rpm_limit':9}"));
        Town.patch(
                        town.admin,
                        "/organization/update",
                        named("{'organization_id':'ORG','rpm_limit':10}"))
                .ok();

        assertThat(changed.at("/organization_alias").asString()).isEqualTo("Acme");
        var info = town.admin.get("/organization/info?organization_id=" + town.organization).ok();
        assertThat(info.at("/rpm_limit").asLong()).isEqualTo(10);
        assertThat(info.at("/models")).hasSize(2);
        assertThat(info.at("/members")).isEmpty();
        assertThat(info.at("/version").asLong()).isEqualTo(3);
        town.admin
                .postJson(
                        "/organization/update", named("{'organization_id':'ORG'}"), "If-Match", "1")
                .isError(412, "version_mismatch");
    }

    @Test
    void an_organization_with_teams_is_not_deleted() {
        var body = named("{'organization_ids':['ORG']}");

        town.admin.postJson("/organization/delete", body).isError(409, "organization_in_use");
        town.post("/team/delete", "{'team_ids':['%s']}".formatted(town.team));
        var gone = town.post("/organization/delete", body);

        assertThat(gone.at("/0/organization_id").asString()).isEqualTo(town.organization);
        town.admin.postJson("/organization/delete", body).isError(404, "not_found");
    }

    @Test
    void its_admin_reads_it_and_names_members_but_does_not_change_it() {
        var anna = town.organizationMember("anna", "org_admin");
        town.user("bob");

        anna.get("/organization/info?organization_id=" + town.organization).ok();
        anna.postJson(
                        "/organization/member_add",
                        named("{'organization_id':'ORG','member':{'user_id':'%s'}}")
                                .formatted(town.id("bob")))
                .ok();
        assertThat(anna.get("/organization/list").ok().json()).hasSize(1);
        assertThat(anna.get("/user/info?user_id=" + town.id("bob")).status()).isEqualTo(200);

        anna.postJson(
                        "/organization/update",
                        named("{'organization_id':'ORG','models':['all-proxy-models']}"))
                .isError(403, "insufficient_permissions");
        anna.postJson("/organization/delete", named("{'organization_ids':['ORG']}"))
                .isError(403, "insufficient_permissions");
    }

    @Test
    void its_admin_takes_nobody_from_another() {
        var anna = town.organizationMember("anna", "org_admin");
        var elsewhere = new Town();
        elsewhere.organizationMember("eve", "internal_user");

        anna.postJson(
                        "/organization/member_add",
                        named("{'organization_id':'ORG','member':{'user_id':'%s'}}")
                                .formatted(elsewhere.id("eve")))
                .isError(404, "not_found", "member.user_id");
        anna.get("/organization/info?organization_id=" + elsewhere.organization)
                .isError(404, "not_found", "organization_id");
        anna.get("/team/info?team_id=" + elsewhere.team).isError(404, "not_found", "team_id");
    }

    @Test
    void whoever_leaves_it_leaves_its_teams() {
        var anna = town.organizationMember("anna", "internal_user");
        town.join("anna", "user");
        anna.get("/team/info?team_id=" + town.team).ok();

        town.post(
                "/organization/member_delete",
                named("{'organization_id':'ORG','user_id':'%s'}").formatted(town.id("anna")));

        anna.get("/team/info?team_id=" + town.team).isError(404, "not_found", "team_id");
        assertThat(anna.get("/user/info").ok().at("/organizations")).isEmpty();
    }

    @Test
    void a_plain_member_sees_the_organization_but_neither_its_people_nor_its_teams() {
        var anna = town.organizationMember("anna", "internal_user");
        town.organizationMember("bob", "internal_user");

        var info = anna.get("/organization/info?organization_id=" + town.organization).ok();

        assertThat(info.at("/members")).hasSize(1);
        assertThat(info.at("/members/0/user_id").asString()).isEqualTo(town.id("anna"));
        anna.get("/team/info?team_id=" + town.team).isError(404, "not_found", "team_id");
        assertThat(anna.get("/team/list").ok().json()).isEmpty();
    }

    @Test
    void a_members_role_is_changed() {
        var anna = town.organizationMember("anna", "internal_user");

        town.post(
                "/organization/member_update",
                named("{'organization_id':'ORG','user_id':'%s','role':'org_admin'}")
                        .formatted(town.id("anna")));

        anna.get("/organization/info?organization_id=" + town.organization).ok();
        town.admin
                .postJson(
                        "/organization/member_update",
                        named("{'organization_id':'ORG','user_id':'%s','role':'proxy_admin'}")
                                .formatted(town.id("anna")))
                .isError(400, "invalid_value", "role");
    }
}
