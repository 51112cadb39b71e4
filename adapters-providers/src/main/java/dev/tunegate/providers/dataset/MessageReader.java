package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Message.Voice;
import dev.tunegate.domain.dataset.Part;
import dev.tunegate.domain.dataset.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one message; its members may come in any order. */
final class MessageReader {

    private final Row row;
    private @Nullable Role role;
    private List<Part> content = List.of();
    private List<ToolCall> calls = List.of();
    private boolean trained = true;
    private Optional<String> name = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private Optional<String> answered = Optional.empty();

    private MessageReader(Row row) {
        this.row = row;
    }

    static List<Message> messages(Span span, Row row) {
        if (!row.isList()) {
            throw ExampleReader.unsound();
        }
        var messages = new ArrayList<Message>();
        while (row.element()) {
            messages.add(new MessageReader(row).message());
        }
        return messages;
    }

    private Message message() {
        if (!row.isObject()) {
            throw ExampleReader.unsound();
        }
        for (var member = row.member(); member != null; member = row.member()) {
            if (!row.isNull()) {
                member(member);
            }
        }
        return built();
    }

    private void member(String member) {
        switch (member) {
            case "role" -> role = Role.named(ExampleReader.text(row));
            case "content" -> content = PartReader.content(row);
            case "name" -> name = Optional.of(ExampleReader.text(row));
            case "refusal" -> refusal = Optional.of(ExampleReader.text(row));
            case "weight" -> trained = !row.isInteger(0);
            case "tool_calls" -> call(ToolReader.calls(row));
            case "function_call" -> call(List.of(ToolReader.functionCall(row)));
            case "tool_call_id" -> answered = Optional.of(ExampleReader.text(row));
            default -> throw ExampleReader.further(member);
        }
    }

    private void call(List<ToolCall> more) {
        if (!calls.isEmpty()) {
            throw new NotCarried(
                    "functions_and_tools",
                    "A message has both 'tool_calls' and 'function_call'; keep one of them.");
        }
        calls = more;
    }

    private Message built() {
        if (role == null) {
            throw ExampleReader.unsound();
        }
        return switch (role) {
            case SYSTEM -> new Message.Instruction(Voice.SYSTEM, content, name);
            case DEVELOPER -> new Message.Instruction(Voice.DEVELOPER, content, name);
            case USER -> new Message.User(content, name);
            case ASSISTANT -> new Message.Assistant(content, refusal, calls, trained, name);
            case TOOL -> new Message.ToolAnswer(required(answered), content, name);
            case FUNCTION -> new Message.FunctionAnswer(required(name), content);
        };
    }

    private static String required(Optional<String> text) {
        return text.orElseThrow(ExampleReader::unsound);
    }
}
