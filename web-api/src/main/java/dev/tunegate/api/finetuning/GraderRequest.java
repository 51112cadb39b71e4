package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;

/**
 * Reads a grader as far as every provider agrees on it: an object of a kind that OpenAI knows (API
 * description 2.3.0, seen 2026-11-21). What else is in it is judged by whoever runs it.
 */
final class GraderRequest {

    private static final List<String> TYPES =
            List.of(
                    "string_check",
                    "text_similarity",
                    "python",
                    "score_model",
                    "label_model",
                    "multi");

    private GraderRequest() {}

    /** The grader as its caller wrote it. */
    static String read(JsonObject from) {
        var grader = from.object("grader").orElseThrow(() -> from.missing("grader"));
        if (!TYPES.contains(grader.requiredText("type"))) {
            throw new Refusal.InvalidInput(
                    grader.path("type"),
                    "invalid_value",
                    "'%s' must be one of '%s'."
                            .formatted(grader.path("type"), String.join("', '", TYPES)));
        }
        return grader.json();
    }
}
