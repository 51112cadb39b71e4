package dev.tunegate.bootstrap.story.contract;

import dev.tunegate.api.described.Description;
import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running gateway with one account at OpenAI and the simulator, and what it says of itself. */
final class ContractHouse {

    /** Of the administrator, for this house alone. */
    static final String MASTER_KEY = "sk-contract-administrator-01";

    /** A model of OpenAI's account. */
    static final String WIRED = "gpt-wired";

    /** A model that the simulator trains within a second. */
    static final String SIMULATED = "org/simulated";

    /** A model whose training lasts, so that it can be held. */
    static final String SLOW = "slow";

    static final String ROWS =
            """
            {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Ho"}]}
            """
                    .repeat(12);

    private static final ContractHouse HOUSE = new ContractHouse();

    private final OpenAiWireServer provider = OpenAiWireServer.start();
    private final OpenAiWireServer azure = OpenAiWireServer.start(Manner.AZURE_GA);
    private final Receiver receiver = Receiver.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Gateway gateway;
    private final Description description;

    private ContractHouse() {
        try {
            var folder = Files.createTempDirectory("tunegate-contract");
            var config = Files.writeString(folder.resolve("tunegate.yaml"), configuration());
            var words = List.of("start", "--config", config.toString(), "--port", "0");
            var home = folder.resolve("home").toString();
            gateway = Gateway.start(Arguments.parse(words), Map.of("TUNEGATE_HOME", home));
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        provider.moveJobsWhenLookedAt(true);
        azure.moveJobsWhenLookedAt(true);
        description = Description.of(send(request("GET", "/openapi.json", "").build()).body());
    }

    static ContractHouse open() {
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
          outbound:
            webhooks: ["127.0.0.1"]
        model_list:
          - model_name: gpt-wired
            litellm_params: {model: openai/gpt-4o-mini-2024-07-18, api_key: %s, api_base: "%s"}
            model_info: &everything
              supported_endpoints: [/chat/completions, /completions, /embeddings, /fine_tuning]
          - model_name: org/simulated
            litellm_params: {model: simulator/tiny, duration: 1s}
            model_info: *everything
          - model_name: slow
            litellm_params: {model: simulator/tiny, duration: 20s}
            model_info: *everything
        """
                        .formatted(MASTER_KEY, OpenAiWireServer.KEY, provider.address())
                + SourceDocuments.models(provider, azure);
    }

    Description description() {
        return description;
    }

    OpenAiWireServer provider() {
        return provider;
    }

    Receiver receiver() {
        return receiver;
    }

    String address() {
        return "http://127.0.0.1:" + gateway.port();
    }

    /** A fresh virtual key that may use these models. */
    String key(String... models) {
        var named = models.length == 0 ? "" : "\"" + String.join("\",\"", models) + "\"";
        return post("/key/generate", MASTER_KEY, "{\"models\":[" + named + "]}")
                .at("/key")
                .asString();
    }

    /** The key of a fresh developer, who may use these models. */
    String developer(String... models) {
        var wish = "{\"user_role\":\"internal_user\",\"models\":[\"%s\"]}";
        return post("/user/new", MASTER_KEY, wish.formatted(String.join("\",\"", models)))
                .at("/key")
                .asString();
    }

    /** What a good request gets. */
    JsonNode post(String path, String key, String json) {
        var request =
                request("POST", path, key)
                        .header("content-type", "application/json")
                        .method("POST", BodyPublishers.ofString(json))
                        .build();
        return good(request);
    }

    private JsonNode good(HttpRequest request) {
        var answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(
                    request + " -> " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    JsonNode get(String path, String key) {
        return JsonMapper.shared().readTree(send(request("GET", path, key).build()).body());
    }

    HttpRequest.Builder request(String method, String path, String key) {
        var request =
                HttpRequest.newBuilder(URI.create(address() + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.noBody());
        return key.isEmpty() ? request : request.header("authorization", "Bearer " + key);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A good file of this key's, for fine-tuning. */
    String file(String key) {
        return file(key, "fine-tune", ROWS);
    }

    /** A file of this key's. */
    String file(String key, String purpose, String rows) {
        var parts = field("purpose", purpose) + field("file\"; filename=\"rows.jsonl", rows);
        return form("/v1/files", key, parts);
    }

    /** The rows as the one part of an upload. */
    String part(String key, String upload) {
        var part = field("data\"; filename=\"part", ROWS);
        return form("/v1/uploads/" + upload + "/parts", key, part);
    }

    private static String field(String name, String content) {
        return "--mark\r\ncontent-disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, content);
    }

    /** The id of what a form makes. */
    private String form(String path, String key, String fields) {
        var request =
                request("POST", path, key)
                        .header("content-type", "multipart/form-data; boundary=mark")
                        .method("POST", BodyPublishers.ofString(fields + "--mark--\r\n"))
                        .build();
        return good(request).at("/id").asString();
    }

    /** A job of this key's. */
    String job(String key, String model) {
        var wish = "{\"model\":\"" + model + "\",\"training_file\":\"" + file(key) + "\"}";
        return post("/v1/fine_tuning/jobs", key, wish).at("/id").asString();
    }

    /** The name of a model that this key's owner has just had tuned, within a second. */
    String tuned(String key) {
        var path = "/v1/fine_tuning/jobs/" + job(key, SIMULATED);
        eventually("it ends", () -> get(path, key).at("/status").asString().equals("succeeded"));
        return get(path, key).at("/fine_tuned_model").asString();
    }

    /** A file of training rows on the disk. */
    static Path rows() {
        try {
            return Files.writeString(Files.createTempFile("rows", ".jsonl"), ROWS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is so; background work needs a moment. */
    static void eventually(String what, BooleanSupplier isSo) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 60 s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
