package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import tools.jackson.databind.JsonNode;

/** How a member that is wrong is named to its caller. */
final class JsonFaults {

    private JsonFaults() {}

    static Refusal invalid(String param, String code, String message) {
        return new Refusal.InvalidInput(param, code, message);
    }

    static Refusal wrongType(String path, String expected, JsonNode found) {
        return invalid(
                path,
                "invalid_type",
                "'%s' must be %s, and not %s.".formatted(path, expected, kind(found)));
    }

    static Refusal outOfRange(String path, boolean isTooLow) {
        return invalid(
                path,
                isTooLow ? "integer_below_min_value" : "integer_above_max_value",
                "'" + path + "' is out of range.");
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
}
