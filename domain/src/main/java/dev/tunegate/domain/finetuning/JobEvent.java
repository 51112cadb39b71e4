package dev.tunegate.domain.finetuning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a job's log.
 *
 * @param key tells this event from others of the job, so that reporting it twice adds it once; a
 *     provider's event id, or a word of ours
 */
public record JobEvent(EventId id, String key, Instant createdAt, Level level, Text text) {

    /** How serious it is. */
    public enum Level {
        INFO("info"),
        WARN("warn"),
        ERROR("error");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** The level with this word; {@code warning} is Azure's spelling. */
        public static Optional<Level> named(String word) {
            return switch (word) {
                case "info" -> Optional.of(INFO);
                case "warn", "warning" -> Optional.of(WARN);
                case "error" -> Optional.of(ERROR);
                default -> Optional.empty();
            };
        }
    }

    /**
     * What it says.
     *
     * @param data the step's figures where this is a metrics event; empty for a message
     */
    public record Text(String message, Map<String, BigDecimal> data) {

        public Text {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }
    }

    /** An event that the gateway itself reports. */
    public static JobEvent ours(String key, Instant now, Level level, String message) {
        return new JobEvent(
                EventId.fresh(), "tunegate:" + key, now, level, new Text(message, Map.of()));
    }

    /** The same event, dated not earlier than that. */
    public JobEvent notBefore(Instant time) {
        return createdAt.isBefore(time) ? new JobEvent(id, key, time, level, text) : this;
    }

    public boolean isMetrics() {
        return !text.data().isEmpty();
    }
}
