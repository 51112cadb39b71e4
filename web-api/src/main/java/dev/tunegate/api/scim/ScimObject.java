package dev.tunegate.api.scim;

import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An object that a directory sends: the names of its attributes count whatever their case. */
record ScimObject(JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_TEXT = 255;

    static ScimObject read(HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return new ScimObject(JSON.readTree(JsonRequest.read(request).json()));
    }

    /** The attribute; null counts as none. */
    Optional<JsonNode> get(String name) {
        return node.properties().stream()
                .filter(it -> it.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(it -> !it.isNull())
                .findFirst();
    }

    List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    Optional<String> text(String name) {
        return get(name).map(it -> textOf(it, name)).filter(it -> !it.isEmpty());
    }

    static String textOf(JsonNode value, String name) {
        if (!value.isString() || value.stringValue().length() > MAX_TEXT) {
            throw wrong(name, "a string of at most " + MAX_TEXT + " characters");
        }
        return value.stringValue();
    }

    /** Some directories write booleans as texts, with a capital. */
    static boolean boolOf(JsonNode value, String name) {
        var text =
                value.isBoolean()
                        ? Boolean.toString(value.booleanValue())
                        : value.isString() ? value.stringValue() : "";
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "a boolean");
        };
    }

    /** The objects of a list; one object alone stands for a list of one. */
    static List<ScimObject> objectsOf(JsonNode value, String name) {
        var objects = new ArrayList<ScimObject>();
        Iterable<JsonNode> elements = value.isArray() ? value : List.of(value);
        for (var element : elements) {
            if (!element.isObject()) {
                throw wrong(name, "a list of objects");
            }
            objects.add(new ScimObject(element));
        }
        return objects;
    }

    static Refusal wrong(String name, String expected) {
        return new Refusal.InvalidInput(
                name, "invalidValue", "'" + name + "' must be " + expected + ".");
    }

    /** The text in quotes, as JSON writes it. */
    static Optional<String> unquoted(String quoted) {
        try {
            return Optional.of(JSON.readTree(quoted))
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue);
        } catch (tools.jackson.core.JacksonException e) {
            return Optional.empty();
        }
    }
}
