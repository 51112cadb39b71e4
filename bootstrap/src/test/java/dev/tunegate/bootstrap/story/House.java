package dev.tunegate.bootstrap.story;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A running gateway for the stories of one JVM, with its own database, three wire servers that
 * stand for as many accounts at OpenAI, and the simulator.
 */
final class House {

    /** Of the administrator, for this house alone. */
    static final String MASTER_KEY = "sk-story-administrator-0001";

    private static final House HOUSE = new House();

    private final OpenAiWireServer east = OpenAiWireServer.start();
    private final OpenAiWireServer west = OpenAiWireServer.start();
    private final OpenAiWireServer quiet = OpenAiWireServer.start();
    private final Path config;
    private final Gateway gateway;
    private final HttpClient http = HttpClient.newHttpClient();

    private House() {
        try {
            var folder = Files.createTempDirectory("tunegate-story");
            config = Files.writeString(folder.resolve("tunegate.yaml"), configuration());
            gateway =
                    Gateway.start(
                            Arguments.parse(
                                    List.of("start", "--config", config.toString(), "--port", "0")),
                            Map.of("TUNEGATE_HOME", folder.resolve("home").toString()));
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static House open() {
        return HOUSE;
    }

    private String configuration() {
        return """
        general_settings:
          master_key: %s
        tunegate_settings:
          create_wait: 3s
          patience: 6s
          horizon: 2s
          polling_fastest: 200ms
          polling_slowest: 1s
        credential_list:
          - credential_name: east
            credential_values: {api_key: %s, api_base: "%s"}
          - credential_name: west
            credential_values: {api_key: %s, api_base: "%s"}
        model_list:
          - model_name: gpt-two-accounts
            litellm_params: {model: openai/gpt-4o-mini-2024-07-18, litellm_credential_name: east}
            model_info: {id: two-east, supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: gpt-two-accounts
            litellm_params: {model: openai/gpt-4o-mini-2024-07-18, litellm_credential_name: west}
            model_info: {id: two-west, supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: gpt-east
            litellm_params: {model: openai/gpt-4o-mini-2024-07-18, litellm_credential_name: east}
            model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: never-called
            litellm_params: {model: openai/gpt-4o, api_key: %s, api_base: "%s"}
            model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: chat-only
            litellm_params: {model: openai/gpt-4o-mini-2024-07-18, litellm_credential_name: east}
          - model_name: org/simulated
            litellm_params: {model: simulator/tiny, duration: 3s}
            model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
          - model_name: failing
            litellm_params: {model: simulator/tiny, duration: 2s, outcome: failed}
            model_info: {supported_endpoints: ["/fine_tuning"]}
        """
                .formatted(
                        MASTER_KEY,
                        OpenAiWireServer.KEY,
                        east.address(),
                        OpenAiWireServer.KEY,
                        west.address(),
                        OpenAiWireServer.KEY,
                        quiet.address());
    }

    OpenAiWireServer east() {
        return east;
    }

    OpenAiWireServer west() {
        return west;
    }

    /** Rewrites the running gateway's configuration. */
    void rewrite(UnaryOperator<String> change) {
        try {
            Files.writeString(config, change.apply(Files.readString(config)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The account of the model {@code never-called}: whoever rehearses does not reach it. */
    OpenAiWireServer quiet() {
        return quiet;
    }

    String address() {
        return "http://127.0.0.1:" + gateway.port();
    }

    /** A fresh virtual key that may use these models. */
    String key(String... models) {
        var named = String.join("\",\"", models);
        var body = models.length == 0 ? "{}" : "{\"models\":[\"" + named + "\"]}";
        var answer = post("/key/generate", MASTER_KEY, body);
        return Json.text(answer.body(), "key");
    }

    /** A fresh key for rehearsing with this model. */
    String testKey(String model) {
        var body = "{\"test\":true,\"models\":[\"" + model + "\"]}";
        return Json.text(post("/key/generate", MASTER_KEY, body).body(), "key");
    }

    /** An official client, as it comes. */
    OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(address() + "/v1")
                .apiKey(key)
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    HttpResponse<String> get(String path, String key) {
        return send(request(path, key).GET().build());
    }

    HttpResponse<String> post(String path, String key, String body) {
        return send(
                request(path, key)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    HttpRequest.Builder request(String path, String key) {
        var builder = HttpRequest.newBuilder(URI.create(address() + path));
        return key.isEmpty() ? builder : builder.header("authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it is so; background work needs a moment. */
    static void eventually(String what, BooleanSupplier isSo) {
        eventually(what, Duration.ofSeconds(60), isSo);
    }

    /** The same, for what needs more than a moment. */
    static void eventually(String what, Duration patience, BooleanSupplier isSo) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %s: %s".formatted(patience, what));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** A training file of twelve good rows. */
    static Path trainingFile() {
        var row =
                """
                {"messages":[{"role":"system","content":"Answer in one word."},\
                {"role":"user","content":"Was ist %d + %d? 世界"},\
                {"role":"assistant","content":"%d"}]}
                """;
        var rows = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            rows.append(row.formatted(i, i, 2 * i));
        }
        try {
            var file = Files.createTempFile("training", ".jsonl");
            return Files.writeString(file, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
