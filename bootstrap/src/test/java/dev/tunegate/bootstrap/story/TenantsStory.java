package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two tenants use one gateway, and neither can see what is the other's. */
final class TenantsStory {

    private final House house = House.open();

    @Test
    void nothing_of_one_tenant_is_there_for_the_other() {
        var alice = house.key("org/simulated");
        var bob = house.key("org/simulated");
        var hers = house.client(alice);
        var file = TuningStory.upload(hers, House.trainingFile(), "org/simulated");
        var job =
                TuningStory.ended(hers, TuningStory.create(hers, "org/simulated", file.id()).id());
        var model = job.fineTunedModel().orElseThrow();
        var result = job.resultFiles().getFirst();

        var paths =
                List.of(
                        "/v1/files/" + file.id(),
                        "/v1/files/" + file.id() + "/content",
                        "/v1/files/" + result + "/content",
                        "/v1/fine_tuning/jobs/" + job.id(),
                        "/v1/fine_tuning/jobs/" + job.id() + "/events",
                        "/v1/fine_tuning/jobs/" + job.id() + "/checkpoints",
                        "/v1/models/" + model);

        assertThat(paths)
                .allSatisfy(it -> assertThat(house.get(it, alice).statusCode()).isEqualTo(200));
        assertThat(paths)
                .allSatisfy(it -> assertThat(house.get(it, bob).statusCode()).isEqualTo(404));
        assertThat(house.post("/v1/fine_tuning/jobs/" + job.id() + "/cancel", bob, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void foreign_ids_in_bodies_and_cursors_are_unknown_ones() {
        var alice = house.key("org/simulated");
        var bob = house.key("org/simulated");
        var hers = house.client(alice);
        var file = TuningStory.upload(hers, House.trainingFile(), "org/simulated");
        var job =
                TuningStory.ended(hers, TuningStory.create(hers, "org/simulated", file.id()).id());
        var model = job.fineTunedModel().orElseThrow();

        var body = "{\"model\":\"org/simulated\",\"training_file\":\"" + file.id() + "\"}";
        var created = house.post("/v1/fine_tuning/jobs", bob, body);
        assertThat(created.statusCode()).isEqualTo(404);
        assertThat(Json.at(created.body(), "/error/param")).isEqualTo("training_file");

        assertThat(house.get("/v1/files?after=" + file.id(), bob).statusCode()).isEqualTo(400);
        assertThat(house.get("/v1/fine_tuning/jobs?after=" + job.id(), bob).statusCode())
                .isEqualTo(400);
        var chat =
                "{\"model\":\""
                        + model
                        + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        assertThat(house.post("/v1/chat/completions", bob, chat).statusCode()).isEqualTo(404);
        assertThat(Json.read(house.get("/v1/fine_tuning/jobs", bob).body()).path("data")).isEmpty();
        assertThat(Json.read(house.get("/v1/files", bob).body()).path("data")).isEmpty();
    }

    @Test
    void a_key_may_use_only_its_models_and_none_when_none_is_named() {
        var none = house.key();
        var other = house.key("failing");

        assertThat(Json.read(house.get("/v1/models", none).body()).path("data")).isEmpty();
        var upload = "{\"model\":\"org/simulated\",\"training_file\":\"file-none\"}";
        assertThat(house.post("/v1/fine_tuning/jobs", other, upload).statusCode()).isEqualTo(403);
    }

    @Test
    void a_blocked_or_deleted_key_opens_nothing_from_that_moment() {
        var key = house.key("org/simulated");
        assertThat(house.get("/models", key).statusCode()).isEqualTo(200);
        var named = "{\"key\":\"" + key + "\"}";

        assertThat(house.post("/key/block", House.MASTER_KEY, named).statusCode()).isEqualTo(200);
        assertThat(house.get("/models", key).statusCode()).isEqualTo(401);
        assertThat(house.post("/key/unblock", House.MASTER_KEY, named).statusCode()).isEqualTo(200);
        assertThat(house.get("/models", key).statusCode()).isEqualTo(200);

        var all = "{\"keys\":[\"" + key + "\"]}";
        assertThat(house.post("/key/delete", House.MASTER_KEY, all).statusCode()).isEqualTo(200);
        assertThat(house.get("/models", key).statusCode()).isEqualTo(401);
    }

    @Test
    void only_an_administrator_gives_out_keys() {
        var key = house.key("org/simulated");

        var answer = house.post("/key/generate", key, "{\"models\":[\"org/simulated\"]}");

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
