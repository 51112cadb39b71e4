package dev.tunegate.providers.identity;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.ProviderHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the sign-in server through the gateway's one HTTP client: no redirect is followed, and every
 * answer has an end.
 */
final class IdentityHttp implements ResourceRetriever {

    private static final int MOST_BYTES = 512 * 1024;
    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    private final ProviderHttp http;
    private final JsonMapper mapper = new JsonMapper();

    IdentityHttp(ProviderHttp http) {
        this.http = http;
    }

    /** A JSON object, as the server says it. */
    record Said(int status, Map<String, Object> members) {}

    /**
     * @throws IOException if there is no such answer
     */
    Said get(URI address) throws IOException {
        return said(exchange(HttpCall.get(address, JSON)));
    }

    /**
     * @throws IOException if there is no such answer
     */
    Said post(URI address, Map<String, String> headers, Map<String, String> form)
            throws IOException {
        var bytes = encoded(form).getBytes(StandardCharsets.UTF_8);
        var body =
                new HttpCall.Body(
                        "application/x-www-form-urlencoded",
                        bytes.length,
                        () -> new ByteArrayInputStream(bytes));
        return said(exchange(HttpCall.post(address, headers, body, Effect.CREATING)));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The server's keys. */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            var answer = exchange(HttpCall.get(url.toURI(), JSON));
            if (answer.status() != 200) {
                throw new IOException("the keys were answered with status " + answer.status());
            }
            return new Resource(text(answer), "application/json");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private HttpAnswer exchange(HttpCall call) throws IOException {
        try {
            return http.exchange(call);
        } catch (ProviderFailure e) {
            throw new IOException("the sign-in server did not answer", e);
        }
    }

    private Said said(HttpAnswer answer) throws IOException {
        try {
            var members =
                    mapper.readValue(text(answer), new TypeReference<Map<String, Object>>() {});
            return new Said(answer.status(), members == null ? Map.of() : members);
        } catch (JacksonException _) {
            throw new IOException("the sign-in server answered no JSON object");
        }
    }

    private static String text(HttpAnswer answer) throws IOException {
        try (var body = answer.body()) {
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("the sign-in server said too much");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
