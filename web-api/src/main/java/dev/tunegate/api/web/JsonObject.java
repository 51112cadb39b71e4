package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object whose members are taken one by one, each with its type checked. A member that is
 * null counts as missing. Errors name the member by its whole path.
 *
 * @param path where the object stands in the body; empty for the body itself
 */
public record JsonObject(String path, ObjectNode node) {

    /**
     * @throws Refusal.InvalidInput if there is a member of another name
     */
    public JsonObject only(Set<String> known) {
        for (var name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new Refusal.InvalidInput(
                        at(name), "unknown_parameter", "Unknown parameter: '" + at(name) + "'.");
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

    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public Refusal missing(String name) {
        return new Refusal.InvalidInput(
                at(name),
                "missing_required_parameter",
                "Missing required parameter: '" + at(name) + "'.");
    }

    private Refusal wrongType(String name, String expected, JsonNode found) {
        var kind = found.getNodeType().name().toLowerCase(Locale.ROOT);
        return new Refusal.InvalidInput(
                at(name),
                "invalid_type",
                "Invalid type for '%s': expected %s, but got %s instead."
                        .formatted(at(name), expected, kind));
    }

    public Optional<String> text(String name) {
        return member(name)
                .map(
                        it -> {
                            if (!it.isString()) {
                                throw wrongType(name, "a string", it);
                            }
                            return it.stringValue();
                        });
    }

    /** A text of at least one and at most {@code most} characters. */
    public Optional<String> text(String name, int most) {
        var text = text(name);
        text.ifPresent(it -> requireLength(name, it, most));
        return text;
    }

    private void requireLength(String name, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw new Refusal.InvalidInput(
                    at(name),
                    "string_above_max_length",
                    "Invalid '%s': at most %d characters are allowed, but there are %d."
                            .formatted(at(name), most, length));
        }
        if (length == 0) {
            throw new Refusal.InvalidInput(
                    at(name),
                    "string_below_min_length",
                    "Invalid '" + at(name) + "': it is empty.");
        }
    }

    public Optional<Long> integer(String name) {
        return member(name)
                .map(
                        it -> {
                            if (!it.isIntegralNumber() || !it.canConvertToLong()) {
                                throw wrongType(name, "an integer", it);
                            }
                            return it.longValue();
                        });
    }

    public Optional<JsonObject> object(String name) {
        return member(name)
                .map(
                        it -> {
                            if (!(it instanceof ObjectNode object)) {
                                throw wrongType(name, "an object", it);
                            }
                            return new JsonObject(at(name), object);
                        });
    }

    /** The items of an array; each is read with its index. */
    public <T> List<T> items(String name, int most, BiFunction<String, JsonNode, T> each) {
        var array = member(name);
        if (array.isEmpty()) {
            return List.of();
        }
        if (!array.get().isArray()) {
            throw wrongType(name, "an array", array.get());
        }
        if (array.get().size() > most) {
            throw new Refusal.InvalidInput(
                    at(name),
                    "array_above_max_length",
                    "Invalid '%s': at most %d items are allowed.".formatted(at(name), most));
        }
        return IntStream.range(0, array.get().size())
                .mapToObj(i -> each.apply(at(name) + "[" + i + "]", array.get().get(i)))
                .toList();
    }

    public List<String> texts(String name, int most) {
        return items(
                name,
                most,
                (path, item) -> {
                    if (!item.isString()) {
                        throw wrongType(name, "an array of strings", item);
                    }
                    return item.stringValue();
                });
    }

    /** An object whose members are all strings. */
    public Map<String, String> pairs(String name) {
        var pairs = new LinkedHashMap<String, String>();
        object(name)
                .ifPresent(
                        it ->
                                it.node()
                                        .propertyNames()
                                        .forEach(
                                                key ->
                                                        pairs.put(
                                                                key,
                                                                it.text(key)
                                                                        .orElseThrow(
                                                                                () ->
                                                                                        it
                                                                                                .wrongType(
                                                                                                        key,
                                                                                                        "a string",
                                                                                                        it.node()
                                                                                                                .get(
                                                                                                                        key))))));
        return pairs;
    }

    /** A whole number, or empty for {@code "auto"} and for a missing member. */
    public Optional<Integer> integerOrAuto(String name) {
        return numberOrAuto(name, "an integer or \"auto\"")
                .map(
                        it -> {
                            try {
                                return it.intValueExact();
                            } catch (ArithmeticException e) {
                                throw wrongType(name, "an integer or \"auto\"", node.get(name));
                            }
                        });
    }

    /** A number, or empty for {@code "auto"} and for a missing member. */
    public Optional<BigDecimal> decimalOrAuto(String name) {
        return numberOrAuto(name, "a number or \"auto\"");
    }

    private Optional<BigDecimal> numberOrAuto(String name, String expected) {
        return member(name)
                .filter(it -> !(it.isString() && it.stringValue().equals("auto")))
                .map(
                        it -> {
                            if (!it.isNumber()) {
                                throw wrongType(name, expected, it);
                            }
                            return it.decimalValue();
                        });
    }
}
