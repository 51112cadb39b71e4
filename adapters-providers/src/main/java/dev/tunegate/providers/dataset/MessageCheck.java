package dev.tunegate.providers.dataset;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one message. */
final class MessageCheck {

    private final Row row;
    private final ToolsCheck tools;
    private final ContentCheck content;
    private final Topic topic;

    private long at;
    private boolean hasRole;
    private @Nullable Role role;
    private boolean hasContent;
    private boolean hasCall;
    private boolean hasRefusal;
    private boolean hasName;
    private boolean hasWeight;
    private @Nullable String answeredCall;

    MessageCheck(Row row, ToolsCheck tools, Topic topic) {
        this.row = row;
        this.tools = tools;
        this.topic = topic;
        this.content = new ContentCheck(row, topic);
    }

    /** The role of the message that was checked last; null if it had none that is known. */
    @Nullable Role role() {
        return role;
    }

    /**
     * @param calls ids of the tool calls so far; those of this message are added
     */
    void check(Set<String> calls) {
        reset();
        for (var name = row.member(); name != null; name = row.member()) {
            member(name, calls);
        }
        if (!hasRole) {
            complain("message_missing_key", "The message has no 'role'.");
        }
        if (!hasContent && !hasCall && !hasRefusal) {
            complain("missing_content", "The message has no 'content'.");
        }
        if (role != null) {
            checkAs(role, calls);
        }
    }

    private void reset() {
        at = row.offset();
        hasRole = false;
        role = null;
        hasContent = false;
        hasCall = false;
        hasRefusal = false;
        hasName = false;
        hasWeight = false;
        answeredCall = null;
    }

    private void member(String name, Set<String> calls) {
        switch (name) {
            case "role" -> readRole();
            case "content" -> hasContent = content.check();
            case "name" -> hasName = readText(name) != null;
            case "refusal" -> hasRefusal = readText(name) != null;
            case "weight" -> readWeight();
            case "tool_calls" -> hasCall |= tools.calls(row, topic, calls);
            case "function_call" -> hasCall |= tools.functionCall(row, topic);
            case "tool_call_id" -> answeredCall = readText(name);
            default ->
                    row.refuse(
                            topic,
                            "message_unrecognized_key",
                            "A message has no member " + Quoted.of(name) + ".");
        }
    }

    private void readRole() {
        hasRole = true;
        role = row.isText() ? Role.named(row.text()) : null;
        if (role == null) {
            row.refuse(
                    topic,
                    "unrecognized_role",
                    "A role is one of system, developer, user, assistant, tool and function.");
        }
    }

    private void readWeight() {
        hasWeight = !row.isNull();
        if (hasWeight && !row.isInteger(0) && !row.isInteger(1)) {
            row.refuse(topic, "invalid_weight", "A weight is 0 or 1.");
        }
    }

    private @Nullable String readText(String name) {
        if (row.isText()) {
            return row.text();
        }
        if (!row.isNull()) {
            row.refuse(topic, "data_type", "'" + name + "' must be a string.");
        }
        return null;
    }

    private void checkAs(Role speaker, Set<String> calls) {
        if (speaker != Role.ASSISTANT && hasWeight) {
            complain("invalid_weight", "Only an assistant's message has a weight.");
        }
        if (speaker != Role.ASSISTANT && hasCall) {
            complain("tool_calls", "Only an assistant's message calls tools.");
        }
        if (hasContent && speaker != Role.USER && content.hasImage()) {
            complain("image_outside_user_message", "Only a user's message may hold images.");
        }
        if (speaker == Role.FUNCTION && !hasName) {
            complain("message_missing_key", "A function's message needs a 'name'.");
        }
        if (speaker == Role.TOOL) {
            checkAnswer(calls);
        }
    }

    private void checkAnswer(Set<String> calls) {
        if (answeredCall == null) {
            complain("message_missing_key", "A tool's message needs a 'tool_call_id'.");
        } else if (!calls.contains(answeredCall)) {
            complain("unknown_tool_call_id", "No earlier message made the call that this answers.");
        }
    }

    private void complain(String rule, String message) {
        row.complain(topic, at, rule, message);
    }
}
