package dev.tunegate.api.grader;

import dev.tunegate.domain.grader.Grader;
import dev.tunegate.domain.grader.Grader.Comparison;
import dev.tunegate.domain.grader.Grader.LabelModel;
import dev.tunegate.domain.grader.Grader.Multi;
import dev.tunegate.domain.grader.Grader.Python;
import dev.tunegate.domain.grader.Grader.ScoreModel;
import dev.tunegate.domain.grader.Grader.Similarity;
import dev.tunegate.domain.grader.ModelPrompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A grader in OpenAI's format, as it is understood here. */
final class GraderBody {

    private GraderBody() {}

    static Map<String, Object> of(Grader grader) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", grader.type());
        body.put("name", grader.name());
        switch (grader) {
            case Comparison it -> {
                body.put("input", it.input().text());
                body.put("reference", it.reference().text());
                body.put("operation", it.operation().word());
            }
            case Similarity it -> {
                body.put("input", it.input().text());
                body.put("reference", it.reference().text());
                body.put("evaluation_metric", it.metric().word());
                it.model().ifPresent(model -> body.put("model", model));
            }
            case ScoreModel it -> {
                putPrompt(body, it.prompt());
                body.put("range", List.of(it.range().from(), it.range().to()));
            }
            case LabelModel it -> {
                putPrompt(body, it.prompt());
                body.put("labels", it.labels());
                body.put("passing_labels", it.passingLabels());
            }
            case Python it -> {
                body.put("source", it.source());
                it.imageTag().ifPresent(tag -> body.put("image_tag", tag));
            }
            case Multi it -> {
                body.put("graders", parts(it));
                body.put("calculate_output", it.formula());
            }
        }
        return body;
    }

    private static void putPrompt(Map<String, Object> body, ModelPrompt prompt) {
        body.put("model", prompt.model());
        body.put("input", prompt.messages().stream().map(PromptBody::of).toList());
        var sampling = PromptBody.of(prompt.sampling());
        if (!sampling.isEmpty()) {
            body.put("sampling_params", sampling);
        }
    }

    /** Listed as their author has listed them: programs look for them where they put them. */
    private static Object parts(Multi multi) {
        var parts = multi.parts().values().stream().map(GraderBody::of).toList();
        return switch (multi.form()) {
            case ONE -> parts.getFirst();
            case LIST -> parts;
            case MAP -> {
                var named = new LinkedHashMap<String, Object>();
                multi.parts().forEach((name, part) -> named.put(name, of(part)));
                yield named;
            }
        };
    }
}
