package dev.tunegate.providers.wandb;

import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.TrackedRun;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.TrackerTerms;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * W&B's HTTP API, as its own client 0.30.0 uses it (requests of that client, seen 2026-11-21):
 * GraphQL for the run, and a stream of numbered lines for its history. Both are repeatable: a run
 * is known by its name and a line by its number.
 */
final class WandbApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String USER = "api";

    private final TrackerTerms terms;
    private final ProviderHttp http;
    private final HttpFailures failures;

    WandbApi(TrackerTerms terms, ProviderHttp http, HttpFailures failures) {
        this.terms = terms;
        this.http = http;
        this.failures = failures;
    }

    /**
     * @throws Rejected if the server says that the request is at fault
     */
    JsonNode graphql(String operation, String query, ObjectNode variables) {
        var body = JSON.createObjectNode();
        body.put("query", query);
        body.set("variables", variables);
        body.put("operationName", operation);
        var answer = json(post("/graphql", body));
        if (!answer.path("errors").isEmpty()) {
            throw new Rejected(400, null, null, "Weights & Biases turned the run down.");
        }
        return answer.path("data");
    }

    void stream(TrackedRun.Place at, TrackedRunId run, ObjectNode lines) {
        var path =
                "/files/%s/%s/%s/file_stream"
                        .formatted(
                                segment(at.entity()), segment(at.project()), segment(run.value()));
        var _ = post(path, lines);
    }

    private HttpAnswer post(String path, ObjectNode body) {
        var address = URI.create(base() + path);
        var text = HttpCall.Body.json(JSON.writeValueAsString(body));
        var answer =
                http.exchange(
                        HttpCall.post(
                                address,
                                Map.of("Authorization", "Basic " + credential()),
                                text,
                                Effect.REPEATABLE));
        if (!answer.isSuccess()) {
            throw failures.refused(Effect.REPEATABLE, answer, PublicWords.STRICT);
        }
        return answer;
    }

    private String base() {
        var base = terms.baseUrl().toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private String credential() {
        var key =
                terms.key()
                        .map(Secret::reveal)
                        .orElseThrow(() -> new Misconfigured("There is no W&B key."));
        return Base64.getEncoder()
                .encodeToString((USER + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode json(HttpAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw failures.unreadable(Effect.REPEATABLE, e);
        }
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
