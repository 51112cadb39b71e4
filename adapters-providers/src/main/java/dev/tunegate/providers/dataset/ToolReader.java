package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.JsonText;
import dev.tunegate.domain.dataset.Tool;
import dev.tunegate.domain.dataset.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the tools that a row offers, and the calls that its messages make. */
final class ToolReader {

    private ToolReader() {}

    /**
     * @param wrapped whether each is {@code {type, function}} rather than a bare function
     */
    static List<Tool> tools(Span span, Row row, boolean wrapped) {
        if (row.isNull()) {
            return List.of();
        }
        if (!row.isList()) {
            throw ExampleReader.unsound();
        }
        var tools = new ArrayList<Tool>();
        while (row.element()) {
            tools.add(wrapped ? wrapped(span, row) : function(span, row));
        }
        return tools;
    }

    private static Tool wrapped(Span span, Row row) {
        requireObject(row);
        Tool tool = null;
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "type" -> requireFunction(row);
                case "function" -> tool = function(span, row);
                default -> throw ExampleReader.further(name);
            }
        }
        return required(tool);
    }

    private static Tool function(Span span, Row row) {
        requireObject(row);
        String called = null;
        Optional<String> description = Optional.empty();
        Optional<JsonText> parameters = Optional.empty();
        boolean strict = false;
        for (var name = row.member(); name != null; name = row.member()) {
            if (row.isNull()) {
                continue;
            }
            switch (name) {
                case "name" -> called = ExampleReader.text(row);
                case "description" -> description = Optional.of(ExampleReader.text(row));
                case "parameters" -> parameters = Optional.of(span.here(row).text());
                case "strict" -> strict = isTrue(row);
                default -> throw ExampleReader.further(name);
            }
        }
        return new Tool(required(called), description, parameters, strict);
    }

    static List<ToolCall> calls(Row row) {
        if (!row.isList()) {
            throw ExampleReader.unsound();
        }
        var calls = new ArrayList<ToolCall>();
        while (row.element()) {
            calls.add(call(row));
        }
        return calls;
    }

    private static ToolCall call(Row row) {
        requireObject(row);
        String id = null;
        ToolCall function = null;
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "id" -> id = ExampleReader.text(row);
                case "type" -> requireFunction(row);
                case "function" -> function = functionCall(row);
                default -> throw ExampleReader.further(name);
            }
        }
        var called = required(function);
        return new ToolCall(Optional.of(required(id)), called.name(), called.arguments());
    }

    /** A name and arguments, without an id. */
    static ToolCall functionCall(Row row) {
        requireObject(row);
        String called = null;
        String arguments = null;
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "name" -> called = ExampleReader.text(row);
                case "arguments" -> arguments = ExampleReader.text(row);
                default -> throw ExampleReader.further(name);
            }
        }
        return new ToolCall(Optional.empty(), required(called), required(arguments));
    }

    private static boolean isTrue(Row row) {
        if (!row.isBoolean()) {
            throw ExampleReader.unsound();
        }
        return row.isTrue();
    }

    private static void requireObject(Row row) {
        if (!row.isObject()) {
            throw ExampleReader.unsound();
        }
    }

    private static void requireFunction(Row row) {
        if (!row.isText() || !row.text().equals("function")) {
            throw ExampleReader.unsound();
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw ExampleReader.unsound();
        }
        return value;
    }
}
