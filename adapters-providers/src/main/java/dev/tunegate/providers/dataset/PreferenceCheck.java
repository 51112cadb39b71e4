package dev.tunegate.providers.dataset;

/** Checks the members of a preference row: a conversation, and two answers to it. */
final class PreferenceCheck {

    private static final Topic TOPIC = Topic.PREFERENCE;

    private final Row row;
    private final MessagesCheck conversation;
    private final MessagesCheck answer;

    private boolean hasInput;
    private boolean hasPreferred;
    private boolean hasOther;

    PreferenceCheck(Row row, ToolsCheck tools) {
        this.row = row;
        this.conversation = new MessagesCheck(row, tools, TOPIC);
        this.answer = new MessagesCheck(row, tools, TOPIC);
    }

    boolean isAny() {
        return hasPreferred || hasOther || hasInput;
    }

    void input() {
        hasInput = true;
        if (!row.isObject()) {
            row.refuse(TOPIC, "data_type", "'input' must be an object with 'messages'.");
            return;
        }
        long at = row.offset();
        boolean hasMessages = false;
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "messages" -> {
                    hasMessages = true;
                    conversation.messages();
                }
                case "tools" -> conversation.tools();
                case "parallel_tool_calls" -> conversation.parallelToolCalls();
                default -> row.skip();
            }
        }
        if (!hasMessages) {
            row.complain(TOPIC, at, "missing_messages_list", "'input' has no 'messages'.");
        }
    }

    void output(String name) {
        if (name.equals("preferred_output")) {
            hasPreferred = true;
        } else {
            hasOther = true;
        }
        long at = row.offset();
        answer.messages();
        if (answer.isList() && !answer.isOneAnswer()) {
            row.complain(
                    TOPIC,
                    at,
                    "not_one_assistant_message",
                    "'" + name + "' must hold exactly one message, and the assistant's.");
        }
    }

    void complainOfMissing() {
        require(hasInput, "missing_input", "input");
        require(hasPreferred, "missing_preferred_output", "preferred_output");
        require(hasOther, "missing_non_preferred_output", "non_preferred_output");
    }

    private void require(boolean there, String rule, String name) {
        if (!there) {
            row.complain(TOPIC, 0, rule, "The row has no '" + name + "'.");
        }
    }
}
