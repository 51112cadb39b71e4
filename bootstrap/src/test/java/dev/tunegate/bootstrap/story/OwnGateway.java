package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A gateway in a process of its own that is killed and started again, at one address and over what
 * it has left behind. Where nobody may be there to answer, answers are optional.
 */
final class OwnGateway implements AutoCloseable {

    /** Of the administrator; the configuration must say so. */
    static final String KEY = "sk-own-gateway-administrator";

    private static final String MAIN = "dev.tunegate.bootstrap.TunegateApplication";

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Map<String, String> environment = new TreeMap<>();
    private final Path folder;
    private final Path config;
    private final int port;
    private Optional<OwnProcess> process = Optional.empty();

    OwnGateway(Path folder, String configuration) throws IOException {
        this.folder = folder;
        this.config = Files.writeString(folder.resolve("tunegate.yaml"), configuration);
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        environment.put("TUNEGATE_HOME", folder.resolve("home").toString());
    }

    /** From the next start on. */
    OwnGateway with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    OwnGateway without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Returns when it is ready. */
    OwnGateway start() {
        var log = folder.resolve("gateway.log");
        var started =
                OwnProcess.start(
                        MAIN,
                        log,
                        environment,
                        "start",
                        "--config",
                        config.toString(),
                        "--port",
                        String.valueOf(port));
        process = Optional.of(started);
        House.eventually(
                "the gateway is ready: " + folder,
                () -> {
                    assertThat(started.isAlive()).as(() -> OwnProcess.read(log)).isTrue();
                    return get("/health/readiness")
                            .filter(it -> it.statusCode() == 200)
                            .isPresent();
                });
        return this;
    }

    void kill() {
        process.orElseThrow().kill();
    }

    String log() {
        return OwnProcess.read(folder.resolve("gateway.log"));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("authorization", "Bearer " + KEY);
    }

    Optional<HttpResponse<String>> get(String path) {
        return send(request(path).GET().build());
    }

    Optional<HttpResponse<String>> post(String path, String json) {
        return send(posted(path, json).build());
    }

    /** Another request that bears this key has the same answer. */
    Optional<HttpResponse<String>> post(String path, String json, String idempotencyKey) {
        return send(posted(path, json).header("idempotency-key", idempotencyKey).build());
    }

    private HttpRequest.Builder posted(String path, String json) {
        return request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    Optional<HttpResponse<String>> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> Optional<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> how) {
        try {
            return Optional.of(http.send(request, how));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    byte[] content(String file) {
        var request = request("/v1/files/" + file + "/content").GET().build();
        var answer = send(request, BodyHandlers.ofByteArray()).orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** A training file's id; the model's provider is to have a copy. */
    String upload(String model, String rows) {
        return uploaded(field("purpose", "fine-tune") + field("target_model_names", model), rows);
    }

    /** The id of a file with the rows of a batch. */
    String uploadBatch(String rows) {
        return uploaded(field("purpose", "batch"), rows);
    }

    private String uploaded(String fields, String rows) {
        var form =
                fields
                        + "--b\r\ncontent-disposition: form-data; name=\"file\";"
                        + " filename=\"a.jsonl\"\r\n\r\n"
                        + rows
                        + "\r\n--b--\r\n";
        var request =
                request("/v1/files")
                        .header("content-type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        return Json.text(taken(send(request)), "id");
    }

    private static String field(String name, String value) {
        return "--b\r\ncontent-disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value);
    }

    /** What stands at this path. */
    String taken(String path) {
        return taken(get(path));
    }

    /** The body of an answer that must be there, and good. */
    static String taken(Optional<HttpResponse<String>> answer) {
        assertThat(answer.map(HttpResponse::statusCode))
                .as(() -> answer.map(HttpResponse::body).orElse("no answer"))
                .contains(200);
        return answer.orElseThrow().body();
    }

    /** The id in a good answer; empty if none came. */
    static Optional<String> idIn(Optional<HttpResponse<String>> answer) {
        return answer.filter(it -> it.statusCode() == 200).map(it -> Json.text(it.body(), "id"));
    }

    @Override
    public void close() {
        process.ifPresent(OwnProcess::close);
    }
}
