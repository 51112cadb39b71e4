package dev.tunegate.bootstrap.story.advisories;

import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running gateway, with the tools of those who would like to get in. */
final class Fortress {

    /** Of the administrator, for this house alone. */
    static final String MASTER_KEY = "sk-fortress-administrator-0001";

    static final String GOOD_ROWS =
            """
            {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Ho"}]}
            """
                    .repeat(12);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Fortress HOUSE = new Fortress();

    private final OpenAiWireServer provider = OpenAiWireServer.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Gateway gateway;

    private Fortress() {
        try {
            var folder = Files.createTempDirectory("tunegate-fortress");
            var config = Files.writeString(folder.resolve("tunegate.yaml"), configuration());
            var words = List.of("start", "--config", config.toString(), "--port", "0");
            var home = folder.resolve("home").toString();
            gateway = Gateway.start(Arguments.parse(words), Map.of("TUNEGATE_HOME", home));
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fortress open() {
        return HOUSE;
    }

    private String configuration() {
        return """
        general_settings:
          master_key: %s
        tunegate_settings:
          create_wait: 3s
          patience: 6s
          polling_fastest: 200ms
          polling_slowest: 1s
        model_list:
          - model_name: theirs
            litellm_params: {model: openai/gpt-4o-mini-2024-07-18, api_key: %s, api_base: "%s"}
            model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: simulated
            litellm_params: {model: simulator/tiny, duration: 1s}
            model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
        """
                .formatted(MASTER_KEY, OpenAiWireServer.KEY, provider.address());
    }

    OpenAiWireServer provider() {
        return provider;
    }

    int port() {
        return gateway.port();
    }

    /** What came back. */
    record Answer(int status, String head, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }
    }

    /** A fresh key that may use these models. */
    String key(String... models) {
        var named = models.length == 0 ? "" : "\"" + String.join("\",\"", models) + "\"";
        return issued("{\"models\":[" + named + "]}").at("/key");
    }

    Answer issued(String wish) {
        return issuedBy(MASTER_KEY, wish);
    }

    Answer issuedBy(String key, String wish) {
        return post("/key/generate", key, wish);
    }

    Answer get(String path, String key) {
        return send("GET", path, Map.of("authorization", "Bearer " + key), "");
    }

    Answer delete(String path, String key) {
        return send("DELETE", path, Map.of("authorization", "Bearer " + key), "");
    }

    Answer post(String path, String key, String json) {
        var headers = Map.of("authorization", "Bearer " + key, "content-type", "application/json");
        return send("POST", path, headers, json);
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().toString(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Uploads a file under this name. */
    Answer upload(String key, String name, String rows) {
        var mark = "mark" + UUID.randomUUID();
        var form =
                ("--%1$s\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nfine-tune\r\n"
                                + "--%1$s\r\ncontent-disposition: form-data; name=\"file\";"
                                + " filename=\"%2$s\"\r\n\r\n%3$s\r\n--%1$s--\r\n")
                        .formatted(mark, name, rows);
        var headers =
                Map.of(
                        "authorization",
                        "Bearer " + key,
                        "content-type",
                        "multipart/form-data; boundary=" + mark);
        return send("POST", "/v1/files", headers, form);
    }

    /** A good file of this key's. */
    String file(String key) {
        return upload(key, "rows.jsonl", GOOD_ROWS).at("/id");
    }

    /** A job of this key's at the simulator. */
    String job(String key) {
        var wish = "{\"model\":\"simulated\",\"training_file\":\"" + file(key) + "\"}";
        return post("/v1/fine_tuning/jobs", key, wish).at("/id");
    }

    /** Waits until the provider has this job. */
    void reaches(String job) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!provider.jobsByMarker().containsKey(job)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(job + " is not among " + provider.jobsByMarker());
            }
            Thread.onSpinWait();
        }
    }

    /** Sends these very bytes, and gives back all that comes until the gateway hangs up. */
    String raw(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "closed";
        }
    }

    /** Asks for this path as it is written, over a connection of its own. */
    String rawGet(String path, String host, String key) {
        return raw(
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nConnection: close\r\nAuthorization: Bearer "
                        + key
                        + "\r\n\r\n");
    }

    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
