package dev.tunegate.api.described;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One method of one path, as it is described.
 *
 * @param method in capitals
 * @param path with the names of what varies in braces, without the prefix {@code /v1}
 * @param item what is said of all methods of the path
 * @param node what is said of this one
 */
public record Operation(String method, String path, JsonNode item, JsonNode node) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    static Operation of(String method, String path, JsonNode item) {
        return new Operation(method.toUpperCase(Locale.ROOT), path, item, item.get(method));
    }

    public String id() {
        return node.path("operationId").asString("");
    }

    /** What the route needs, if it needs anything. */
    public Optional<String> permission() {
        return Optional.ofNullable(node.get("x-permission")).map(JsonNode::asString);
    }

    /** Whether a request with this path is one of these. Names may hold slashes, ids may not. */
    boolean takes(String method, String path) {
        return this.method.equals(method) && pattern().matcher(path).matches();
    }

    private Pattern pattern() {
        var regex =
                VARIABLE.matcher(path)
                        .replaceAll(it -> it.group(1).equals("name") ? "[^?]+" : "[^/?]+");
        return Pattern.compile(regex.replace(".", "\\."));
    }

    long variables() {
        return VARIABLE.matcher(path).results().count();
    }
}
