package dev.tunegate.providers.dataset;

import static dev.tunegate.domain.dataset.DatasetFormat.CHAT;
import static dev.tunegate.domain.dataset.DatasetFormat.COMPLETION;
import static dev.tunegate.domain.dataset.DatasetFormat.PREFERENCE;
import static dev.tunegate.domain.dataset.DatasetFormat.REINFORCEMENT;

import dev.tunegate.domain.dataset.DatasetFormat;
import java.util.Optional;

/** Checks one row and tells which format it has. */
final class RowCheck {

    private final Row row;
    private final MessagesCheck conversation;
    private final PreferenceCheck preference;

    private boolean hasMessages;
    private boolean endsOpen;
    private boolean hasAnswer;
    private boolean hasPrompt;
    private boolean hasCompletion;
    private boolean hasMore;

    RowCheck(Row row, ToolsCheck tools) {
        this.row = row;
        this.conversation = new MessagesCheck(row, tools, Topic.MESSAGES);
        this.preference = new PreferenceCheck(row, tools);
    }

    /** Reads the row to its end; complaints are left in it. Empty if it has no known format. */
    Optional<DatasetFormat> check() {
        row.next();
        if (!row.isObject()) {
            row.complain(Topic.ROW, 0, "data_type", "Each line must be a JSON object.");
            return Optional.empty();
        }
        for (var name = row.member(); name != null; name = row.member()) {
            member(name);
        }
        if (row.hasMore()) {
            row.complain(
                    Topic.ROW, "data_type", "There is something behind the line's JSON object.");
        }
        return format();
    }

    private void member(String name) {
        switch (name) {
            case "messages" -> messages();
            case "prompt" -> hasPrompt = text(name);
            case "completion" -> hasCompletion = text(name);
            case "input" -> preference.input();
            case "preferred_output", "non_preferred_output" -> preference.output(name);
            case "tools" -> conversation.tools();
            case "functions" -> conversation.functions();
            case "parallel_tool_calls" -> conversation.parallelToolCalls();
            case "response_format", "function_call" -> row.skip();
            default -> {
                hasMore = true;
                row.skip();
            }
        }
    }

    private void messages() {
        hasMessages = true;
        conversation.messages();
        hasAnswer = conversation.hasAnswer();
        endsOpen = conversation.endsOpen();
    }

    private boolean text(String name) {
        if (!row.isText()) {
            row.complain(Topic.COMPLETION, "data_type", "'" + name + "' must be a string.");
        }
        row.skip();
        return true;
    }

    private Optional<DatasetFormat> format() {
        if (hasMessages) {
            boolean graded = endsOpen && (hasMore || hasPrompt || hasCompletion);
            return Optional.of(graded ? REINFORCEMENT : CHAT);
        }
        if (preference.isAny()) {
            preference.complainOfMissing();
            return Optional.of(PREFERENCE);
        }
        if (hasPrompt || hasCompletion) {
            complainOfMissingHalf();
            return Optional.of(COMPLETION);
        }
        row.complain(
                Topic.ROW,
                0,
                "missing_messages_list",
                "The row has no 'messages', no 'prompt' with 'completion', and no 'input' with"
                        + " 'preferred_output' and 'non_preferred_output'.");
        return Optional.empty();
    }

    private void complainOfMissingHalf() {
        if (!hasPrompt) {
            row.complain(Topic.COMPLETION, 0, "missing_prompt", "The row has no 'prompt'.");
        }
        if (!hasCompletion) {
            row.complain(Topic.COMPLETION, 0, "missing_completion", "The row has no 'completion'.");
        }
    }

    /** Whether a chat row lacks what it should teach. */
    boolean lacksAnswer() {
        return hasMessages && !hasAnswer && conversation.isList();
    }
}
