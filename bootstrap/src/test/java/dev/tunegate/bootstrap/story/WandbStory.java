package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.vertex.server.VertexWireServer;
import dev.tunegate.providers.wandb.server.WandbWireServer;
import dev.tunegate.providers.wandb.server.WireRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs at Weights & Biases that the gateway keeps itself: of a job at the simulator, in the middle
 * of which the gateway is killed, and of a job at Vertex AI. W&B has every row, and none twice.
 */
@Timeout(240)
final class WandbStory {

    private static final String KEY = "sk-wandb-story-administrator";
    private static final String MAIN = "dev.tunegate.bootstrap.TunegateApplication";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final WandbWireServer wandb = WandbWireServer.start();
    private final VertexWireServer vertex = VertexWireServer.start();

    @TempDir Path folder;
    private int port;

    @Test
    void every_step_is_a_row_and_none_is_there_twice_though_the_gateway_is_killed()
            throws Exception {
        try (wandb;
                vertex) {
            prepare();
            var gateway = startGateway();
            var job = create("simulated", upload("simulated"), "{\"project\":\"lab\"}");
            var run = job.path("integrations").path(0).path("wandb").path("run_id").asString();
            assertThat(run).isEqualTo(job.path("id").asString());
            House.eventually("rows come in", () -> rows(run) > 3);
            wandb.failNext(2, 503);
            gateway.kill();
            int before = rows(run);
            gateway = startGateway();
            House.eventually("the run is finished", () -> exitCode(run).isPresent());

            var metrics = metrics(job.path("id").asString());
            assertThat(exitCode(run)).contains(0);
            assertThat(steps(wandb.run(run).orElseThrow().history(), "_step"))
                    .isEqualTo(steps(metrics, "step"))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(before);
            assertThat(losses(wandb.run(run).orElseThrow().history())).isEqualTo(losses(metrics));
            assertThat(wandb.run(run).orElseThrow().entity())
                    .isEqualTo(WandbWireServer.USUAL_ENTITY);

            vertexJobIsReportedToo();
            assertThat(OwnProcess.read(folder.resolve("gateway.log")))
                    .doesNotContain(WandbWireServer.KEY);
            gateway.close();
        }
    }

    /** Vertex AI tells no figures: the run begins, and ends as the job does. */
    private void vertexJobIsReportedToo() throws IOException {
        vertex.habit("moves_when_looked_at", 1);
        var job =
                create(
                        "gemini",
                        upload("gemini"),
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
        var ended = json(get("/v1/fine_tuning/jobs/" + run).orElseThrow());
        var file = ended.path("result_files").path(0).asString();
        assertThat(get("/v1/files/" + file + "/content").orElseThrow().body())
                .startsWith("step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n");
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
    private List<JsonNode> metrics(String job) {
        var data = new ArrayList<JsonNode>();
        var after = "";
        while (true) {
            var page =
                    json(
                            get("/v1/fine_tuning/jobs/" + job + "/events?limit=7" + after)
                                    .orElseThrow());
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

    private void prepare() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var account = Files.writeString(folder.resolve("account.json"), vertex.credentials());
        Files.writeString(folder.resolve("tunegate.yaml"), configuration(account));
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
                .formatted(KEY, wandb.address(), WandbWireServer.KEY, account, words);
    }

    private OwnProcess startGateway() {
        var gateway =
                OwnProcess.start(
                        MAIN,
                        folder.resolve("gateway.log"),
                        Map.of("TUNEGATE_HOME", folder.resolve("home").toString()),
                        "start",
                        "--config",
                        folder.resolve("tunegate.yaml").toString(),
                        "--port",
                        String.valueOf(port));
        House.eventually(
                "the gateway is ready: " + folder,
                () -> {
                    assertThat(gateway.isAlive())
                            .as(() -> OwnProcess.read(folder.resolve("gateway.log")))
                            .isTrue();
                    return get("/health/readiness")
                            .filter(it -> it.statusCode() == 200)
                            .isPresent();
                });
        return gateway;
    }

    private String upload(String model) throws IOException {
        var form =
                "--b\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nfine-tune\r\n"
                        + "--b\r\ncontent-disposition: form-data; name=\"target_model_names\""
                        + "\r\n\r\n"
                        + model
                        + "\r\n--b\r\ncontent-disposition: form-data; name=\"file\";"
                        + " filename=\"a.jsonl\"\r\n\r\n"
                        + Files.readString(House.trainingFile())
                        + "\r\n--b--\r\n";
        var request =
                request("/v1/files")
                        .header("content-type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        return json(send(request).orElseThrow()).path("id").asString();
    }

    private JsonNode create(String model, String file, String integration) {
        var body =
                "{\"model\":\"%s\",\"training_file\":\"%s\",\"integrations\":[{\"type\":\"wandb\",\"wandb\":%s}]}"
                        .formatted(model, file, integration);
        var request =
                request("/v1/fine_tuning/jobs")
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return json(send(request).orElseThrow());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private Optional<HttpResponse<String>> get(String path) {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("authorization", "Bearer " + KEY);
    }

    /** Empty if nobody answers. */
    private Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
