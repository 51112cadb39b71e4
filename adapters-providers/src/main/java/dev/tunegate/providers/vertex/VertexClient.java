package dev.tunegate.providers.vertex;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpStream;
import dev.tunegate.providers.http.ProviderHttp;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Google with an account's credential, and understands what it answers. */
final class VertexClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ProviderHttp http;
    private final GoogleFailures failures;
    private final GoogleTokens tokens;

    VertexClient(ProviderHttp http, HttpFailures failures) {
        this.http = http;
        this.failures = new GoogleFailures(failures);
        this.tokens = new GoogleTokens(http);
    }

    /** Reads an object; empty if Google does not know it. */
    Optional<JsonNode> find(Ask ask) {
        var answer = answered(ask, "GET", null, Effect.REPEATABLE);
        return answer.status() == 404 && !GoogleError.of(answer.body()).isEmpty()
                ? Optional.empty()
                : Optional.of(object(ask, Effect.REPEATABLE, answer));
    }

    /** Sends an object, once. */
    JsonNode post(Ask ask, JsonNode body, Effect effect) {
        var answer = answered(ask, "POST", Body.json(JSON.writeValueAsString(body)), effect);
        return object(ask, effect, answer);
    }

    /** Sends bytes, and gives back whatever the answer is. */
    HttpAnswer sent(Ask ask, Map<String, String> more, Body body) {
        var headers = new LinkedHashMap<>(tokens.headers(ask.at().connection()));
        headers.putAll(more);
        return http.exchange(HttpCall.post(ask.address(), headers, body, Effect.REPEATABLE));
    }

    /** Removes an object; empty if there is none. */
    Optional<JsonNode> remove(Ask ask) {
        var answer = answered(ask, "DELETE", null, Effect.REPEATABLE);
        if (answer.status() == 404 && !GoogleError.of(answer.body()).isEmpty()) {
            return Optional.empty();
        }
        return answer.status() == 204
                ? Optional.of(JSON.createObjectNode())
                : Optional.of(object(ask, Effect.REPEATABLE, answer));
    }

    /** Asks a model, and returns when the answer begins. */
    HttpStream open(Ask ask, JsonNode question) {
        var body = Body.json(JSON.writeValueAsString(question));
        var headers = tokens.headers(ask.at().connection());
        var stream = http.open(HttpCall.post(ask.address(), headers, body, Effect.ANSWERING));
        if (stream.isSuccess()) {
            return stream;
        }
        try {
            throw refused(ask, Effect.ANSWERING, stream.whole());
        } catch (IOException broken) {
            throw failures.broken(Effect.ANSWERING, broken);
        }
    }

    ProviderHttp http() {
        return http;
    }

    ProviderFailure refused(Ask ask, HttpAnswer answer) {
        return refused(ask, Effect.REPEATABLE, answer);
    }

    private ProviderFailure refused(Ask ask, Effect effect, HttpAnswer answer) {
        if (answer.status() == 401) {
            tokens.forget(ask.at().connection());
        }
        return failures.refused(ask, effect, answer);
    }

    ProviderFailure unreadable(Effect effect, @Nullable Throwable cause) {
        return failures.unreadable(effect, cause);
    }

    private HttpAnswer answered(Ask ask, String method, @Nullable Body body, Effect effect) {
        var headers = tokens.headers(ask.at().connection());
        return http.exchange(
                new HttpCall(method, ask.address(), headers, Optional.ofNullable(body), effect));
    }

    private JsonNode object(Ask ask, Effect effect, HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw refused(ask, effect, answer);
        }
        return json(answer)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> failures.unreadable(effect, null));
    }

    static Optional<JsonNode> json(HttpAnswer answer) {
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
