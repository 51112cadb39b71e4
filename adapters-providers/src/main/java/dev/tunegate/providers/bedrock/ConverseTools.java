package dev.tunegate.providers.bedrock;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tools of a chat as Converse takes them. */
final class ConverseTools {

    private ConverseTools() {}

    static void add(JsonNode chat, ObjectNode body) {
        var tools = chat.path("tools");
        var choice = chat.path("tool_choice");
        if (tools.isEmpty() || choice.asString("").equals("none")) {
            return;
        }
        var config = body.putObject("toolConfig");
        var specs = config.putArray("tools");
        for (int i = 0; i < tools.size(); i++) {
            specs.addObject().set("toolSpec", spec(tools.get(i), "tools[" + i + "]"));
        }
        if (!choice.isMissingNode() && !choice.isNull()) {
            config.set("toolChoice", choice(choice));
        }
    }

    private static ObjectNode spec(JsonNode tool, String path) {
        if (!tool.path("type").asString("").equals("function")) {
            throw Refused.unsupported(path + ".type", "only functions can be called.");
        }
        var function = tool.path("function");
        if (function.path("strict").asBoolean(false)) {
            throw Refused.unsupported(
                    path + ".function.strict", "arguments are not held to their schema there.");
        }
        var spec = JsonNodeFactory.instance.objectNode();
        spec.put("name", function.path("name").asString(""));
        var description = function.path("description").asString("");
        if (!description.isEmpty()) {
            spec.put("description", description);
        }
        spec.putObject("inputSchema").set("json", schema(function.path("parameters")));
        return spec;
    }

    /** A function without parameters says so by leaving them out; Converse wants a schema. */
    private static JsonNode schema(JsonNode parameters) {
        if (parameters.isObject()) {
            return parameters;
        }
        var none = JsonNodeFactory.instance.objectNode().put("type", "object");
        none.putObject("properties");
        return none;
    }

    private static ObjectNode choice(JsonNode choice) {
        var made = JsonNodeFactory.instance.objectNode();
        var name = choice.path("function").path("name").asString("");
        if (choice.isObject() && !name.isEmpty()) {
            made.putObject("tool").put("name", name);
            return made;
        }
        switch (choice.asString("")) {
            case "auto" -> made.putObject("auto");
            case "required" -> made.putObject("any");
            default -> throw Refused.unsupported("tool_choice", "Converse has nothing like it.");
        }
        return made;
    }
}
