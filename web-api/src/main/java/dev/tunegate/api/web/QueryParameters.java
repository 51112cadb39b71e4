package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind the question mark of a request. It is read from the URL alone: the servlet's
 * own parameters would eat the body of an upload.
 */
public final class QueryParameters {

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * @throws Refusal.InvalidInput if it is not well formed
     */
    public static QueryParameters of(HttpServletRequest request) {
        var values = new LinkedHashMap<String, List<String>>();
        var query = request.getQueryString();
        if (query != null && !query.isEmpty()) {
            for (var pair : query.split("&", -1)) {
                add(values, pair);
            }
        }
        return new QueryParameters(values);
    }

    private static void add(Map<String, List<String>> values, String pair) {
        if (pair.isEmpty()) {
            return;
        }
        int equals = pair.indexOf('=');
        var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static String decoded(String text) {
        try {
            var plain = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (plain.indexOf('\0') < 0) {
                return plain;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Refusal malformed() {
        return new Refusal.InvalidInput(
                null, "invalid_query", "The query of this URL is not well formed.");
    }

    /** The names as they were sent, each once. */
    public Set<String> names() {
        return values.keySet();
    }

    /**
     * The one value of a parameter; one without text counts as not given, for that is how some SDKs
     * write a null.
     *
     * @throws Refusal.InvalidInput if it is given more than once
     */
    public Optional<String> text(String name) {
        var all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw new Refusal.InvalidInput(
                    name, "duplicate_parameter", "The parameter '" + name + "' is given twice.");
        }
        return all.stream().filter(it -> !it.isEmpty()).findFirst();
    }

    /**
     * A whole number in a range.
     *
     * @throws Refusal.InvalidInput if it is none, or out of range
     */
    public int integer(String name, int standard, int least, int most) {
        return text(name).map(it -> parsed(name, it, least, most)).orElse(standard);
    }

    private static int parsed(String name, String text, int least, int most) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new Refusal.InvalidInput(
                    name, "invalid_type", "'" + name + "' must be a whole number.");
        }
        long value = Long.parseLong(text);
        if (value < least || value > most) {
            throw new Refusal.InvalidInput(
                    name,
                    value < least ? "integer_below_min_value" : "integer_above_max_value",
                    "'%s' must be from %d to %d, and not %d.".formatted(name, least, most, value));
        }
        return (int) value;
    }
}
