package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpStream;
import dev.tunegate.providers.http.ProviderHttp;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a host in its dialect, and understands what it answers: JSON objects, or failures. */
final class WireClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Dialect dialect;
    private final ProviderHttp http;
    private final HttpFailures failures;

    WireClient(Dialect dialect, ProviderHttp http, HttpFailures failures) {
        this.dialect = dialect;
        this.http = http;
        this.failures = failures;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Reads an object; empty if the host does not know it. */
    Optional<JsonNode> find(ModelDeployment at, String path) {
        return find(at, path, Map.of());
    }

    Optional<JsonNode> find(ModelDeployment at, String path, Map<String, String> query) {
        var call = HttpCall.get(address(at, path, query), headers(at));
        return known(() -> object(call, http.exchange(call), text(at)));
    }

    /** Makes something new, with one request. */
    JsonNode create(ModelDeployment at, String path, HttpCall.Body body, PublicWords text) {
        var call = post(at, path, body, Effect.CREATING);
        return object(call, http.exchange(call), text);
    }

    /** Like {@link #create}, for a body of any size. */
    JsonNode upload(ModelDeployment at, String path, HttpCall.Body body, PublicWords text) {
        var call = post(at, path, body, Effect.CREATING);
        return object(call, http.upload(call), text);
    }

    /** Like {@link #upload}, for what may be sent again: a copy that nobody names does no harm. */
    JsonNode resend(ModelDeployment at, String path, HttpCall.Body body, PublicWords text) {
        var call = post(at, path, body, Effect.REPEATABLE);
        return object(call, http.upload(call), text);
    }

    /** Asks for an answer that is one JSON object. */
    JsonNode question(ModelDeployment at, String path, HttpCall.Body body, PublicWords text) {
        var call = post(at, path, body, Effect.ANSWERING);
        return object(call, http.exchange(call), text);
    }

    /** Asks for something that may be asked for twice. */
    JsonNode act(ModelDeployment at, String path) {
        var address = address(at, path, Map.of());
        var call = new HttpCall("POST", address, headers(at), Optional.empty(), Effect.REPEATABLE);
        return object(call, http.exchange(call), text(at));
    }

    /** Removes an object, or finds it gone. */
    void remove(ModelDeployment at, String path) {
        var call = HttpCall.delete(address(at, path, Map.of()), headers(at));
        var answer = http.exchange(call);
        if (!answer.isSuccess()) {
            var _ = known(() -> refuse(call, answer, text(at)));
        }
    }

    /** Opens what a GET gives, whatever it is. */
    HttpStream download(ModelDeployment at, String path) {
        return open(HttpCall.get(address(at, path, Map.of()), headers(at)), text(at));
    }

    /** Sends a question to a model, and returns when the answer begins. */
    HttpStream ask(ModelDeployment at, String path, HttpCall.Body body, PublicWords text) {
        return open(post(at, path, body, Effect.ANSWERING), text);
    }

    ProviderFailure unreadable(Effect effect, @Nullable Throwable cause) {
        return failures.unreadable(effect, cause);
    }

    /** Knows the model's public name, and no other name. */
    static PublicWords text(ModelDeployment at) {
        return PublicWords.knowing(Map.of(at.target().model(), at.name().value()));
    }

    private HttpCall post(ModelDeployment at, String path, HttpCall.Body body, Effect effect) {
        return HttpCall.post(address(at, path, Map.of()), headers(at), body, effect);
    }

    private URI address(ModelDeployment at, String path, Map<String, String> query) {
        var connection = at.connection();
        var all = new LinkedHashMap<>(dialect.query(connection));
        all.putAll(query);
        return Address.of(dialect.base(connection), path, all);
    }

    private Map<String, String> headers(ModelDeployment at) {
        return dialect.headers(at.connection());
    }

    private HttpStream open(HttpCall call, PublicWords text) {
        var stream = http.open(call);
        if (stream.isSuccess()) {
            return stream;
        }
        try {
            throw failures.refused(call.effect(), stream.whole(), text);
        } catch (IOException broken) {
            throw failures.broken(call.effect(), broken);
        }
    }

    private JsonNode object(HttpCall call, HttpAnswer answer, PublicWords text) {
        if (!answer.isSuccess()) {
            return refuse(call, answer, text);
        }
        try {
            var root = JSON.readTree(answer.body());
            if (root.isObject()) {
                return root;
            }
            throw failures.unreadable(call.effect(), null);
        } catch (JacksonException broken) {
            throw failures.unreadable(call.effect(), broken);
        }
    }

    private JsonNode refuse(HttpCall call, HttpAnswer answer, PublicWords text) {
        throw failures.refused(call.effect(), answer, text);
    }

    private static Optional<JsonNode> known(Supplier<JsonNode> question) {
        try {
            return Optional.of(question.get());
        } catch (Rejected rejected) {
            if (rejected.status() == 404) {
                return Optional.empty();
            }
            throw rejected;
        }
    }
}
