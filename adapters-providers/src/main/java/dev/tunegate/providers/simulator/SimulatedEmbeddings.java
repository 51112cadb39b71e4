package dev.tunegate.providers.simulator;

import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests for embeddings, by words alone: the same texts always have the same vectors. */
final class SimulatedEmbeddings {

    private final JsonMapper mapper;

    SimulatedEmbeddings(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Each vector is made when it is read. */
    ModelAnswer answer(ModelCall call) {
        var question = EmbeddingQuestion.read(mapper, call.body());
        var vectors =
                IntStream.range(0, question.texts().size())
                        .mapToObj(it -> (it == 0 ? "" : ",") + vector(question, it));
        var pieces =
                Stream.of(
                                Stream.of("{\"object\":\"list\",\"data\":["),
                                vectors,
                                Stream.of("]," + inner(end(call, question)) + "}"))
                        .reduce(Stream.of(), Stream::concat);
        return new ModelAnswer("application/json", new PieceStream(pieces));
    }

    private String vector(EmbeddingQuestion question, int index) {
        var each = mapper.createObjectNode().put("object", "embedding").put("index", index);
        var vector = WordVector.of(question.texts().get(index), question.dimensions());
        if (question.packed()) {
            each.put("embedding", WordVector.packed(vector));
        } else {
            var figures = each.putArray("embedding");
            for (float figure : vector) {
                figures.add(figure);
            }
        }
        return mapper.writeValueAsString(each);
    }

    private ObjectNode end(ModelCall call, EmbeddingQuestion question) {
        long tokens =
                question.texts().stream().mapToLong(it -> ChatQuestion.tokensOf(it.length())).sum();
        var end = mapper.createObjectNode().put("model", call.asked().value());
        end.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return end;
    }

    private String inner(ObjectNode object) {
        var json = mapper.writeValueAsString(object);
        return json.substring(1, json.length() - 1);
    }
}
