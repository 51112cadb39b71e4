package dev.tunegate.api.web;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Reads a number of a request's body; one that is none is refused by its path. */
final class JsonNumber {

    /** Further digits and exponents would cost more than they can mean. */
    private static final int MAX_DIGITS = 40;

    private JsonNumber() {}

    static int integer(JsonNode node, String path) {
        requireIntegral(node, path);
        if (!node.canConvertToInt()) {
            throw JsonFaults.outOfRange(path, node.bigIntegerValue().signum() < 0);
        }
        return node.intValue();
    }

    static long longInteger(JsonNode node, String path) {
        requireIntegral(node, path);
        if (!node.canConvertToLong()) {
            throw JsonFaults.outOfRange(path, node.bigIntegerValue().signum() < 0);
        }
        return node.longValue();
    }

    private static void requireIntegral(JsonNode node, String path) {
        if (!node.isIntegralNumber()) {
            throw JsonFaults.wrongType(path, "an integer", node);
        }
    }

    static BigDecimal decimal(JsonNode node, String path) {
        if (!node.isNumber()) {
            throw JsonFaults.wrongType(path, "a number", node);
        }
        var number = node.decimalValue();
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw JsonFaults.invalid(path, "invalid_value", "'" + path + "' has too many digits.");
        }
        return number;
    }

    /** Whether the word {@code "auto"} stands where a number may. */
    static boolean isAuto(JsonNode node, String path) {
        if (node.isString() && !node.stringValue().equals("auto")) {
            throw JsonFaults.invalid(
                    path, "invalid_value", "'" + path + "' must be \"auto\" or a number.");
        }
        return node.isString();
    }
}
