package dev.tunegate.providers.openaiwire.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param path without {@code /v1} and the query, still encoded
 * @param headers by lower-case name
 */
record WireRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        InputStream body) {

    private static final int LONGEST_LINE = 64 << 10;

    /** The next request on a connection; null if the other side has closed it. */
    static @Nullable WireRequest read(InputStream in) throws IOException {
        var first = line(in);
        if (first == null || first.isEmpty()) {
            return null;
        }
        var words = first.split(" ");
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var target = words[1].split("\\?", 2);
        var path = target[0].startsWith("/v1/") ? target[0].substring(3) : target[0];
        var query = target.length > 1 ? query(target[1]) : Map.<String, String>of();
        return new WireRequest(words[0], path, query, headers, body(in, headers));
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        return query;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static InputStream body(InputStream in, Map<String, String> headers) {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return new ChunkedBody(in);
        }
        return new LimitedBody(in, Long.parseLong(headers.getOrDefault("content-length", "0")));
    }

    static @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.length() > LONGEST_LINE) {
                return null;
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** What follows {@code prefix} in the path up to the next slash, decoded. */
    String segmentAfter(String prefix) {
        var rest = path.substring(prefix.length());
        int slash = rest.indexOf('/');
        return decoded(slash < 0 ? rest : rest.substring(0, slash));
    }

    /** The same request to another path. */
    WireRequest to(String other) {
        return new WireRequest(method, other, query, headers, body);
    }

    /** The same request with another body. */
    WireRequest carrying(byte[] other) {
        return new WireRequest(method, path, query, headers, new ByteArrayInputStream(other));
    }
}
