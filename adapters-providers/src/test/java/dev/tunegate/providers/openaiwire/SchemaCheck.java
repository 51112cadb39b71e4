package dev.tunegate.providers.openaiwire;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks JSON against schemas, as far as OpenAI's API description uses their language: types,
 * members, choices, bounds and references.
 */
final class SchemaCheck {

    private final JsonNode schemas;

    private SchemaCheck(JsonNode schemas) {
        this.schemas = schemas;
    }

    /** The schemas that lie beside the project, which does not contain them. */
    static Optional<SchemaCheck> besideTheProject() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var file = at.resolve("shared/data/openai-api-schemas.json");
            if (Files.isReadable(file)) {
                return Optional.of(new SchemaCheck(JsonMapper.shared().readTree(file.toFile())));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with an operation's answer, with the places; empty if nothing is. */
    List<String> answer(String operation, JsonNode json) {
        return named(schemas.path("ops").path(operation).asString(), json);
    }

    /** What is wrong with JSON that should be what a definition says. */
    List<String> named(String definition, JsonNode json) {
        var schema = schemas.path("$defs").path(definition);
        if (!schema.isObject()) {
            throw new IllegalArgumentException("no such schema: " + definition);
        }
        return check(schema, json, definition);
    }

    private List<String> check(JsonNode schema, JsonNode json, String at) {
        var found = new ArrayList<String>();
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString("").replaceFirst("#/\\$defs/", "");
            found.addAll(check(schemas.path("$defs").path(name), json, at));
        }
        if (schema.has("type") && !isOfType(schema.path("type").asString(""), json)) {
            found.add(at + " is no " + schema.path("type").asString(""));
            return found;
        }
        choices(schema, json, at, found);
        members(schema, json, at, found);
        bounds(schema, json, at, found);
        return found;
    }

    private static boolean isOfType(String type, JsonNode json) {
        return switch (type) {
            case "object" -> json.isObject();
            case "array" -> json.isArray();
            case "string" -> json.isString();
            case "integer" -> json.isIntegralNumber();
            case "number" -> json.isNumber();
            case "boolean" -> json.isBoolean();
            case "null" -> json.isNull();
            default -> throw new IllegalArgumentException("no such type: " + type);
        };
    }

    private void choices(JsonNode schema, JsonNode json, String at, List<String> found) {
        for (var word : List.of("anyOf", "oneOf")) {
            var choices = schema.path(word);
            boolean fits = choices.isEmpty();
            var reasons = new ArrayList<String>();
            for (var choice : choices) {
                var wrong = check(choice, json, at);
                fits |= wrong.isEmpty();
                reasons.addAll(wrong);
            }
            if (!fits) {
                found.add(at + " fits nothing of " + word + " " + reasons);
            }
        }
        for (var part : schema.path("allOf")) {
            found.addAll(check(part, json, at));
        }
        var words = schema.path("enum");
        if (!words.isEmpty() && words.valueStream().noneMatch(json::equals)) {
            found.add(at + " is " + json + ", none of " + words);
        }
    }

    private void members(JsonNode schema, JsonNode json, String at, List<String> found) {
        if (json.isObject()) {
            for (var name : schema.path("required")) {
                if (!json.has(name.asString(""))) {
                    found.add(at + " has no " + name.asString(""));
                }
            }
            for (var member : json.properties()) {
                var other = schema.path("properties").path(member.getKey());
                var rest = schema.path("additionalProperties");
                var rule = other.isObject() ? other : rest;
                if (rule.isObject()) {
                    found.addAll(check(rule, member.getValue(), at + "." + member.getKey()));
                }
            }
        }
        if (json.isArray() && schema.path("items").isObject()) {
            for (int i = 0; i < json.size(); i++) {
                found.addAll(check(schema.path("items"), json.path(i), at + "[" + i + "]"));
            }
        }
    }

    private static void bounds(JsonNode schema, JsonNode json, String at, List<String> found) {
        if (json.isNumber()) {
            var value = json.decimalValue();
            bound(schema, "minimum")
                    .filter(it -> value.compareTo(it) < 0)
                    .ifPresent(it -> found.add(at + " is below " + it));
            bound(schema, "exclusiveMinimum")
                    .filter(it -> value.compareTo(it) <= 0)
                    .ifPresent(it -> found.add(at + " is not above " + it));
            bound(schema, "maximum")
                    .filter(it -> value.compareTo(it) > 0)
                    .ifPresent(it -> found.add(at + " is above " + it));
        }
        if (json.isArray() && json.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            found.add(at + " has too many items");
        }
    }

    private static Optional<BigDecimal> bound(JsonNode schema, String word) {
        return Optional.of(schema.path(word))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue);
    }
}
