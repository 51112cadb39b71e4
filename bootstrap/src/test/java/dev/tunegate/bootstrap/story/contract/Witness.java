package dev.tunegate.bootstrap.story.contract;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands between an SDK and the gateway, sees every answer as it came, and notes what is not as
 * described: by us, and by OpenAI where its description is at hand.
 */
final class Witness implements HttpClient {

    private final HttpClient behind;
    private final ContractHouse house;
    private final Optional<OpenAiSchemas> published = OpenAiSchemas.besideTheProject();
    private final KnownExceptions exceptions = KnownExceptions.read();
    private final List<String> findings = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();

    Witness(HttpClient behind, ContractHouse house) {
        this.behind = behind;
        this.house = house;
    }

    List<String> findings() {
        return findings;
    }

    /** The operations that were answered. */
    Set<String> seen() {
        return seen;
    }

    /** An answer, kept whole. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(int statusCode, Headers headers, byte[] content) implements HttpResponse {

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public void close() {
            // There is nothing left to close.
        }
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        try (var answer = behind.execute(request, options)) {
            var kept =
                    new Kept(answer.statusCode(), answer.headers(), answer.body().readAllBytes());
            look(request, kept);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
            HttpRequest request, RequestOptions options) {
        return CompletableFuture.completedFuture(execute(request, options));
    }

    private void look(HttpRequest request, Kept answer) {
        var method = request.method().name();
        var path = URI.create(request.url()).getRawPath();
        var operation = house.description().operation(method, path);
        if (operation.isEmpty()) {
            findings.add(method + " " + path + " is not described");
            return;
        }
        var type = answer.headers().values("content-type").stream().findFirst().orElse("");
        seen.add(operation.get().id());
        var where = method + " " + path + " -> " + answer.statusCode() + ": ";
        house.description()
                .faults(operation.get(), answer.statusCode(), type, answer.content())
                .forEach(it -> findings.add(where + it));
        if (type.startsWith("application/json")) {
            compare(operation.get().id(), where, answer);
        }
    }

    private void compare(String operation, String where, Kept answer) {
        var body = JsonMapper.shared().readTree(answer.content());
        published.ifPresent(
                it ->
                        it.faults(operation, answer.statusCode(), body).stream()
                                .filter(found -> !exceptions.cover(operation, found))
                                .forEach(found -> findings.add(where + "OpenAI: " + found)));
    }

    @Override
    public void close() {
        behind.close();
    }
}
