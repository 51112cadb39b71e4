package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.batch.BatchRowsContract;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.InMemoryCheckpoints;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.key.InMemoryVirtualKeys;
import dev.tunegate.domain.key.VirtualKey.Holder;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.InMemoryMemberships;
import dev.tunegate.domain.organization.InMemoryOrganizations;
import dev.tunegate.domain.organization.InMemoryTeams;
import dev.tunegate.domain.organization.InMemoryUsers;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sharing a checkpoint of one team with others, by an administrator of their organization. */
final class CheckpointPermissionsTest {

    private static final Revision MADE = Revision.first(Instant.EPOCH, "test");
    private static final Profile OPEN = Profile.EMPTY.granting(ModelGrants.ALL);
    private static final Profile NARROW = Profile.EMPTY.granting(ModelGrants.NONE);

    private final OrganizationId acme = organization();
    private final TeamId red = team(acme, OPEN);
    private final TeamId blue = team(acme, NARROW);
    private final TeamId foreign = team(organization(), OPEN);
    private final Client administrator = administrator();
    private final Client ofRed = client(holder(red), ModelGrants.ALL);
    private final Client ofBlue = client(holder(blue), ModelGrants.ALL);
    private final String model = "ft:org/base:openai::" + RandomId.letters(8);
    private final String step = model + ":ckpt-step-10";
    private final String permissions =
            "/v1/fine_tuning/checkpoints/" + coded(step) + "/permissions";
    private final CheckpointId checkpoint = CheckpointId.fresh();

    @BeforeEach
    void tune() {
        var job = JobId.fresh();
        var models = TestServer.bean(InMemoryServedModels.class);
        models.add(ModelFixture.aModel().named(model).ownedBy(Owner.of(red)).outOf(job).build());
        var made = ModelFixture.aModel().named(step).ownedBy(Owner.of(red)).outOf(job).checkpoint();
        models.add(made.build());
        TestServer.bean(InMemoryCheckpoints.class)
                .add(
                        job,
                        List.of(
                                new Checkpoint(
                                        checkpoint,
                                        made.build().name(),
                                        10,
                                        Instant.EPOCH,
                                        Map.of())));
    }

    private static OrganizationId organization() {
        var id = OrganizationId.fresh();
        TestServer.bean(InMemoryOrganizations.class).add(new Organization(id, OPEN, MADE));
        return id;
    }

    private static TeamId team(OrganizationId within, Profile profile) {
        var id = TeamId.fresh();
        TestServer.bean(InMemoryTeams.class)
                .add(new Team(id, Optional.of(within), profile, Set.of(), MADE));
        return id;
    }

    private Client administrator() {
        var id = UserId.fresh();
        TestServer.bean(InMemoryUsers.class)
                .add(
                        new User(
                                id,
                                Optional.empty(),
                                Optional.empty(),
                                PlatformRole.MEMBER,
                                OPEN,
                                MADE));
        TestServer.bean(InMemoryMemberships.class)
                .put(new Membership(Group.of(acme), id, MemberRole.ADMINISTRATOR));
        return client(
                new Holder(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty()),
                ModelGrants.ALL);
    }

    private static Holder holder(TeamId team) {
        return new Holder(Optional.empty(), Optional.of(team), Optional.empty(), Optional.empty());
    }

    private static Client client(Holder holder, ModelGrants grants) {
        var key = TestServer.tenant(grants);
        TestServer.bean(InMemoryVirtualKeys.class)
                .change(key.key().id(), it -> it.with(holder, it.revision()));
        return TestServer.with(key);
    }

    private static String coded(String name) {
        return name.replace(":", "%3A").replace("/", "%2F");
    }

    private static String call(String model) {
        return "{'model':'" + model + "','messages':[]}";
    }

    private String share(TeamId team) {
        return administrator
                .postJson(permissions, "{'project_ids':['" + team + "']}")
                .ok()
                .at("/data/0/id")
                .asString();
    }

    @Test
    void a_team_calls_what_is_shared_with_it_whatever_else_it_may_use_and_nothing_more() {
        ofBlue.postJson("/v1/chat/completions", call(step)).isError(404, "model_not_found");

        share(blue);

        ofBlue.postJson("/v1/chat/completions", call(step)).ok();
        ofBlue.postJson("/v1/completions", "{'model':'" + step + "','prompt':'x'}").ok();
        assertThat(ofBlue.get("/v1/models").ok().json().findValuesAsString("id"))
                .containsExactly(step);
        assertThat(ofBlue.get("/v1/models/" + coded(step)).ok().at("/id").asString())
                .isEqualTo(step);
        ofBlue.postJson("/v1/chat/completions", call(model)).isError(404, "model_not_found");
        ofBlue.delete("/v1/models/" + coded(step)).isError(403, "insufficient_permissions");
        ofBlue.get(permissions).isError(403, "insufficient_permissions");
    }

    /** A batch would go on for a day after the permission is taken back. */
    @Test
    void what_is_shared_is_for_calling_and_not_for_batches() {
        share(blue);

        batch(ofBlue, blue).isError(403, "model_only_shared");
        batch(ofRed, red).ok();
    }

    private Answer batch(Client client, TeamId team) {
        var file = FileFixture.aFile().ownedBy(Owner.of(team)).meantFor(FilePurpose.BATCH).build();
        TestServer.bean(InMemoryManagedFiles.class).add(file);
        var row = BatchRowsContract.row("a", "/v1/chat/completions", step);
        TestServer.bean(InMemoryFileContents.class)
                .put(file.id(), row.getBytes(StandardCharsets.UTF_8));
        return client.postJson(
                "/v1/batches",
                "{'input_file_id':'%s','endpoint':'/v1/chat/completions','completion_window':'24h'}"
                        .formatted(file.id()));
    }

    @Test
    void a_key_that_is_bound_to_other_models_stays_so() {
        share(blue);
        var bound = client(holder(blue), new ModelGrants(Set.of("talker")));
        var named = client(holder(blue), new ModelGrants(Set.of(step)));
        var key =
                TestServer.administrator()
                        .postJson(
                                "/key/generate",
                                "{'team_id':'" + blue + "','models':['all-team-models']}")
                        .ok();
        var teams = new Client(Optional.of(key.at("/key").asString()));

        bound.postJson("/v1/chat/completions", call(step)).isError(403, "model_not_allowed");
        assertThat(bound.get("/v1/models").ok().json().findValuesAsString("id")).isEmpty();
        named.postJson("/v1/chat/completions", call(step)).ok();
        teams.postJson("/v1/chat/completions", call(step)).ok();
    }

    @Test
    void what_is_revoked_is_gone() {
        var id = share(blue);

        var gone = administrator.delete(permissions + "/" + id).ok();

        assertThat(gone.at("/object").asString()).isEqualTo("checkpoint.permission");
        assertThat(gone.at("/id").asString()).isEqualTo(id);
        assertThat(gone.at("/deleted").asBoolean()).isTrue();
        ofBlue.postJson("/v1/chat/completions", call(step)).isError(404, "model_not_found");
        administrator.delete(permissions + "/" + id).isError(404, "not_found", "permission_id");
    }

    @Test
    void the_permissions_come_as_a_list_in_either_direction() {
        var both = "{'project_ids':['" + blue + "','" + red + "','" + blue + "']}";
        var made = administrator.postJson(permissions, both).ok();

        assertThat(made.at("/object").asString()).isEqualTo("list");
        assertThat(made.at("/has_more").asBoolean()).isFalse();
        assertThat(made.json().findValuesAsString("project_id"))
                .containsExactly(blue.value(), red.value());
        assertThat(administrator.postJson(permissions, both).ok().json()).isEqualTo(made.json());

        var first = administrator.get(permissions + "?limit=1&order=ascending").ok();
        assertThat(first.at("/has_more").asBoolean()).isTrue();
        assertThat(first.at("/data/0").propertyNames())
                .containsExactlyInAnyOrder("id", "object", "created_at", "project_id");
        assertThat(first.at("/first_id")).isEqualTo(first.at("/data/0/id"));
        var second =
                administrator
                        .get(
                                permissions
                                        + "?order=ascending&after="
                                        + first.at("/last_id").asString())
                        .ok();
        assertThat(second.json().findValuesAsString("id"))
                .hasSize(1)
                .doesNotContain(first.at("/first_id").asString());
        assertThat(
                        administrator
                                .get(permissions + "?project_id=" + red)
                                .ok()
                                .json()
                                .findValuesAsString("project_id"))
                .containsExactly(red.value());
    }

    @Test
    void a_checkpoint_may_be_named_by_its_id_and_a_model_by_its_plain_name() {
        var id = share(blue);

        for (var name : new String[] {checkpoint.value(), step.replace("/", "%2F")}) {
            var list = administrator.get("/fine_tuning/checkpoints/" + name + "/permissions").ok();
            assertThat(list.at("/data/0/id").asString()).as(name).isEqualTo(id);
        }
        var whole = "/v1/fine_tuning/checkpoints/" + coded(model) + "/permissions";
        administrator.postJson(whole, "{'project_ids':['" + blue + "']}").ok();
        ofBlue.postJson("/v1/chat/completions", call(model)).ok();
    }

    @Test
    void another_organizations_team_is_as_unknown_as_nobodys() {
        for (var team : new String[] {foreign.value(), "team-nobodys"}) {
            administrator
                    .postJson(permissions, "{'project_ids':['" + blue + "','" + team + "']}")
                    .isError(400, "invalid_value", "project_ids");
        }
        ofBlue.postJson("/v1/chat/completions", call(step)).isError(404, "model_not_found");

        TestServer.administrator()
                .postJson(permissions, "{'project_ids':['" + foreign + "']}")
                .ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing_required_parameter | project_ids",
                "{'project_ids':[]} | missing_required_parameter | project_ids",
                "{'project_ids':'red'} | invalid_type | project_ids",
                "{'project_ids':[7]} | invalid_type | project_ids[0]",
                "{'project_ids':['a b']} | invalid_value | project_ids",
                "{'project_ids':['a'],'more':1} | unknown_parameter | more",
            })
    void what_is_wrong_is_named(String body, String code, String param) {
        administrator.postJson(permissions, body).isError(400, code, param);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order=desc", "limit=0", "limit=101", "after=cp_unknown"})
    void a_page_that_there_cannot_be_is_refused(String query) {
        assertThat(administrator.get(permissions + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void only_administrators_share() {
        for (var client : new Client[] {ofRed, ofBlue}) {
            client.postJson(permissions, "{'project_ids':['" + blue + "']}")
                    .isError(403, "insufficient_permissions");
        }
        administrator
                .get("/v1/fine_tuning/checkpoints/ft:unknown/permissions")
                .isError(404, "model_not_found", "fine_tuned_model_checkpoint");
        administrator
                .get("/v1/fine_tuning/checkpoints/ftckpt_unknown/permissions")
                .isError(404, "model_not_found", "fine_tuned_model_checkpoint");
    }
}
