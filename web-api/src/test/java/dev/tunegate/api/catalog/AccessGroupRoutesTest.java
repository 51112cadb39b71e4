package dev.tunegate.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ModelGrants;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The routes for access groups. */
final class AccessGroupRoutesTest {

    private static final String GROUP =
            "{'access_group':'%s','model_names':['gpt-4o-mini','ft:gpt-4o-mini:acme::1']}";

    private final Client admin = TestServer.administrator();

    @Test
    void a_group_is_made_changed_and_deleted() {
        var made = admin.postJson("/access_group/new", GROUP.formatted("staff one")).ok();
        assertThat(made.at("/db_group").asBoolean()).isTrue();
        assertThat(made.at("/deployment_count").asInt()).isEqualTo(1);

        var changed =
                admin.send(
                                "PUT",
                                "/v1/access_group/staff%20one/update",
                                BodyPublishers.ofString("{\"model_names\":[\"talker\"]}"),
                                "Content-Type",
                                "application/json",
                                "If-Match",
                                "1")
                        .ok();
        assertThat(changed.at("/model_names")).hasSize(1);
        assertThat(changed.at("/version").asInt()).isEqualTo(2);
        assertThat(admin.get("/access_group/staff%20one/info").ok().json())
                .isEqualTo(changed.json());
        assertThat(admin.get("/access_group/list").ok().text()).contains("staff one");

        admin.delete("/access_group/staff%20one/delete").ok();
        admin.get("/access_group/staff%20one/info")
                .isError(404, "access_group_not_found", "access_group");
        admin.delete("/access_group/staff%20one/delete")
                .isError(404, "access_group_not_found", "access_group");
    }

    @Test
    void what_is_wrong_is_named() {
        admin.postJson("/access_group/new", GROUP.formatted("taken")).ok();

        admin.postJson("/access_group/new", GROUP.formatted("taken"))
                .isError(409, "access_group_taken");
        admin.postJson("/access_group/new", "{'access_group':'g'}")
                .isError(400, "missing_required_parameter", "model_names");
        admin.postJson("/access_group/new", GROUP.formatted("all-proxy-models"))
                .isError(400, "invalid_value", "access_group");
        admin.postJson("/access_group/new", GROUP.formatted("st*r"))
                .isError(400, "invalid_value", "access_group");
        admin.postJson("/access_group/new", "{'access_group':'g','model_names':[],'team_ids':[]}")
                .isError(400, "unknown_parameter", "team_ids");
    }

    @Test
    void who_may_use_nothing_in_a_group_does_not_see_it() {
        admin.postJson("/access_group/new", GROUP.formatted("seen")).ok();
        var inside = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("gpt-4o-mini"))));
        var outside = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("talker"))));

        assertThat(inside.get("/access_group/seen/info").ok().at("/model_names")).hasSize(1);
        outside.get("/access_group/seen/info")
                .isError(404, "access_group_not_found", "access_group");
        inside.postJson("/access_group/new", GROUP.formatted("mine"))
                .isError(403, "insufficient_permissions");
    }
}
