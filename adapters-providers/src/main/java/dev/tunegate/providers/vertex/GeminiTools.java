package dev.tunegate.providers.vertex;

import dev.tunegate.domain.dataset.Tool;
import dev.tunegate.providers.dataset.NotCarried;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** The functions that a row offers, as Gemini declares them. */
final class GeminiTools {

    /** Of a function; Google's function calling reference, seen 2026-11-21. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

    private GeminiTools() {}

    /** Writes the member {@code tools}, if there are any. */
    static void write(List<Tool> tools, JsonGenerator row) {
        if (tools.isEmpty()) {
            return;
        }
        row.writeArrayPropertyStart("tools");
        row.writeStartObject();
        row.writeArrayPropertyStart("functionDeclarations");
        for (var tool : tools) {
            declaration(tool, row);
        }
        row.writeEndArray();
        row.writeEndObject();
        row.writeEndArray();
    }

    private static void declaration(Tool tool, JsonGenerator row) {
        if (tool.strict()) {
            throw new NotCarried(
                    "strict_tool", "A tool's 'strict' has no equivalent; remove it from the tool.");
        }
        row.writeStartObject();
        row.writeStringProperty("name", name(tool.name()));
        tool.description().ifPresent(it -> row.writeStringProperty("description", it));
        tool.parameters()
                .ifPresent(
                        it -> {
                            row.writeName("parameters");
                            GeminiSchema.write(it, row);
                        });
        row.writeEndObject();
    }

    /**
     * @throws NotCarried if Gemini does not take a function's name
     */
    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new NotCarried(
                    "function_name",
                    "A function's name begins with a letter or an underscore, goes on with letters,"
                            + " digits, underscores, dots and dashes, and has at most 64 of them.");
        }
        return name;
    }
}
