package dev.tunegate.api.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The errors that routes have besides their own: what is the same for all of them is said once, in
 * the frame, and written to each here.
 */
final class StandardAnswers {

    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

    private final Part frame;

    StandardAnswers(Part frame) {
        this.frame = frame;
    }

    void addTo(Part part) {
        var shape = part.content().get("x-error");
        var paths = part.object("paths");
        for (var path : paths.keySet()) {
            var item = Part.objectIn(paths, path);
            VERBS.stream()
                    .filter(item::containsKey)
                    .forEach(it -> addTo(Part.objectIn(item, it), shape));
        }
    }

    private void addTo(Map<String, Object> operation, Object shape) {
        var answers = Part.objectIn(operation, "responses");
        var kinds = new LinkedHashMap<String, Boolean>();
        kinds.put("every", true);
        kinds.put("keyed", operation.containsKey("x-permission"));
        kinds.put("body", operation.containsKey("requestBody"));
        kinds.forEach(
                (kind, is) -> {
                    if (is) {
                        add(answers, kind, shape);
                    }
                });
    }

    private void add(Map<String, Object> answers, String kind, Object shape) {
        if (frame.object("x-answers").get(kind) instanceof List<?> statuses) {
            for (var status : statuses) {
                var name = shape == null ? status : shape;
                answers.putIfAbsent(
                        String.valueOf(status), Map.of("$ref", "#/components/responses/" + name));
            }
        }
    }
}
