package dev.tunegate.providers.vertex;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The functions that a model may call, and whether it must. */
final class Tools {

    private Tools() {}

    static void write(JsonNode asked, ObjectNode gemini) {
        var tools = asked.path("tools");
        boolean strict = false;
        if (!tools.isEmpty()) {
            var declared = gemini.putArray("tools").addObject().putArray("functionDeclarations");
            for (int i = 0; i < tools.size(); i++) {
                var function = function(tools.path(i), "tools[" + i + "]");
                strict |= Asked.flag(function, "strict");
                declared.add(declaration(function, "tools[" + i + "].function"));
            }
        }
        choice(asked.path("tool_choice"), strict, gemini);
    }

    private static JsonNode function(JsonNode tool, String path) {
        if (!tool.path("type").asString("").equals("function")) {
            throw Rejections.unknown(path + ".type", "Gemini calls functions and no other tools");
        }
        return tool.path("function");
    }

    private static ObjectNode declaration(JsonNode function, String path) {
        var declaration = JsonMapper.shared().createObjectNode();
        declaration.put("name", Asked.text(function, "name", path));
        Lenient.text(function, "description").ifPresent(it -> declaration.put("description", it));
        if (function.path("parameters").isObject()) {
            declaration.set("parametersJsonSchema", function.path("parameters"));
        }
        return declaration;
    }

    /** Calls that keep to their schema are a mode of Gemini's, not a property of a function. */
    private static void choice(JsonNode choice, boolean strict, ObjectNode gemini) {
        if (Asked.isAbsent(choice)) {
            if (strict) {
                mode(gemini, "VALIDATED");
            }
            return;
        }
        if (choice.isObject()) {
            if (!choice.path("type").asString("").equals("function")) {
                throw Rejections.unknown("tool_choice.type", "one function can be named");
            }
            var name = Asked.text(choice.path("function"), "name", "tool_choice.function");
            mode(gemini, "ANY").putArray("allowedFunctionNames").add(name);
            return;
        }
        switch (choice.asString("")) {
            case "auto" -> mode(gemini, strict ? "VALIDATED" : "AUTO");
            case "none" -> mode(gemini, "NONE");
            case "required" -> mode(gemini, "ANY");
            default -> throw Rejections.wrong("tool_choice", "auto, none, required or a function");
        }
    }

    private static ObjectNode mode(ObjectNode gemini, String mode) {
        return gemini.putObject("toolConfig").putObject("functionCallingConfig").put("mode", mode);
    }
}
