package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.openaiwire.server.WireServerMain;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The gateway is killed in the middle of submissions, each time a little later after the request
 * went out, while the provider's server lives on and counts. How often is the system property
 * {@code tunegate.kills}; a normal build kills a few times.
 */
final class KillStory {

    private static final String KEY = "sk-kill-story-administrator";
    private static final String MAIN = "dev.tunegate.bootstrap.TunegateApplication";
    private static final int KILLS = Integer.getInteger("tunegate.kills", 4);
    private static final int STEP_MILLIS = 25;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @TempDir Path folder;
    private int port;
    private int wirePort;

    @Test
    void no_kill_ever_makes_a_second_job_or_loses_one() throws Exception {
        try (var wire = startWire()) {
            assertThat(wire.isAlive()).isTrue();
            var gateway = startGateway();
            var file = upload();
            var jobs = new LinkedHashMap<String, String>();
            int seen = 0;
            int acknowledged = 0;
            for (int i = 0; i < KILLS; i++) {
                command("misbehave", "{\"fault\":\"delay\",\"millis\":" + 40 * (i % 5) + "}");
                var key = "submission-" + i;
                var first = CompletableFuture.supplyAsync(() -> create(file, key));
                LockSupport.parkNanos(Duration.ofMillis(STEP_MILLIS * (i * 7L % 24)).toNanos());
                gateway.kill();
                seen += jobsAtProvider() > i ? 1 : 0;
                var promised = first.join();
                acknowledged += promised.isPresent() ? 1 : 0;
                gateway = startGateway();
                var id = createdAtLast(file, key);
                promised.ifPresent(it -> assertThat(id).as(key).isEqualTo(it));
                jobs.put(key, id);
            }
            command("habit", "{\"moves_when_looked_at\":true}");
            jobs.values().forEach(this::ends);
            LoggerFactory.getLogger(KillStory.class)
                    .warn(
                            "{} kills: {} jobs stood at the provider when it fell, {} answers were"
                                    + " out",
                            KILLS,
                            seen,
                            acknowledged);
            assertThat(jobs.values()).doesNotHaveDuplicates();
            assertThat(jobsByMarker())
                    .hasSize(KILLS)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
            gateway.close();
        }
    }

    private OwnProcess startWire() throws IOException {
        var portFile = folder.resolve("wire-port");
        var wire =
                OwnProcess.start(
                        WireServerMain.class.getName(),
                        folder.resolve("wire.log"),
                        Map.of(),
                        portFile.toString());
        House.eventually("the wire server listens", () -> Files.exists(portFile));
        wirePort = Integer.parseInt(OwnProcess.read(portFile).strip());
        port = freePort();
        Files.writeString(folder.resolve("tunegate.yaml"), configuration());
        return wire;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String configuration() {
        return """
        general_settings: {master_key: %s}
        tunegate_settings: {create_wait: 5s, patience: 3s, horizon: 1s, polling_fastest: 200ms, polling_slowest: 500ms}
        model_list:
          - model_name: tunable
            litellm_params: {model: openai/gpt-4o-mini, api_key: %s, api_base: "http://127.0.0.1:%d/v1"}
            model_info: {id: the-one, supported_endpoints: ["/fine_tuning"]}
        """
                .formatted(KEY, OpenAiWireServer.KEY, wirePort);
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

    private String upload() throws IOException {
        var form =
                "--b\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nfine-tune\r\n"
                        + "--b\r\ncontent-disposition: form-data; name=\"target_model_names\"\r\n\r\ntunable\r\n"
                        + "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n"
                        + Files.readString(House.trainingFile())
                        + "\r\n--b--\r\n";
        var request =
                request("/v1/files")
                        .header("content-type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        var id = Json.text(send(request).orElseThrow().body(), "id");
        House.eventually(
                "the file is processed",
                () ->
                        get("/v1/files/" + id)
                                .map(it -> Json.text(it.body(), "status"))
                                .filter("processed"::equals)
                                .isPresent());
        return id;
    }

    /** The job's id, if an answer came. */
    private Optional<String> create(String file, String key) {
        var body = "{\"model\":\"tunable\",\"training_file\":\"" + file + "\"}";
        var request =
                request("/v1/fine_tuning/jobs")
                        .header("content-type", "application/json")
                        .header("idempotency-key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return send(request)
                .filter(it -> it.statusCode() == 200)
                .map(it -> Json.text(it.body(), "id"));
    }

    private String createdAtLast(String file, String key) {
        for (int i = 0; i < 20; i++) {
            var id = create(file, key);
            if (id.isPresent()) {
                return id.get();
            }
        }
        throw new AssertionError(key + " is never answered");
    }

    private void ends(String job) {
        House.eventually(
                job + " succeeds",
                () ->
                        get("/v1/fine_tuning/jobs/" + job)
                                .map(it -> Json.text(it.body(), "status"))
                                .filter("succeeded"::equals)
                                .isPresent());
    }

    private int jobsAtProvider() {
        return Json.read(state()).path("jobs").size();
    }

    private Map<String, Integer> jobsByMarker() {
        var counts = new LinkedHashMap<String, Integer>();
        Json.read(state())
                .path("jobs_by_marker")
                .properties()
                .forEach(it -> counts.put(it.getKey(), it.getValue().asInt()));
        return counts;
    }

    private String state() {
        return send(wire("state").GET().build()).orElseThrow().body();
    }

    private void command(String name, String body) {
        var request = wire(name).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        assertThat(send(request).orElseThrow().statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder wire(String command) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + wirePort + "/_control/" + command))
                .header("authorization", "Bearer " + OpenAiWireServer.KEY);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("authorization", "Bearer " + KEY);
    }

    private Optional<HttpResponse<String>> get(String path) {
        return send(request(path).GET().build());
    }

    /** Empty where no answer came: the gateway may be dead at that moment. */
    private Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
