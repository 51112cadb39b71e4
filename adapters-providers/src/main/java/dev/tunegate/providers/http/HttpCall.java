package dev.tunegate.providers.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One request to a provider. */
public record HttpCall(
        String method,
        URI address,
        Map<String, String> headers,
        Optional<Body> body,
        Effect effect) {

    /**
     * What is sent.
     *
     * @param bytes its exact length
     * @param open gives the bytes from the start; the client closes the stream
     */
    public record Body(String contentType, long bytes, Supplier<InputStream> open) {

        public static Body json(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Body(
                    "application/json", bytes.length, () -> new ByteArrayInputStream(bytes));
        }
    }

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(URI address, Map<String, String> headers) {
        return new HttpCall("GET", address, headers, Optional.empty(), Effect.REPEATABLE);
    }

    public static HttpCall delete(URI address, Map<String, String> headers) {
        return new HttpCall("DELETE", address, headers, Optional.empty(), Effect.REPEATABLE);
    }

    public static HttpCall post(
            URI address, Map<String, String> headers, Body body, Effect effect) {
        return new HttpCall("POST", address, headers, Optional.of(body), effect);
    }

    /** Prints no header: one of them is a credential. */
    @Override
    public String toString() {
        return method + " " + address.getPath();
    }
}
