package dev.tunegate.providers.bedrock.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as it came in. */
final class WireCall {

    private final HttpExchange exchange;
    private final Map<String, String> headers = new TreeMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Counted body;
    private InputStream content;

    WireCall(HttpExchange exchange) {
        this.exchange = exchange;
        this.body = new Counted(exchange.getRequestBody());
        this.content = body;
        exchange.getRequestHeaders()
                .forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), String.join(",", v)));
        var raw = rawQuery();
        for (var pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** Still encoded. */
    String path() {
        return exchange.getRequestURI().getRawPath();
    }

    String rawQuery() {
        var raw = exchange.getRequestURI().getRawQuery();
        return raw == null ? "" : raw;
    }

    String line() {
        return method() + " " + path() + (rawQuery().isEmpty() ? "" : "?" + rawQuery());
    }

    Map<String, String> query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** What follows the prefix in the path, up to the next slash, decoded. */
    String segmentAfter(String prefix) {
        var rest = path().substring(prefix.length());
        int slash = rest.indexOf('/');
        return decoded(slash < 0 ? rest : rest.substring(0, slash));
    }

    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The body, as far as it has not been read. */
    InputStream content() {
        return content;
    }

    void content(InputStream other) {
        content = other;
    }

    JsonNode json() throws IOException {
        return JsonMapper.shared().readTree(content.readAllBytes());
    }

    /** How many bytes of the body have arrived, as they were on the wire. */
    long arrived() {
        return body.count;
    }

    SeenCall seen(String service) {
        return new SeenCall(
                service, method(), path(), Map.copyOf(query), Map.copyOf(headers), arrived());
    }

    /** Counts what passes. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public long skip(long length) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(length, 64 << 10)]));
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = in.read(into, from, length);
            count += Math.max(0, got);
            return got;
        }
    }
}
