package dev.tunegate.providers.dataset;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Checks the tools that a row offers, and the calls that its messages make. */
final class ToolsCheck {

    private static final String CALL =
            "A tool call is {id, type: function, function: {name, arguments}}, its arguments a"
                    + " string.";

    private final JsonFactory json;

    ToolsCheck(JsonFactory json) {
        this.json = json;
    }

    void tools(Row row, Topic topic) {
        definitions(row, topic, true);
    }

    void functions(Row row, Topic topic) {
        definitions(row, topic, false);
    }

    private void definitions(Row row, Topic topic, boolean wrapped) {
        if (row.isNull()) {
            return;
        }
        if (!row.isList()) {
            row.refuse(topic, "tools", "Tools must be a list.");
            return;
        }
        while (row.element()) {
            long at = row.offset();
            if (!(wrapped ? isTool(row) : isFunction(row))) {
                row.complain(topic, at, "tools", "A tool is {type: function, function: {name}}.");
            }
        }
    }

    private static boolean isTool(Row row) {
        if (!row.isObject()) {
            row.skip();
            return false;
        }
        boolean typed = false;
        boolean named = false;
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "type" -> typed = row.isText() && row.text().equals("function");
                case "function" -> named = isFunction(row);
                default -> {}
            }
            row.skip();
        }
        return typed && named;
    }

    /** Leaves the row at the end of the value. */
    private static boolean isFunction(Row row) {
        if (!row.isObject()) {
            row.skip();
            return false;
        }
        boolean named = false;
        for (var name = row.member(); name != null; name = row.member()) {
            if (name.equals("name")) {
                named = row.isText() && !row.text().isBlank();
            }
            row.skip();
        }
        return named;
    }

    /**
     * Checks a message's list of calls.
     *
     * @param ids gets the calls' ids
     * @return whether there is one; {@code null} is none
     */
    boolean calls(Row row, Topic topic, Set<String> ids) {
        if (row.isNull()) {
            return false;
        }
        if (!row.isList()) {
            row.refuse(topic, "tool_calls", "'tool_calls' must be a list.");
            return true;
        }
        long at = row.offset();
        boolean any = false;
        while (row.element()) {
            any = true;
            var id = call(row, topic);
            if (id != null && !ids.add(id)) {
                row.complain(topic, "tool_calls", "Two tool calls have one id.");
            }
        }
        if (!any) {
            row.complain(topic, at, "tool_calls", "'tool_calls' is empty.");
        }
        return true;
    }

    private @Nullable String call(Row row, Topic topic) {
        if (!row.isObject()) {
            row.refuse(topic, "tool_calls", CALL);
            return null;
        }
        long at = row.offset();
        String id = null;
        boolean typed = false;
        boolean function = false;
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "id" -> id = row.isText() && !row.text().isBlank() ? row.text() : null;
                case "type" -> typed = row.isText() && row.text().equals("function");
                case "function" -> function = named(row, topic);
                default -> {}
            }
            row.skip();
        }
        if (id == null || !typed || !function) {
            row.complain(topic, at, "tool_calls", CALL);
        }
        return id;
    }

    /**
     * Checks the older form of a call.
     *
     * @return whether there is one; {@code null} is none
     */
    boolean functionCall(Row row, Topic topic) {
        if (row.isNull()) {
            return false;
        }
        long at = row.offset();
        if (!named(row, topic)) {
            row.complain(topic, at, "function_call", "A function call is {name, arguments}.");
        }
        return true;
    }

    /** A name and arguments; leaves the row at the end of the value. */
    private boolean named(Row row, Topic topic) {
        if (!row.isObject()) {
            row.skip();
            return false;
        }
        boolean named = false;
        boolean arguments = false;
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "name" -> named = row.isText() && !row.text().isBlank();
                case "arguments" -> arguments = arguments(row, topic);
                default -> {}
            }
            row.skip();
        }
        return named && arguments;
    }

    private boolean arguments(Row row, Topic topic) {
        if (row.isText() && !isJson(row.text())) {
            row.complain(
                    topic,
                    "tool_call_arguments",
                    "The arguments of a call must be a string of JSON.");
        }
        return row.isText();
    }

    private boolean isJson(String text) {
        try (var parser = json.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }
}
