package dev.tunegate.api.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What OpenAPI 3.1 says of this API: a frame and a part for each column, put together once. */
@Component
final class ApiDescription {

    private static final String FRAME = "root.yaml";

    private final byte[] json;

    ApiDescription() {
        this.json = JsonMapper.shared().writeValueAsBytes(whole(Parts.read()));
    }

    byte[] json() {
        return json.clone();
    }

    private static Map<String, Object> whole(List<Part> parts) {
        var frame =
                parts.stream()
                        .filter(it -> it.name().equals(FRAME))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(FRAME + " is missing"));
        var answers = new StandardAnswers(frame);
        var whole = new Part(FRAME, new LinkedHashMap<>(frame.content()));
        var tags = new ArrayList<Object>();
        for (var part : parts) {
            if (!part.name().equals(FRAME)) {
                answers.addTo(part);
                tags.addAll(part.list("tags"));
                add(whole.object("paths"), part.object("paths"), part.name());
                components(whole, part);
            }
        }
        whole.content().put("tags", readersFirst(tags, frame.list("x-headings")));
        whole.content().remove("x-answers");
        whole.content().remove("x-headings");
        return whole.content();
    }

    /** What developers call stands before what is managed; the rest stays in its order. */
    private static List<Object> readersFirst(List<Object> tags, List<?> first) {
        var ordered = new ArrayList<>(tags);
        ordered.sort(Comparator.comparingInt(it -> place(it, first)));
        return ordered;
    }

    private static int place(Object tag, List<?> first) {
        int at = tag instanceof Map<?, ?> named ? first.indexOf(named.get("name")) : -1;
        return at < 0 ? first.size() : at;
    }

    private static void components(Part whole, Part part) {
        var all = whole.object("components");
        var more = part.object("components");
        for (var kind : more.keySet()) {
            add(Part.objectIn(all, kind), Part.objectIn(more, kind), part.name());
        }
    }

    /** Nothing is said twice: of two parts that do, neither is better. */
    private static void add(Map<String, Object> all, Map<String, Object> more, String from) {
        more.forEach(
                (name, what) -> {
                    if (all.putIfAbsent(name, what) != null) {
                        throw new IllegalStateException(from + " describes again: " + name);
                    }
                });
    }
}
