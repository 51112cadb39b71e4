package dev.tunegate.providers.dataset;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a row in any format, in their order, read by another parser than the gateway's. */
final class Spoken {

    private static final Set<String> WORDS =
            Set.of("content", "text", "output", "system", "prompt", "completion");
    private static final Set<String> SILENT =
            Set.of("tools", "functions", "tool_calls", "function_call", "functionCall");

    private final List<String> texts = new ArrayList<>();

    private Spoken() {}

    static List<String> in(String row) {
        var spoken = new Spoken();
        spoken.walk("", JsonParser.parseString(row));
        return spoken.texts;
    }

    private void walk(String name, JsonElement value) {
        if (SILENT.contains(name)) {
            return;
        }
        if (value.isJsonObject()) {
            value.getAsJsonObject().asMap().forEach(this::walk);
        } else if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(it -> walk("", it));
        } else if (WORDS.contains(name) && !value.isJsonNull() && !value.getAsString().isEmpty()) {
            texts.add(value.getAsString());
        }
    }
}
