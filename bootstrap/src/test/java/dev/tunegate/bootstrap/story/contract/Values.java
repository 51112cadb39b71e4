package dev.tunegate.bootstrap.story.contract;

import dev.tunegate.api.described.Description;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that a schema allows, and spoils them. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> JUNK =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e999",
                    "1.5",
                    "99999999999999999999",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"世界\"",
                    "[]",
                    "[null]",
                    "[[[[]]]]",
                    "{}",
                    "{\"a\":{\"b\":{}}}",
                    "\"" + "x".repeat(3000) + "\"");

    private final Description description;
    private final Things things;
    private final Dice dice;

    Values(Description description, Things things, Dice dice) {
        this.description = description;
        this.things = things;
        this.dice = dice;
    }

    /** A value under this name that the schema allows. */
    JsonNode allowed(String name, JsonNode reference) {
        return things.example(dice, name).orElseGet(() -> made(name, reference));
    }

    private JsonNode made(String name, JsonNode reference) {
        var schema = description.resolved(reference);
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return dice.one(schema.get("enum").valueStream().toList());
        }
        if (schema.has("anyOf")) {
            return allowed(name, dice.one(schema.get("anyOf").valueStream().toList()));
        }
        var types = schema.path("type");
        var type =
                types.isArray()
                        ? dice.one(types.valueStream().map(JsonNode::asString).toList())
                        : types.asString("string");
        return ofType(type, name, schema);
    }

    private JsonNode ofType(String type, String name, JsonNode schema) {
        return switch (type) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> JSON.numberNode(whole(schema));
            case "number" -> JSON.numberNode(Math.max(0.5, (double) whole(schema)));
            case "boolean" -> JSON.booleanNode(dice.oneIn(2));
            case "null" -> JSON.nullNode();
            default -> JSON.stringNode(text(name, schema));
        };
    }

    private long whole(JsonNode schema) {
        long least = schema.path("minimum").asLong(1);
        long most = schema.path("maximum").asLong(Math.max(least, 100));
        return dice.between(least, Math.min(most, least + 60));
    }

    private String text(String name, JsonNode schema) {
        if (things.knows(name)) {
            return things.named(dice, name);
        }
        int least = schema.path("minLength").asInt(1);
        int most = Math.min(schema.path("maxLength").asInt(30), 300);
        return dice.text(least + dice.below(Math.max(1, most - least)));
    }

    private ArrayNode array(String name, JsonNode schema) {
        var array = JSON.arrayNode();
        for (int i = Math.max(1, dice.below(4)); i > 0; i--) {
            array.add(allowed(name, schema.path("items")));
        }
        return array;
    }

    private ObjectNode object(JsonNode schema) {
        var object = JSON.objectNode();
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (var member : schema.path("properties").properties()) {
            if (required.contains(member.getKey()) || isWished(member.getKey())) {
                object.set(member.getKey(), allowed(member.getKey(), member.getValue()));
            }
        }
        if (schema.path("additionalProperties").isObject() && dice.oneIn(2)) {
            object.put(dice.text(5), dice.text(8));
        }
        return object;
    }

    /** What names a thing, or cannot be made up, is mostly there. */
    private boolean isWished(String name) {
        return dice.oneIn(name.endsWith("_id") || things.hasExample(name) ? 2 : 4);
    }

    /** The value as text, with one thing wrong in it, or two. */
    String spoilt(JsonNode value) {
        var copy = value.deepCopy();
        var objects = new ArrayList<ObjectNode>();
        collect(copy, objects);
        if (objects.isEmpty() || dice.oneIn(12)) {
            return broken(copy.toString());
        }
        spoil(dice.one(objects));
        return copy.toString();
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(it -> collect(it, objects));
    }

    private void spoil(ObjectNode object) {
        var names = List.copyOf(object.propertyNames());
        var name = names.isEmpty() || dice.oneIn(6) ? dice.text(6) : dice.one(names);
        if (dice.oneIn(4)) {
            object.remove(name);
        } else {
            object.set(name, junk());
        }
    }

    JsonNode junk() {
        return JsonMapper.shared().readTree(dice.one(JUNK));
    }

    private String broken(String json) {
        return dice.one(
                List.of(
                        json.substring(0, json.length() / 2),
                        json + json,
                        "",
                        "null",
                        "[" + json + "]",
                        "{\"a\":1,\"a\":2}",
                        "\ufeff" + json,
                        "[".repeat(3000),
                        "{\"a\":1e99999}"));
    }
}
