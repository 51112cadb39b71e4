package dev.tunegate.providers.vertex;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpCall.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lets Google's credentials speak through our client: no redirects, and every wait has an end. */
final class GoogleTransport extends HttpTransport {

    private final Function<HttpCall, HttpAnswer> exchange;

    /**
     * @param exchange sends each request, as far as it may go
     */
    GoogleTransport(Function<HttpCall, HttpAnswer> exchange) {
        this.exchange = exchange;
    }

    @Override
    public boolean supportsMethod(String method) {
        return true;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new Request(exchange, method, URI.create(url));
    }

    /** One request of a credential. */
    private static final class Request extends LowLevelHttpRequest {

        /** What the client sets itself, or must not promise. */
        private static final Set<String> OURS =
                Set.of("accept-encoding", "content-length", "content-type", "user-agent", "host");

        private final Function<HttpCall, HttpAnswer> exchange;
        private final String method;
        private final URI address;
        private final Map<String, String> headers = new LinkedHashMap<>();

        Request(Function<HttpCall, HttpAnswer> exchange, String method, URI address) {
            this.exchange = exchange;
            this.method = method;
            this.address = address;
        }

        @Override
        public void addHeader(String name, String value) {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value);
            }
        }

        @Override
        public LowLevelHttpResponse execute() throws IOException {
            var call = new HttpCall(method, address, headers, body(), Effect.REPEATABLE);
            try {
                var answer = exchange.apply(call);
                if (answer.status() >= 300 && answer.status() < 400) {
                    throw new IOException("redirected", elsewhere());
                }
                return new GoogleAnswer(answer);
            } catch (ProviderFailure failure) {
                throw new IOException("a credential's address does not answer", failure);
            }
        }

        private static Misconfigured elsewhere() {
            return new Misconfigured(
                    "Google's token server answers from another address: check the credential.");
        }

        private Optional<Body> body() throws IOException {
            if (getStreamingContent() == null) {
                return Optional.empty();
            }
            var bytes = new ByteArrayOutputStream();
            getStreamingContent().writeTo(bytes);
            var type = Optional.ofNullable(getContentType()).orElse("application/octet-stream");
            var content = bytes.toByteArray();
            return Optional.of(
                    new Body(type, content.length, () -> new ByteArrayInputStream(content)));
        }
    }
}
