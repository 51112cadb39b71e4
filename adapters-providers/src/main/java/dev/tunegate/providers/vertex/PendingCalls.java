package dev.tunegate.providers.vertex;

import dev.tunegate.domain.dataset.ToolCall;
import dev.tunegate.providers.dataset.NotCarried;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls of one turn that wait for their answers. Gemini wants an answer to each before anybody
 * else speaks, and knows whose it is by the function's name and the order alone.
 */
final class PendingCalls {

    private final List<ToolCall> calls = new ArrayList<>();

    void add(List<ToolCall> more) {
        calls.addAll(more);
    }

    /**
     * @throws NotCarried if a call has no answer yet
     */
    void requireNone() {
        if (!calls.isEmpty()) {
            throw new NotCarried(
                    "unanswered_call",
                    "Every tool call must be answered before the next message of a user or the"
                            + " assistant.");
        }
    }

    /**
     * The function whose call is answered.
     *
     * @throws NotCarried if the call does not wait, or not in this place
     */
    String answered(String id) {
        var wanted = Optional.of(id);
        var call =
                calls.stream()
                        .filter(it -> it.id().equals(wanted))
                        .findFirst()
                        .orElseThrow(PendingCalls::noCall);
        if (!answeredByName(call.name()).id().equals(wanted)) {
            throw new NotCarried(
                    "answers_out_of_order",
                    "Calls of one function must be answered in their order; Gemini knows no ids.");
        }
        return call.name();
    }

    /**
     * @throws NotCarried if no call of this function waits
     */
    ToolCall answeredByName(String function) {
        var call =
                calls.stream()
                        .filter(it -> it.name().equals(function))
                        .findFirst()
                        .orElseThrow(PendingCalls::noCall);
        calls.remove(call);
        return call;
    }

    private static NotCarried noCall() {
        return new NotCarried(
                "answer_without_call",
                "A tool's answer must follow the message with its call, and each call has one"
                        + " answer.");
    }
}
