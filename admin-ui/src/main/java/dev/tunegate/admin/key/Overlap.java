package dev.tunegate.admin.key;

import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long a replaced secret goes on opening, as the form offers it. */
enum Overlap {
    NONE("none", "Not at all: it stops at once", Duration.ZERO),
    HOUR("1h", "1 hour", Duration.ofHours(1)),
    DAY("1d", "1 day", Duration.ofDays(1)),
    WEEK("7d", "7 days", Duration.ofDays(7)),
    MONTH("30d", "30 days", Duration.ofDays(30));

    private final String word;
    private final String label;
    private final Duration length;

    Overlap(String word, String label, Duration length) {
        this.word = word;
        this.label = label;
        this.length = length;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    /** Empty means that the former secret stops at once. */
    Optional<Duration> length() {
        return Optional.of(length).filter(it -> !it.isZero());
    }

    /**
     * @throws Refusal.InvalidInput if the form does not offer this
     */
    static Overlap named(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "grace_period",
                                        "invalid_value",
                                        "Choose how long the former secret goes on opening."));
    }
}
