package dev.tunegate.providers.vertex;

import dev.tunegate.domain.shared.RandomId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One answer of Gemini's, or a piece of one. */
record Candidate(JsonNode json) {

    static List<Candidate> of(JsonNode answer) {
        var candidates = new ArrayList<Candidate>();
        answer.path("candidates").forEach(it -> candidates.add(new Candidate(it)));
        return candidates;
    }

    int index() {
        return json.path("index").asInt(0);
    }

    /** What is said; thoughts are not. */
    String text() {
        var text = new StringBuilder();
        for (var part : json.path("content").path("parts")) {
            if (!part.path("thought").asBoolean(false)) {
                text.append(part.path("text").asString(""));
            }
        }
        return text.toString();
    }

    /** OpenAI's {@code tool_calls}, each with an id of ours: Gemini has none. */
    List<ObjectNode> calls() {
        var calls = new ArrayList<ObjectNode>();
        for (var part : json.path("content").path("parts")) {
            if (part.path("functionCall").isObject()) {
                calls.add(call(part.path("functionCall")));
            }
        }
        return calls;
    }

    private static ObjectNode call(JsonNode function) {
        var call = JsonMapper.shared().createObjectNode();
        call.put("id", "call_" + RandomId.letters(24)).put("type", "function");
        var arguments = function.path("args").isObject() ? function.path("args").toString() : "{}";
        call.putObject("function")
                .put("name", function.path("name").asString(""))
                .put("arguments", arguments);
        return call;
    }

    Optional<String> finishReason() {
        return Lenient.text(json, "finishReason");
    }

    /** OpenAI's {@code logprobs}, where they were asked for. */
    Optional<ObjectNode> logprobs() {
        var chosen = json.path("logprobsResult").path("chosenCandidates");
        if (!chosen.isArray()) {
            return Optional.empty();
        }
        var logprobs = JsonMapper.shared().createObjectNode();
        var content = logprobs.putArray("content");
        for (int i = 0; i < chosen.size(); i++) {
            var entry = Logprob.of(chosen.path(i));
            var top = entry.putArray("top_logprobs");
            json.path("logprobsResult")
                    .path("topCandidates")
                    .path(i)
                    .path("candidates")
                    .forEach(it -> top.add(Logprob.of(it)));
            content.add(entry);
        }
        return Optional.of(logprobs);
    }
}
