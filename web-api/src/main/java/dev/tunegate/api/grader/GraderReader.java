package dev.tunegate.api.grader;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.grader.Grader;
import dev.tunegate.domain.grader.Grader.Multi;
import dev.tunegate.domain.grader.Metric;
import dev.tunegate.domain.grader.StringCheck;
import dev.tunegate.domain.grader.Template;
import dev.tunegate.domain.shared.Refusal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads graders, and names whatever is wrong in them by its full path. What OpenAI's API description
 * 2.3.0 (seen 2026-11-21), its examples and its guide for graders say differently is all taken.
 */
public final class GraderReader {

    private static final int MOST_NAME = 256;
    private static final int MOST_LABELS = 200;
    private static final String THRESHOLD = "pass_threshold";

    private static final List<String> ALONE =
            List.of("string_check", "text_similarity", "score_model", "python", "multi");
    private static final List<String> IN_MULTI =
            List.of("string_check", "text_similarity", "score_model", "label_model", "python");

    private GraderReader() {}

    /**
     * The member {@code grader}.
     *
     * @throws Refusal.InvalidInput naming the member that is missing or wrong; formulas are not
     *     looked at
     */
    public static Grader read(JsonObject from) {
        var grader = from.object("grader").orElseThrow(() -> from.missing("grader"));
        return read(grader, ALONE, "").checked(grader.path());
    }

    /**
     * @param usualName what the grader is called if it does not say so; empty if it must
     */
    private static Grader read(JsonObject from, List<String> types, String usualName) {
        var type = from.requiredText("type");
        if (!types.contains(type)) {
            throw invalid(
                    from.path("type"),
                    "must be one of '%s' here.".formatted(String.join("', '", types)));
        }
        var name =
                usualName.isEmpty() || from.has("name")
                        ? from.text("name", MOST_NAME).orElseThrow(() -> from.missing("name"))
                        : usualName;
        return switch (type) {
            case "string_check" -> comparison(from, name);
            case "text_similarity" -> similarity(from, name);
            case "score_model" -> scoreModel(from, name);
            case "label_model" -> labelModel(from, name);
            case "python" -> python(from, name);
            default -> multi(from, name);
        };
    }

    private static Grader comparison(JsonObject from, String name) {
        only(from, "input", "reference", "operation");
        var operation = from.requiredText("operation");
        return new Grader.Comparison(
                name,
                template(from, "input"),
                template(from, "reference"),
                StringCheck.named(operation)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                from.path("operation"),
                                                "must be 'eq', 'ne', 'like' or 'ilike'.")));
    }

    private static Grader similarity(JsonObject from, String name) {
        only(from, "input", "reference", "evaluation_metric", "model", THRESHOLD);
        from.number(THRESHOLD);
        var metric = from.requiredText("evaluation_metric");
        return new Grader.Similarity(
                name,
                template(from, "input"),
                template(from, "reference"),
                Metric.named(metric)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                from.path("evaluation_metric"),
                                                "must be one of " + metrics() + ".")),
                from.text("model"));
    }

    private static String metrics() {
        return Arrays.stream(Metric.values())
                .map(it -> "'" + it.word() + "'")
                .collect(Collectors.joining(", "));
    }

    private static Template template(JsonObject from, String name) {
        return new Template(from.text(name).orElseThrow(() -> from.missing(name)));
    }

    private static Grader scoreModel(JsonObject from, String name) {
        only(from, "model", "input", "range", "sampling_params", THRESHOLD);
        from.number(THRESHOLD);
        var range = from.numbers("range", 2);
        if (from.has("range") && range.size() != 2) {
            throw invalid(from.path("range"), "must have two numbers.");
        }
        return new Grader.ScoreModel(
                name,
                PromptReader.read(from),
                range.isEmpty()
                        ? Grader.Range.USUAL
                        : new Grader.Range(range.getFirst(), range.getLast()));
    }

    private static Grader labelModel(JsonObject from, String name) {
        only(from, "model", "input", "labels", "passing_labels", "sampling_params");
        return new Grader.LabelModel(
                name,
                PromptReader.read(from),
                required(from, "labels"),
                required(from, "passing_labels"));
    }

    private static List<String> required(JsonObject from, String name) {
        if (!from.has(name)) {
            throw from.missing(name);
        }
        return from.texts(name, MOST_LABELS);
    }

    private static Grader python(JsonObject from, String name) {
        only(from, "source", "image_tag", THRESHOLD);
        from.number(THRESHOLD);
        return new Grader.Python(
                name, from.requiredText("source"), from.text("image_tag", MOST_NAME));
    }

    private static Grader multi(JsonObject from, String name) {
        only(from, "graders", "calculate_output");
        var formula = from.requiredText("calculate_output");
        if (!from.has("graders")) {
            throw from.missing("graders");
        }
        if (!from.isObject("graders")) {
            return new Multi(name, listed(from), Multi.Form.LIST, formula);
        }
        var graders = from.object("graders").orElseThrow(() -> from.missing("graders"));
        if (graders.isText("type")) {
            var only = read(graders, IN_MULTI, "");
            return new Multi(name, Map.of(only.name(), only), Multi.Form.ONE, formula);
        }
        return new Multi(name, named(graders), Multi.Form.MAP, formula);
    }

    private static Map<String, Grader> listed(JsonObject from) {
        var parts = new LinkedHashMap<String, Grader>();
        for (var part : from.objects("graders", Multi.MOST_PARTS)) {
            var grader = read(part, IN_MULTI, "");
            if (parts.put(grader.name(), grader) != null) {
                throw invalid(part.path("name"), "is the name of another grader, too.");
            }
        }
        return parts;
    }

    private static Map<String, Grader> named(JsonObject graders) {
        var parts = new LinkedHashMap<String, Grader>();
        for (var name : graders.names()) {
            var part = graders.object(name).orElseThrow(() -> graders.missing(name));
            parts.put(name, read(part, IN_MULTI, name));
        }
        return parts;
    }

    private static void only(JsonObject from, String... members) {
        var known = new HashSet<>(Set.of("type", "name"));
        known.addAll(List.of(members));
        from.only(known);
    }

    private static Refusal invalid(String path, String fault) {
        return new Refusal.InvalidInput(path, "invalid_value", "'" + path + "' " + fault);
    }
}
