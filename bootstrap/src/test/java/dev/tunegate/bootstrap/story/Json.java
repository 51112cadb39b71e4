package dev.tunegate.bootstrap.story;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers. */
final class Json {

    private Json() {}

    static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    static String text(String json, String member) {
        return read(json).path(member).asString("");
    }

    /** The text at a JSON pointer. */
    static String at(String json, String pointer) {
        return read(json).at(pointer).asString("");
    }
}
