package dev.tunegate.providers.simulator;

import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests for embeddings, by words alone: the same texts always have the same vectors. */
final class SimulatedEmbeddings {

    private static final int MOST_TEXTS = 2_048;
    private static final int USUAL_DIMENSIONS = 256;
    private static final int MOST_DIMENSIONS = 3_072;

    private final JsonMapper mapper;

    SimulatedEmbeddings(JsonMapper mapper) {
        this.mapper = mapper;
    }

    ModelAnswer answer(ModelCall call) {
        var asked = read(call.body());
        var texts = texts(asked.path("input"));
        int dimensions = dimensions(asked.path("dimensions"));
        boolean packed = packed(asked.path("encoding_format"));
        var answer = mapper.createObjectNode().put("object", "list");
        var data = answer.putArray("data");
        for (var text : texts) {
            var vector = WordVector.of(text, dimensions);
            var each = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            if (packed) {
                each.put("embedding", WordVector.packed(vector));
            } else {
                var figures = each.putArray("embedding");
                for (float figure : vector) {
                    figures.add(figure);
                }
            }
        }
        long tokens = texts.stream().mapToLong(it -> ChatQuestion.tokensOf(it.length())).sum();
        answer.put("model", call.asked().value());
        answer.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return new ModelAnswer(
                "application/json", new ByteArrayInputStream(mapper.writeValueAsBytes(answer)));
    }

    private JsonNode read(CallBody body) throws ProviderFailure {
        try (var in = body.open().get()) {
            var asked = mapper.readTree(in);
            if (asked.isObject()) {
                return asked;
            }
            throw rejected(null, null, "The request is not a JSON object.");
        } catch (JacksonIOException | IOException e) {
            throw new ProviderFailure.Unavailable("The request could not be read.", null, e);
        } catch (JacksonException _) {
            throw rejected(null, null, "The request is not valid JSON.");
        }
    }

    private static List<String> texts(JsonNode input) {
        var texts = new ArrayList<String>();
        if (input.isArray()) {
            input.forEach(it -> texts.add(text(it)));
        } else if (!input.isMissingNode() && !input.isNull()) {
            texts.add(text(input));
        }
        if (texts.isEmpty()) {
            throw rejected("input", "missing_required_parameter", "input needs at least one text.");
        }
        if (texts.size() > MOST_TEXTS) {
            throw rejected(
                    "input", "array_above_max_length", "input has at most " + MOST_TEXTS + ".");
        }
        return texts;
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw rejected(
                    "input", "unsupported_value", "The simulator takes texts, and no tokens.");
        }
        if (node.stringValue().isEmpty()) {
            throw rejected("input", "invalid_value", "A text of input is empty.");
        }
        return node.stringValue();
    }

    private static int dimensions(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return USUAL_DIMENSIONS;
        }
        boolean fits = node.isIntegralNumber() && node.canConvertToInt();
        if (!fits || node.asInt() < 1 || node.asInt() > MOST_DIMENSIONS) {
            throw rejected(
                    "dimensions",
                    "invalid_value",
                    "dimensions must be from 1 to " + MOST_DIMENSIONS + ".");
        }
        return node.asInt();
    }

    private static boolean packed(JsonNode format) {
        return switch (format.asString("float")) {
            case "float" -> false;
            case "base64" -> true;
            default ->
                    throw rejected(
                            "encoding_format",
                            "invalid_value",
                            "encoding_format must be float or base64.");
        };
    }

    private static ProviderFailure rejected(
            @Nullable String param, @Nullable String code, String message) {
        return new ProviderFailure.Rejected(400, param, code, message);
    }
}
