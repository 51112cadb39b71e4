package dev.tunegate.providers.vertex.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param path without the query, still encoded
 * @param headers by lower-case name
 */
record WireRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        InputStream body) {

    static WireRequest of(HttpExchange exchange, InputStream body) {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(lower(name), values.getLast()));
        var uri = exchange.getRequestURI();
        return new WireRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                query(uri.getRawQuery()),
                headers,
                body);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        if (text != null) {
            for (var pair : text.split("&")) {
                var parts = pair.split("=", 2);
                query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String asked(String name) {
        return query.getOrDefault(name, "");
    }

    WireRequest with(InputStream other) {
        return new WireRequest(method, path, query, headers, other);
    }
}
