package dev.tunegate.domain.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Messages and what goes with them.
 *
 * @param tools what the assistant may call, whether named as tools or as functions
 * @param more every further member, such as {@code response_format}, in the order of the row
 */
public record Conversation(
        List<Message> messages, List<Tool> tools, SequencedMap<String, JsonText> more) {

    public Conversation {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        more = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(more));
    }
}
