package dev.tunegate.domain.grader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is graded: a model's answer, and the row of data that it answers. */
public final class Subject {

    private final String sample;
    private final Value.Members item;

    /** Read once: templates may have thousands of places that look into it. */
    private final Value sampled;

    /**
     * @param sample the answer's text
     * @param item what templates find under {@code item}; an empty object if there is no row
     */
    public Subject(String sample, Value.Members item) {
        this.sample = sample;
        this.item = item;
        this.sampled = sampled(sample);
    }

    public String sample() {
        return sample;
    }

    public Value.Members item() {
        return item;
    }

    /** What templates find under this name, {@code item} or {@code sample}. */
    Optional<Value> named(String namespace) {
        return switch (namespace) {
            case "item" -> Optional.of(item);
            case "sample" -> Optional.of(sampled);
            default -> Optional.empty();
        };
    }

    /** There is an {@code output_json} only where the answer is JSON. */
    private static Value sampled(String sample) {
        var members = new LinkedHashMap<String, Value>();
        members.put("output_text", Value.of(sample));
        Value.read(sample).ifPresent(it -> members.put("output_json", it));
        members.put("output_tools", new Value.Elements(List.of()));
        var message =
                new Value.Members(Map.of())
                        .with("role", Value.of("assistant"))
                        .with("content", Value.of(sample));
        var choice = Value.Members.of("message", message);
        members.put("choices", new Value.Elements(List.of(choice)));
        return new Value.Members(members);
    }
}
