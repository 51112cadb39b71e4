package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Conversation;
import dev.tunegate.domain.dataset.Example;
import dev.tunegate.domain.dataset.JsonText;
import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns a sound row into an example. It loses nothing: what an example has no place for is not
 * carried, and said so.
 */
final class ExampleReader {

    private static final Set<String> PREFERENCE =
            Set.of("input", "preferred_output", "non_preferred_output");

    /** What belongs to a conversation and does not make it one for graders. */
    private static final Set<String> SETTINGS =
            Set.of("parallel_tool_calls", "response_format", "function_call");

    private final JsonFactory json;

    ExampleReader(JsonFactory json) {
        this.json = json;
    }

    /**
     * @throws NotCarried if the row holds something that an example has no place for
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    Example read(byte[] bytes, int from, int to) {
        var row = new Span(json, bytes, from, to);
        var members = row.read(it -> members(row, it));
        if (members.containsKey("messages")) {
            return conversation(members);
        }
        if (members.keySet().stream().anyMatch(PREFERENCE::contains)) {
            return preference(members);
        }
        return completion(members);
    }

    /** The members of an object by name, unread. */
    static SequencedMap<String, Span> members(Span span, Row row) {
        if (!row.isObject()) {
            throw unsound();
        }
        var members = new LinkedHashMap<String, Span>();
        for (var name = row.member(); name != null; name = row.member()) {
            members.put(WholeText.of(name), span.here(row));
        }
        return members;
    }

    private static Example conversation(Map<String, Span> members) {
        var messages = messages(take(members, "messages"));
        var tools = tools(members);
        var conversation = new Conversation(messages, tools, more(members));
        boolean open = !(messages.getLast() instanceof Message.Assistant);
        boolean graded = conversation.more().keySet().stream().anyMatch(it -> !isKnown(it));
        return open && graded
                ? new Example.Reinforcement(conversation)
                : new Example.Chat(conversation);
    }

    private static boolean isKnown(String name) {
        return SETTINGS.contains(name) || PREFERENCE.contains(name);
    }

    private static Example preference(Map<String, Span> members) {
        var span = take(members, "input");
        var input = span.read(it -> members(span, it));
        var messages = messages(take(input, "messages"));
        return new Example.Preference(
                new Conversation(messages, tools(input), more(input)),
                answer(take(members, "preferred_output")),
                answer(take(members, "non_preferred_output")),
                more(members));
    }

    private static Message.Assistant answer(Span span) {
        var messages = messages(span);
        if (messages.size() == 1 && messages.getFirst() instanceof Message.Assistant answer) {
            return answer;
        }
        throw unsound();
    }

    private static Example completion(Map<String, Span> members) {
        var prompt = take(members, "prompt").read(ExampleReader::text);
        var completion = take(members, "completion").read(ExampleReader::text);
        return new Example.Completion(prompt, completion, more(members));
    }

    private static List<Message> messages(Span span) {
        var messages = span.read(it -> MessageReader.messages(span, it));
        if (messages.isEmpty()) {
            throw unsound();
        }
        return messages;
    }

    /** Functions are the older form of tools, and say the same. */
    private static List<Tool> tools(Map<String, Span> members) {
        var wrapped = members.remove("tools");
        var bare = members.remove("functions");
        var tools = tools(wrapped, true);
        var functions = tools(bare, false);
        if (!tools.isEmpty() && !functions.isEmpty()) {
            throw new NotCarried(
                    "functions_and_tools",
                    "The row has both 'tools' and 'functions'; keep one of them.");
        }
        return tools.isEmpty() ? functions : tools;
    }

    private static List<Tool> tools(@Nullable Span span, boolean wrapped) {
        return span == null ? List.of() : span.read(it -> ToolReader.tools(span, it, wrapped));
    }

    private static SequencedMap<String, JsonText> more(Map<String, Span> members) {
        var more = new LinkedHashMap<String, JsonText>();
        members.forEach((name, value) -> more.put(name, value.text()));
        return more;
    }

    private static Span take(Map<String, Span> members, String name) {
        var span = members.remove(name);
        if (span == null) {
            throw unsound();
        }
        return span;
    }

    /** The value, which must be a string. */
    static String text(Row row) {
        if (!row.isText()) {
            throw unsound();
        }
        return WholeText.of(row.text());
    }

    /** For what the check on upload finds and says in more words, or does not look at. */
    static NotCarried unsound() {
        return new NotCarried(
                "unsound_row",
                "Something in the row is of another type than OpenAI's format has there.");
    }

    static NotCarried further(String name) {
        return new NotCarried(
                "further_members",
                "The member "
                        + Quoted.of(name)
                        + " has no place in this provider's format; remove it from the row.");
    }
}
