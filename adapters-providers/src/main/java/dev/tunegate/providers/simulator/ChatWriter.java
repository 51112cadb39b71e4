package dev.tunegate.providers.simulator;

import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.shared.RandomId;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes one answer in OpenAI's format, whole or as server-sent events. */
final class ChatWriter {

    private static final String FINGERPRINT = "tunegate-simulator";

    private final JsonMapper mapper;
    private final ChatQuestion question;
    private final String model;
    private final Instant now;
    private final String id = "chatcmpl-" + RandomId.letters(24);

    /**
     * @param model the name that the answer bears
     */
    ChatWriter(JsonMapper mapper, ChatQuestion question, String model, Instant now) {
        this.mapper = mapper;
        this.question = question;
        this.model = model;
        this.now = now;
    }

    ModelAnswer answer(String text) {
        return question.streamed()
                ? new ModelAnswer("text/event-stream", new PieceStream(events(text)))
                : new ModelAnswer("application/json", new PieceStream(Stream.of(whole(text))));
    }

    private String whole(String text) {
        var completion = head("chat.completion");
        var choice = completion.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", text)
                .putNull("refusal");
        choice.putNull("logprobs").put("finish_reason", "stop");
        completion.set("usage", usage(text));
        return mapper.writeValueAsString(completion);
    }

    private Stream<String> events(String text) {
        var role = mapper.createObjectNode().put("role", "assistant").put("content", "");
        var words =
                Arrays.stream(text.split("(?<=\\s)(?=\\S)"))
                        .map(word -> chunk(mapper.createObjectNode().put("content", word)));
        var end = chunk(mapper.createObjectNode());
        ((ObjectNode) end.path("choices").path(0)).put("finish_reason", "stop");
        var answer = Stream.concat(Stream.of(chunk(role)), words);
        var ending = Stream.concat(Stream.of(end), usageChunk(text));
        var chunks = Stream.concat(answer, ending).map(mapper::writeValueAsString);
        return Stream.concat(chunks, Stream.of("[DONE]")).map(ChatWriter::event);
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private ObjectNode chunk(ObjectNode delta) {
        var chunk = head("chat.completion.chunk");
        var choice = chunk.putArray("choices").addObject();
        choice.put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs").putNull("finish_reason");
        if (question.usageAtEnd()) {
            chunk.putNull("usage");
        }
        return chunk;
    }

    private Stream<ObjectNode> usageChunk(String text) {
        if (!question.usageAtEnd()) {
            return Stream.empty();
        }
        var chunk = head("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", usage(text));
        return Stream.of(chunk);
    }

    private ObjectNode head(String object) {
        return mapper.createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", now.getEpochSecond())
                .put("model", model)
                .put("system_fingerprint", FINGERPRINT);
    }

    private ObjectNode usage(String text) {
        long asked = question.tokens();
        long answered = ChatQuestion.tokensOf(text.length());
        return mapper.createObjectNode()
                .put("prompt_tokens", asked)
                .put("completion_tokens", answered)
                .put("total_tokens", asked + answered);
    }
}
