package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object in a request's body, which knows its own path: a member that is missing or of the wrong
 * type is refused by its full name. An explicit null counts as not given.
 */
public final class JsonObject {

    /** Further digits and exponents would cost more than they can mean. */
    private static final int MAX_DIGITS = 40;

    private final ObjectNode node;
    private final String path;

    private JsonObject(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static JsonObject of(ObjectNode body) {
        return new JsonObject(body, "");
    }

    /** The path of this object; empty for the body itself. */
    public String path() {
        return path;
    }

    /** The path of a member, such as {@code method.dpo.hyperparameters}. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The object with its members in order, without blanks: equal requests have equal texts. */
    public String canonical() {
        return CanonicalJson.of(node);
    }

    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        node.properties().forEach(it -> names.add(it.getKey()));
        return names;
    }

    /**
     * @throws Refusal.InvalidInput if there is a member with another name
     */
    public JsonObject only(Set<String> known) {
        for (var name : names()) {
            if (!known.contains(name)) {
                var shown = path(name.length() > 64 ? name.substring(0, 64) + "…" : name);
                throw invalid(shown, "unknown_parameter", "Unknown parameter: '" + shown + "'.");
            }
        }
        return this;
    }

    public boolean has(String name) {
        return member(name).isPresent();
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name)).filter(it -> !it.isNull());
    }

    /**
     * @throws Refusal.InvalidInput if it is missing, null or empty
     */
    public String requiredText(String name) {
        return text(name).filter(it -> !it.isEmpty()).orElseThrow(() -> missing(name));
    }

    public Optional<String> text(String name) {
        return member(name).map(it -> text(it, path(name)));
    }

    /**
     * A text of bounded length.
     *
     * @throws Refusal.InvalidInput if it is empty or longer
     */
    public Optional<String> text(String name, int most) {
        return text(name).map(it -> bounded(it, most, path(name)));
    }

    private static String bounded(String text, int most, String path) {
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > most) {
            throw invalid(
                    path,
                    length == 0 ? "string_below_min_length" : "string_above_max_length",
                    "'%s' must have 1 to %d characters, and not %d.".formatted(path, most, length));
        }
        return text;
    }

    public Refusal missing(String name) {
        return invalid(
                path(name),
                "missing_required_parameter",
                "The parameter '" + path(name) + "' is missing.");
    }

    private static String text(JsonNode node, String path) {
        if (!node.isString()) {
            throw wrongType(path, "a string", node);
        }
        var text = node.stringValue();
        if (!isStorable(text)) {
            throw invalid(
                    path, "invalid_value", "'" + path + "' holds characters that are no text.");
        }
        return text;
    }

    /** Neither NUL nor half a surrogate pair, which are no text to a database. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        it ->
                                it == 0
                                        || (it >= Character.MIN_SURROGATE
                                                && it <= Character.MAX_SURROGATE));
    }

    public Optional<Integer> integer(String name) {
        return member(name).map(it -> integer(it, path(name)));
    }

    private static int integer(JsonNode node, String path) {
        if (!node.isIntegralNumber()) {
            throw wrongType(path, "an integer", node);
        }
        if (!node.canConvertToInt()) {
            boolean low = node.bigIntegerValue().signum() < 0;
            throw invalid(
                    path,
                    low ? "integer_below_min_value" : "integer_above_max_value",
                    "'" + path + "' is out of range.");
        }
        return node.intValue();
    }

    /** An integer, or empty where the choice is left open by {@code "auto"}. */
    public Optional<Integer> integerOrAuto(String name) {
        return notAuto(name).map(it -> integer(it, path(name)));
    }

    /** A number, or empty where the choice is left open by {@code "auto"}. */
    public Optional<BigDecimal> numberOrAuto(String name) {
        return notAuto(name).map(it -> number(it, path(name)));
    }

    private Optional<JsonNode> notAuto(String name) {
        return member(name).filter(it -> !isAuto(it, path(name)));
    }

    private static boolean isAuto(JsonNode node, String path) {
        if (node.isString() && !node.stringValue().equals("auto")) {
            throw invalid(path, "invalid_value", "'" + path + "' must be \"auto\" or a number.");
        }
        return node.isString();
    }

    private static BigDecimal number(JsonNode node, String path) {
        if (!node.isNumber()) {
            throw wrongType(path, "\"auto\" or a number", node);
        }
        var number = node.decimalValue();
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw invalid(path, "invalid_value", "'" + path + "' has too many digits.");
        }
        return number;
    }

    public Optional<JsonObject> object(String name) {
        return member(name).map(it -> object(it, path(name)));
    }

    private static JsonObject object(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new JsonObject(object, path);
        }
        throw wrongType(path, "an object", node);
    }

    /** The objects in a list of at most so many; none if it is not given. */
    public List<JsonObject> objects(String name, int most) {
        var objects = new ArrayList<JsonObject>();
        for (var element : elements(name, most)) {
            objects.add(object(element, path(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** The strings in a list of at most so many; none if it is not given. */
    public List<String> texts(String name, int most) {
        var texts = new ArrayList<String>();
        for (var element : elements(name, most)) {
            texts.add(text(element, path(name) + "[" + texts.size() + "]"));
        }
        return texts;
    }

    private Iterable<JsonNode> elements(String name, int most) {
        var list = member(name);
        if (list.isPresent() && !list.get().isArray()) {
            throw wrongType(path(name), "a list", list.get());
        }
        if (list.filter(it -> it.size() > most).isPresent()) {
            throw invalid(
                    path(name),
                    "array_above_max_length",
                    "'" + path(name) + "' takes at most " + most + " elements.");
        }
        return list.<Iterable<JsonNode>>map(it -> it).orElse(List.of());
    }

    /** The pairs of a map of strings; none if it is not given. */
    public Metadata metadata(String name) {
        var pairs = new LinkedHashMap<String, String>();
        object(name)
                .ifPresent(it -> it.names().forEach(key -> pairs.put(key(it, key), it.value(key))));
        return new Metadata(pairs);
    }

    private static String key(JsonObject pairs, String key) {
        if (!isStorable(key)) {
            throw invalid(pairs.path, "invalid_value", "A key in '" + pairs.path + "' is no text.");
        }
        return key;
    }

    private String value(String key) {
        return text(node.get(key), path(key));
    }

    private static Refusal wrongType(String path, String expected, JsonNode found) {
        return invalid(
                path,
                "invalid_type",
                "'%s' must be %s, and not %s.".formatted(path, expected, kind(found)));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> node.isIntegralNumber() ? "an integer" : "a decimal number";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    private static Refusal invalid(String param, String code, String message) {
        return new Refusal.InvalidInput(param, code, message);
    }
}
