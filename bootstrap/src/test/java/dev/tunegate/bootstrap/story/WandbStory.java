package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.vertex.server.VertexWireServer;
import dev.tunegate.providers.wandb.server.WandbWireServer;
import dev.tunegate.providers.wandb.server.WireRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Runs at Weights & Biases that the gateway keeps itself: of a job at the simulator, in the middle
 * of which the gateway is killed, and of a job at Vertex AI. W&B has every row, and none twice.
 */
@Timeout(240)
final class WandbStory {

    private final WandbWireServer wandb = WandbWireServer.start();
    private final VertexWireServer vertex = VertexWireServer.start();

    @TempDir Path folder;

    @Test
    void every_step_is_a_row_and_none_is_there_twice_though_the_gateway_is_killed()
            throws Exception {
        var account = Files.writeString(folder.resolve("account.json"), vertex.credentials());
        try (wandb;
                vertex;
                var gateway = new OwnGateway(folder, configuration(account))) {
            gateway.start();
            var job = create(gateway, "simulated", "{\"project\":\"lab\"}");
            var run = job.path("integrations").path(0).path("wandb").path("run_id").asString();
            assertThat(run).isEqualTo(job.path("id").asString());
            House.eventually("rows come in", () -> rows(run) > 3);
            wandb.failNext(2, 503);
            gateway.kill();
            int before = rows(run);
            gateway.start();
            House.eventually("the run is finished", () -> exitCode(run).isPresent());

            var metrics = metrics(gateway, job.path("id").asString());
            assertThat(exitCode(run)).contains(0);
            assertThat(steps(wandb.run(run).orElseThrow().history(), "_step"))
                    .isEqualTo(steps(metrics, "step"))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(before);
            assertThat(losses(wandb.run(run).orElseThrow().history())).isEqualTo(losses(metrics));
            assertThat(wandb.run(run).orElseThrow().entity())
                    .isEqualTo(WandbWireServer.USUAL_ENTITY);

            vertexJobIsReportedToo(gateway);
            assertThat(gateway.log()).doesNotContain(WandbWireServer.KEY);
        }
    }

    /** Vertex AI tells no figures: the run begins, and ends as the job does. */
    private void vertexJobIsReportedToo(OwnGateway gateway) throws IOException {
        vertex.habit("moves_when_looked_at", 1);
        var job =
                create(
                        gateway,
                        "gemini",
                        "{\"project\":\"other\",\"name\":\"a gemini\",\"entity\":\"staff\","
                                + "\"tags\":[\"a\"]}");
        var run = job.path("id").asString();
        House.eventually("the run is finished", () -> exitCode(run).isPresent());

        assertThat(exitCode(run)).contains(0);
        var said = wandb.run(run).orElseThrow();
        assertThat(said.entity()).isEqualTo("staff");
        assertThat(said.description().path("displayName").asString()).isEqualTo("a gemini");
        assertThat(said.summary().path("fine_tuned_model").asString()).startsWith("ft:gemini");
        assertThat(wandb.bodies()).noneMatch(it -> vertex.jobs().stream().anyMatch(it::contains));
        var ended = Json.read(gateway.taken("/v1/fine_tuning/jobs/" + run));
        var file = ended.path("result_files").path(0).asString();
        assertThat(gateway.taken("/v1/files/" + file + "/content"))
                .startsWith(
                        "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n");
    }

    private int rows(String run) {
        return wandb.run(run).map(it -> it.history().size()).orElse(0);
    }

    private Optional<Integer> exitCode(String run) {
        return wandb.run(run).flatMap(WireRun::exitCode);
    }

    private static List<Long> steps(List<JsonNode> rows, String name) {
        return rows.stream().map(it -> it.path(name).longValue()).toList();
    }

    private static List<Double> losses(List<JsonNode> rows) {
        return rows.stream().map(it -> it.path("train_loss").doubleValue()).toList();
    }

    /** The data of the job's metrics events, oldest first. */
    private static List<JsonNode> metrics(OwnGateway gateway, String job) {
        var data = new ArrayList<JsonNode>();
        var after = "";
        while (true) {
            var page =
                    Json.read(
                            gateway.taken(
                                    "/v1/fine_tuning/jobs/" + job + "/events?limit=7" + after));
            for (var event : page.path("data")) {
                if (event.path("type").asString().equals("metrics")) {
                    data.add(event.path("data"));
                }
                after = "&after=" + event.path("id").asString();
            }
            if (!page.path("has_more").asBoolean()) {
                return data.reversed();
            }
        }
    }

    private String configuration(Path account) {
        var words =
                vertex.settings().entrySet().stream()
                        .map(it -> ", %s: \"%s\"".formatted(it.getKey(), it.getValue()))
                        .collect(Collectors.joining());
        return """
        general_settings: {master_key: %s}
        tunegate_settings:
          create_wait: 5s
          patience: 3s
          horizon: 1s
          polling_fastest: 200ms
          polling_slowest: 500ms
          wandb: {base_url: "%s", api_key: %s}
        model_list:
          - model_name: simulated
            litellm_params: {model: simulator/tiny, duration: 12s}
            model_info: {supported_endpoints: ["/fine_tuning"]}
          - model_name: gemini
            model_info: {supported_endpoints: ["/fine_tuning"]}
            litellm_params: {model: vertex_ai/gemini-2.5-flash, vertex_credentials: "%s"%s}
        """
                .formatted(OwnGateway.KEY, wandb.address(), WandbWireServer.KEY, account, words);
    }

    private static JsonNode create(OwnGateway gateway, String model, String integration)
            throws IOException {
        var file = gateway.upload(model, Files.readString(House.trainingFile()));
        var body =
                "{\"model\":\"%s\",\"training_file\":\"%s\",\"integrations\":[{\"type\":\"wandb\",\"wandb\":%s}]}"
                        .formatted(model, file, integration);
        return Json.read(OwnGateway.taken(gateway.post("/v1/fine_tuning/jobs", body)));
    }
}
