package dev.tunegate.admin.key;

import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long a key may open, as the form offers it. */
enum Lifetime {
    HOUR("1h", "1 hour", Duration.ofHours(1)),
    DAY("1d", "1 day", Duration.ofDays(1)),
    WEEK("7d", "7 days", Duration.ofDays(7)),
    MONTH("30d", "30 days", Duration.ofDays(30)),
    QUARTER("90d", "90 days", Duration.ofDays(90)),
    YEAR("365d", "1 year", Duration.ofDays(365)),
    EVER("never", "Until it is deleted", Duration.ZERO);

    private final String word;
    private final String label;
    private final Duration length;

    Lifetime(String word, String label, Duration length) {
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

    /** Empty means until the key is deleted. */
    Optional<Duration> length() {
        return Optional.of(length).filter(it -> !it.isZero());
    }

    /**
     * @throws Refusal.InvalidInput if the form does not offer this
     */
    static Lifetime named(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "duration", "invalid_value", "Choose a lifetime."));
    }
}
