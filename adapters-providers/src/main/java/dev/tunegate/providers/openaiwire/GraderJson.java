package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.grader.GraderErrors;
import dev.tunegate.domain.grader.GraderFlag;
import dev.tunegate.domain.grader.GraderResult;
import dev.tunegate.domain.provider.PublicWords;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what a host says of a grader that has run. */
final class GraderJson {

    private GraderJson() {}

    /** Empty if there is no reward in it. */
    static Optional<GraderResult> result(JsonNode answer, PublicWords text) {
        var errors = errors(answer.path("metadata").path("errors"), text);
        return Lenient.number(answer, "reward")
                .map(BigDecimal::doubleValue)
                .map(
                        it ->
                                new GraderResult(
                                        it, Map.of(), Map.of(), Optional.empty(), errors));
    }

    private static GraderErrors errors(JsonNode node, PublicWords text) {
        var flags = EnumSet.noneOf(GraderFlag.class);
        for (var flag : GraderFlag.values()) {
            if (node.path(flag.word()).asBoolean(false)) {
                flags.add(flag);
            }
        }
        return new GraderErrors(
                flags,
                Lenient.text(node, "python_grader_server_error_type").map(text::clean),
                Lenient.text(node, "python_grader_runtime_error_details").map(text::clean),
                Lenient.text(node, "model_grader_server_error_details").map(text::clean));
    }
}
