package dev.tunegate.bootstrap.story.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a caller saw, step by step: a word for each thing that could differ. */
final class Trace {

    private final Map<String, String> seen = new LinkedHashMap<>();

    void saw(String step, Object what) {
        if (seen.put(step, String.valueOf(what)) != null) {
            throw new IllegalStateException("seen twice: " + step);
        }
    }

    Map<String, String> seen() {
        return seen;
    }

    /** Where this one differs from the other: what was seen here, by step. */
    Map<String, String> differingFrom(Trace other) {
        return seen.entrySet().stream()
                .filter(it -> !Objects.equals(it.getValue(), other.seen.get(it.getKey())))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }
}
