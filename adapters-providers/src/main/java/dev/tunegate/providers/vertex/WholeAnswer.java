package dev.tunegate.providers.vertex;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Gemini's answer as OpenAI's {@code chat.completion}. */
final class WholeAnswer {

    static final String BLOCKED = "The provider's filter blocked the question.";

    private WholeAnswer() {}

    static ObjectNode of(JsonNode answer, AnswerHead head) {
        var completion = head.begin("chat.completion");
        var choices = completion.putArray("choices");
        for (var candidate : Candidate.of(answer)) {
            choice(candidate, choices.addObject());
        }
        if (choices.isEmpty()) {
            blocked(choices.addObject());
        }
        completion.set("usage", Usage.of(answer));
        return completion;
    }

    private static void choice(Candidate candidate, ObjectNode choice) {
        var calls = candidate.calls();
        choice.put("index", candidate.index());
        var message = choice.putObject("message").put("role", "assistant");
        content(message, candidate.text(), calls);
        message.putNull("refusal");
        if (!calls.isEmpty()) {
            message.putArray("tool_calls").addAll(calls);
        }
        choice.putNull("logprobs");
        candidate.logprobs().ifPresent(it -> choice.set("logprobs", it));
        var reason = candidate.finishReason().orElse("");
        choice.put("finish_reason", Reasons.finish(reason, !calls.isEmpty()));
    }

    private static void content(ObjectNode message, String text, List<ObjectNode> calls) {
        if (text.isEmpty() && !calls.isEmpty()) {
            message.putNull("content");
        } else {
            message.put("content", text);
        }
    }

    /** A question that was filtered out has no candidate at all. */
    private static void blocked(ObjectNode choice) {
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .putNull("content")
                .put("refusal", BLOCKED);
        choice.putNull("logprobs").put("finish_reason", "content_filter");
    }
}
