package dev.tunegate.providers.dataset;

import java.util.HashSet;
import java.util.Set;

/** Checks a conversation: its messages one by one, the calls in it, and the tools it names. */
final class MessagesCheck {

    private final Row row;
    private final ToolsCheck tools;
    private final Topic topic;
    private final MessageCheck message;
    private final Set<String> calls = new HashSet<>(4);

    private boolean list;
    private int count;
    private int answers;
    private boolean open;

    MessagesCheck(Row row, ToolsCheck tools, Topic topic) {
        this.row = row;
        this.tools = tools;
        this.topic = topic;
        this.message = new MessageCheck(row, tools, topic);
    }

    void messages() {
        list = row.isList();
        count = 0;
        answers = 0;
        open = false;
        calls.clear();
        if (!list) {
            row.refuse(topic, "missing_messages_list", "The messages must be a list.");
            return;
        }
        long at = row.offset();
        while (row.element()) {
            one();
        }
        if (count == 0) {
            list = false;
            row.complain(topic, at, "missing_messages_list", "The list of messages is empty.");
        }
    }

    private void one() {
        count++;
        open = false;
        if (!row.isObject()) {
            row.refuse(topic, "data_type", "Each message must be an object.");
            return;
        }
        message.check(calls);
        var role = message.role();
        if (role == Role.ASSISTANT) {
            answers++;
        }
        open = role != Role.ASSISTANT;
    }

    void tools() {
        tools.tools(row, topic);
    }

    void functions() {
        tools.functions(row, topic);
    }

    void parallelToolCalls() {
        if (!row.isBoolean() && !row.isNull()) {
            row.complain(topic, "tools", "'parallel_tool_calls' must be true or false.");
        }
        row.skip();
    }

    /** Whether there was a list with something in it. */
    boolean isList() {
        return list;
    }

    boolean hasAnswer() {
        return answers > 0;
    }

    /** Whether it ends before the assistant's answer. */
    boolean endsOpen() {
        return open;
    }

    boolean isOneAnswer() {
        return count == 1 && answers == 1;
    }
}
