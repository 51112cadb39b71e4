package dev.tunegate.providers.vertex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the pieces of Gemini's answer into OpenAI's {@code chat.completion.chunk}s. */
final class Chunks {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AnswerHead head;
    private final boolean usageAtEnd;

    /** How many calls each choice has made; a choice that is missing has not begun. */
    private final Map<Integer, Integer> calls = new HashMap<>();

    private boolean ended;
    private JsonNode last = JSON.createObjectNode();

    Chunks(AnswerHead head, boolean usageAtEnd) {
        this.head = head;
        this.usageAtEnd = usageAtEnd;
    }

    /** What a piece becomes. */
    List<ObjectNode> of(JsonNode piece) {
        var chunks = new ArrayList<ObjectNode>();
        if (piece.path("usageMetadata").isObject()) {
            last = piece;
        }
        for (var candidate : Candidate.of(piece)) {
            candidate(candidate, chunks);
        }
        if (chunks.isEmpty() && piece.path("promptFeedback").has("blockReason")) {
            begin(0, chunks);
            var refusal = JSON.createObjectNode().put("refusal", WholeAnswer.BLOCKED);
            chunks.add(chunk(0, refusal, Optional.empty()));
            finish(0, "SAFETY", chunks);
        }
        return chunks;
    }

    private void candidate(Candidate candidate, List<ObjectNode> chunks) {
        int index = candidate.index();
        begin(index, chunks);
        var logprobs = candidate.logprobs();
        if (!candidate.text().isEmpty() || logprobs.isPresent()) {
            var delta = JSON.createObjectNode().put("content", candidate.text());
            chunks.add(chunk(index, delta, logprobs));
        }
        for (var call : candidate.calls()) {
            int number = calls.merge(index, 1, Integer::sum) - 1;
            var delta = JSON.createObjectNode();
            delta.putArray("tool_calls").add(call.put("index", number));
            chunks.add(chunk(index, delta, Optional.empty()));
        }
        candidate.finishReason().ifPresent(it -> finish(index, it, chunks));
    }

    private void begin(int index, List<ObjectNode> chunks) {
        if (calls.putIfAbsent(index, 0) == null) {
            var delta = JSON.createObjectNode().put("role", "assistant").put("content", "");
            chunks.add(chunk(index, delta, Optional.empty()));
        }
    }

    private void finish(int index, String reason, List<ObjectNode> chunks) {
        ended = true;
        var chunk = chunk(index, JSON.createObjectNode(), Optional.empty());
        boolean called = calls.getOrDefault(index, 0) > 0;
        if (chunk.path("choices").path(0) instanceof ObjectNode choice) {
            choice.put("finish_reason", Reasons.finish(reason, called));
        }
        chunks.add(chunk);
    }

    /** Whether the answer has come to an end that Gemini itself named. */
    boolean hasEnded() {
        return ended;
    }

    /** What follows the last piece. */
    List<ObjectNode> ending() {
        if (!usageAtEnd) {
            return List.of();
        }
        var chunk = head.begin("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", Usage.of(last));
        return List.of(chunk);
    }

    private ObjectNode chunk(int index, ObjectNode delta, Optional<ObjectNode> logprobs) {
        var chunk = head.begin("chat.completion.chunk");
        var choice = chunk.putArray("choices").addObject();
        choice.put("index", index);
        choice.set("delta", delta);
        choice.putNull("logprobs");
        logprobs.ifPresent(it -> choice.set("logprobs", it));
        choice.putNull("finish_reason");
        if (usageAtEnd) {
            chunk.putNull("usage");
        }
        return chunk;
    }
}
