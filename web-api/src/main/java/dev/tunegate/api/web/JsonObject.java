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
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object in a request's body, which knows its own path: a member that is missing or of the wrong
 * type is refused by its full name. An explicit null counts as not given.
 */
public final class JsonObject {

    private final ObjectNode node;
    private final String path;

    private JsonObject(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static JsonObject of(ObjectNode body) {
        return of(body, "");
    }

    static JsonObject of(ObjectNode object, String path) {
        return new JsonObject(object, path);
    }

    /** The path of this object; empty for the body itself. */
    public String path() {
        return path;
    }

    /** The path of a member, such as {@code method.dpo.hyperparameters}. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The object as it was sent, but for blanks. */
    public String json() {
        return JsonText.storable(node.toString(), path);
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
                throw JsonFaults.invalid(
                        shown, "unknown_parameter", "Unknown parameter: '" + shown + "'.");
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
        return member(name).map(it -> JsonText.of(it, path(name)));
    }

    /**
     * A text of bounded length.
     *
     * @throws Refusal.InvalidInput if it is empty or longer
     */
    public Optional<String> text(String name, int most) {
        return text(name).map(it -> JsonText.bounded(it, most, path(name)));
    }

    public Refusal missing(String name) {
        return JsonFaults.invalid(
                path(name),
                "missing_required_parameter",
                "The parameter '" + path(name) + "' is missing.");
    }

    public Optional<Integer> integer(String name) {
        return member(name).map(it -> JsonNumber.integer(it, path(name)));
    }

    /** An integer that may be larger than most. */
    public Optional<Long> longInteger(String name) {
        return member(name).map(it -> JsonNumber.longInteger(it, path(name)));
    }

    /** An integer, or empty where the choice is left open by {@code "auto"}. */
    public Optional<Integer> integerOrAuto(String name) {
        return notAuto(name).map(it -> JsonNumber.integer(it, path(name)));
    }

    /** A number, or empty where the choice is left open by {@code "auto"}. */
    public Optional<BigDecimal> numberOrAuto(String name) {
        return notAuto(name).map(it -> JsonNumber.decimal(it, path(name)));
    }

    private Optional<JsonNode> notAuto(String name) {
        return member(name).filter(it -> !JsonNumber.isAuto(it, path(name)));
    }

    public Optional<JsonObject> object(String name) {
        return member(name).map(it -> object(it, path(name)));
    }

    private static JsonObject object(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new JsonObject(object, path);
        }
        throw JsonFaults.wrongType(path, "an object", node);
    }

    /** Whether the member is an object, and not a text that may stand for one. */
    public boolean isObject(String name) {
        return member(name).filter(JsonNode::isObject).isPresent();
    }

    /** Whether the member is a text, and not an object or a list that may stand for one. */
    public boolean isText(String name) {
        return member(name).filter(JsonNode::isString).isPresent();
    }

    /** A number that must be one. */
    public Optional<BigDecimal> number(String name) {
        return member(name).map(it -> JsonNumber.decimal(it, path(name)));
    }

    /**
     * The member as text, if it is a string, a number or a boolean; {@code null} is none.
     *
     * @throws Refusal.InvalidInput if it is an object or a list
     */
    public Optional<String> scalar(String name) {
        return member(name).map(it -> JsonText.ofScalar(it, path(name)));
    }

    public Optional<Boolean> bool(String name) {
        return member(name)
                .map(
                        it -> {
                            if (!it.isBoolean()) {
                                throw JsonFaults.wrongType(path(name), "a boolean", it);
                            }
                            return it.booleanValue();
                        });
    }

    /** Whether the member stands there as an explicit null. */
    public boolean isNull(String name) {
        return node.has(name) && !has(name);
    }

    /**
     * The member as one text: a list of plain values becomes those values with commas between them,
     * and anything deeper its JSON; {@code null} is none.
     */
    public Optional<String> flat(String name) {
        return member(name).map(it -> JsonText.flat(it, path(name)));
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
            texts.add(JsonText.of(element, path(name) + "[" + texts.size() + "]"));
        }
        return texts;
    }

    /** The strings and objects in a list of at most so many, each as one thing or another. */
    public <T> List<T> mixed(
            String name, int most, Function<String, T> text, Function<JsonObject, T> object) {
        var all = new ArrayList<T>();
        for (var element : elements(name, most)) {
            var at = path(name) + "[" + all.size() + "]";
            all.add(
                    element.isString()
                            ? text.apply(JsonText.of(element, at))
                            : object.apply(object(element, at)));
        }
        return all;
    }

    /** The numbers in a list of at most so many; none if it is not given. */
    public List<BigDecimal> numbers(String name, int most) {
        var numbers = new ArrayList<BigDecimal>();
        for (var element : elements(name, most)) {
            numbers.add(JsonNumber.decimal(element, path(name) + "[" + numbers.size() + "]"));
        }
        return numbers;
    }

    private Iterable<JsonNode> elements(String name, int most) {
        var list = member(name);
        if (list.isPresent() && !list.get().isArray()) {
            throw JsonFaults.wrongType(path(name), "a list", list.get());
        }
        if (list.filter(it -> it.size() > most).isPresent()) {
            throw JsonFaults.invalid(
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
        if (!JsonText.isStorable(key)) {
            throw JsonFaults.invalid(
                    pairs.path, "invalid_value", "A key in '" + pairs.path + "' is no text.");
        }
        return key;
    }

    private String value(String key) {
        return JsonText.of(node.get(key), path(key));
    }
}
