package dev.tunegate.providers.vertex.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gemini: the server repeats what it was told last, calls what it is told to, or says its lines.
 */
final class GenerateApi {

    private static final Pattern PATH =
            Pattern.compile("/v1/(projects/.+):(generateContent|streamGenerateContent)");
    private static final Pattern CALL = Pattern.compile("call ([A-Za-z_]+)");

    private final ModelsApi models;
    private final Deque<List<JsonNode>> lines = new ArrayDeque<>();
    private final List<JsonNode> questions = new ArrayList<>();

    GenerateApi(ModelsApi models) {
        this.models = models;
    }

    static boolean concerns(String path) {
        return PATH.matcher(path).matches();
    }

    /** What the next answers are, piece by piece. */
    synchronized void say(List<JsonNode> pieces) {
        lines.add(List.copyOf(pieces));
    }

    synchronized List<JsonNode> questions() {
        return List.copyOf(questions);
    }

    synchronized WireReply handle(WireRequest request) {
        var path = PATH.matcher(request.path());
        if (!path.matches() || !models.serves(WireRequest.decoded(path.group(1)))) {
            return WireReply.error(404, "NOT_FOUND", "Model " + request.path() + " was not found.");
        }
        var asked = JsonMapper.shared().readTree(request.body());
        var refusal = FieldCheck.QUESTION.refusal(asked, "generate_content_request");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (asked.path("contents").isEmpty()) {
            return WireReply.invalid("contents", "At least one contents field is required.");
        }
        questions.add(asked);
        var pieces = Optional.ofNullable(lines.poll()).orElseGet(() -> pieces(asked));
        if (!path.group(2).startsWith("stream")) {
            return WireReply.json(pieces.size() == 1 ? pieces.getFirst() : whole(asked));
        }
        return request.asked("alt").equals("sse")
                ? WireReply.events(pieces)
                : WireReply.json(JsonMapper.shared().createArrayNode().addAll(pieces));
    }

    private static JsonNode whole(JsonNode asked) {
        var called = called(asked);
        var answer = answer();
        if (called.isPresent()) {
            call(candidate(answer), called.get());
        } else {
            say(candidate(answer), text(asked));
        }
        return finished(answer);
    }

    private static List<JsonNode> pieces(JsonNode asked) {
        var called = called(asked);
        var pieces = new ArrayList<JsonNode>();
        if (called.isPresent()) {
            var answer = answer();
            call(candidate(answer), called.get());
            pieces.add(answer);
        } else {
            for (var word : text(asked).splitWithDelimiters(" ", 0)) {
                var answer = answer();
                say(candidate(answer), word);
                pieces.add(answer);
            }
        }
        pieces.set(pieces.size() - 1, finished((ObjectNode) pieces.getLast()));
        return pieces;
    }

    private static Optional<String> called(JsonNode asked) {
        var call = CALL.matcher(last(asked));
        return asked.path("tools").isEmpty() || !call.find()
                ? Optional.empty()
                : Optional.of(call.group(1));
    }

    private static String text(JsonNode asked) {
        return "You said: " + last(asked);
    }

    private static String last(JsonNode asked) {
        var parts = asked.path("contents").path(asked.path("contents").size() - 1).path("parts");
        return parts.path(parts.size() - 1).path("text").asString("");
    }

    private static ObjectNode answer() {
        var answer = JsonMapper.shared().createObjectNode();
        answer.put("modelVersion", "gemini-2.5-flash");
        answer.put("responseId", "wire-response");
        answer.put("createTime", "2026-01-15T12:00:00.123456Z");
        return answer;
    }

    private static ObjectNode candidate(ObjectNode answer) {
        var candidate = answer.putArray("candidates").addObject();
        candidate.putObject("content").put("role", "model").putArray("parts");
        return candidate;
    }

    private static void say(ObjectNode candidate, String text) {
        candidate.withArray("/content/parts").addObject().put("text", text);
    }

    private static void call(ObjectNode candidate, String function) {
        candidate
                .withArray("/content/parts")
                .addObject()
                .putObject("functionCall")
                .put("name", function)
                .putObject("args")
                .put("city", "Zürich");
    }

    private static ObjectNode finished(ObjectNode answer) {
        ((ObjectNode) answer.path("candidates").path(0)).put("finishReason", "STOP");
        answer.putObject("usageMetadata")
                .put("promptTokenCount", 9)
                .put("candidatesTokenCount", 3)
                .put("thoughtsTokenCount", 5)
                .put("cachedContentTokenCount", 2)
                .put("totalTokenCount", 17)
                .put("trafficType", "ON_DEMAND");
        return answer;
    }
}
