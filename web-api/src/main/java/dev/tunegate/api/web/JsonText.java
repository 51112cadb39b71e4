package dev.tunegate.api.web;

import static java.util.stream.Collectors.joining;

import tools.jackson.databind.JsonNode;

/** Texts in a request's body: whatever is taken can be stored, and is no longer than it may be. */
final class JsonText {

    private JsonText() {}

    static String of(JsonNode node, String path) {
        if (!node.isString()) {
            throw JsonFaults.wrongType(path, "a string", node);
        }
        return storable(node.stringValue(), path);
    }

    /** What a string, a number or a boolean says. */
    static String ofScalar(JsonNode node, String path) {
        if (node.isNumber()) {
            return JsonNumber.decimal(node, path).toPlainString();
        }
        if (node.isBoolean()) {
            return Boolean.toString(node.booleanValue());
        }
        if (!node.isString()) {
            throw JsonFaults.wrongType(path, "a string, a number or a boolean", node);
        }
        return of(node, path);
    }

    static String flat(JsonNode node, String path) {
        if (node.isArray() && node.valueStream().allMatch(JsonNode::isValueNode)) {
            return node.valueStream().map(it -> ofScalar(it, path)).collect(joining(","));
        }
        return node.isContainer() ? storable(node.toString(), path) : ofScalar(node, path);
    }

    static String storable(String text, String path) {
        if (!isStorable(text)) {
            throw JsonFaults.invalid(
                    path, "invalid_value", "'" + path + "' holds characters that are no text.");
        }
        return text;
    }

    /** Neither NUL nor half a surrogate pair, which are no text to a database. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        it ->
                                it == 0
                                        || (it >= Character.MIN_SURROGATE
                                                && it <= Character.MAX_SURROGATE));
    }

    static String bounded(String text, int most, String path) {
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > most) {
            throw JsonFaults.invalid(
                    path,
                    length == 0 ? "string_below_min_length" : "string_above_max_length",
                    "'%s' must have 1 to %d characters, and not %d.".formatted(path, most, length));
        }
        return text;
    }
}
