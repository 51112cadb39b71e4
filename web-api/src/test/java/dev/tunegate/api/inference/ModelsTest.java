package dev.tunegate.api.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.inference.ScriptedInference;
import dev.tunegate.domain.provider.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at models, whatever their names hold, and deleting tuned ones. */
final class ModelsTest {

    private static List<String> ids(Answer answer) {
        var ids = new ArrayList<String>();
        answer.ok().at("/data").forEach(it -> ids.add(it.get("id").asString()));
        return ids;
    }

    private static Client ownerOf(String model) {
        var key = TestServer.tenant();
        TestServer.bean(InMemoryServedModels.class)
                .add(ModelFixture.aModel().named(model).ownedBy(key.key().owner()).build());
        return TestServer.with(key);
    }

    @Test
    void the_list_has_openais_shape() {
        var answer = TestServer.someTenant().get("/v1/models").ok();

        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("object", "data");
        assertThat(answer.at("/data/0").propertyNames())
                .containsExactlyInAnyOrder("id", "object", "created", "owned_by", "shutdown_date");
        assertThat(answer.at("/data/0/shutdown_date").isNull()).isTrue();
        assertThat(answer.at("/data/0/object").asString()).isEqualTo("model");
        assertThat(ids(answer))
                .containsExactly(
                        "gpt-4o-mini", "org/a model", "talker", "everywhere", "picky-model");
    }

    @Test
    void a_key_sees_the_models_that_it_holds() {
        var tenant = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("talker"))));

        assertThat(ids(tenant.get("/models"))).containsExactly("talker");
        tenant.get("/models/gpt-4o-mini").isError(404, "model_not_found", "model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/org%2Fa%20model",
                "/v1/models/org/a%20model",
                "/models/org%2fa%20model",
                "/models/org/a%20model"
            })
    void a_name_with_slash_and_space_is_found_however_it_is_written(String path) {
        var answer = TestServer.someTenant().get(path).ok();

        assertThat(answer.at("/id").asString()).isEqualTo("org/a model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/ft:gpt-4o-mini:openai:my-run:abcdMODL",
                "/v1/models/ft%3Agpt-4o-mini%3Aopenai%3Amy-run%3AabcdMODL"
            })
    void a_name_with_colons_is_found(String path) {
        ownerOf("ft:gpt-4o-mini:openai:my-run:abcdMODL");

        TestServer.administrator().get(path).ok();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/no%2Fsuch",
                "/v1/models/no/such",
                "/v1/models/100%25",
                "/v1/models/%E4%B8%96==",
                "/v1/models/a%2F%2Fb",
                "/v1/models/.hidden"
            })
    void an_unknown_name_is_not_found_in_json(String path) {
        TestServer.someTenant().get(path).isError(404, "model_not_found", "model");
    }

    @Test
    void a_tuned_model_is_deleted_for_good() {
        var model = "ft:gpt-4o-mini:openai:x:goneMODL";
        var owner = ownerOf(model);

        var answer = owner.delete("/v1/models/" + model).ok();

        assertThat(answer.at("/id").asString()).isEqualTo(model);
        assertThat(answer.at("/object").asString()).isEqualTo("model");
        assertThat(answer.at("/deleted").asBoolean()).isTrue();
        owner.get("/v1/models/" + model).isError(404, "model_not_found", "model");
        assertThat(ids(owner.get("/v1/models"))).doesNotContain(model);
    }

    @Test
    void a_configured_model_is_not_deleted() {
        TestServer.someTenant()
                .delete("/v1/models/org%2Fa%20model")
                .isError(403, "model_not_deletable");
    }

    @Test
    void a_tenant_neither_sees_nor_deletes_anothers_model() {
        var model = "ft:gpt-4o-mini:openai:x:mineMODL";
        var owner = ownerOf(model);
        var other = TestServer.someTenant();

        other.get("/v1/models/" + model).isError(404, "model_not_found", "model");
        other.delete("/v1/models/" + model).isError(404, "model_not_found", "model");
        assertThat(ids(other.get("/v1/models"))).doesNotContain(model);
        owner.get("/v1/models/" + model).ok();
    }

    @Test
    void a_model_stays_while_its_provider_is_away() {
        var model = "ft:gpt-4o-mini:openai:x:stayMODL";
        var owner = ownerOf(model);
        TestServer.bean(ScriptedInference.class).onDelete().next(Reaction.BE_UNAVAILABLE);

        owner.delete("/v1/models/" + model).isError(503, "provider_unavailable");

        owner.get("/v1/models/" + model).ok();
    }
}
