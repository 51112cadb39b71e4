package dev.tunegate.providers.openaiwire.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a host differs from OpenAI as long as a test wants it to. */
final class Habits {

    volatile boolean movesWhenLookedAt;
    volatile boolean keepsMetadata = true;
    volatile boolean filters = true;
    volatile boolean encodesResults;
    volatile boolean saysHasMore = true;

    String results() {
        var table = WireRuns.table();
        return encodesResults
                ? Base64.getEncoder().encodeToString(table.getBytes(StandardCharsets.UTF_8))
                : table;
    }

    /** Sets a habit by name, as the control page does. */
    void set(String habit, boolean value) {
        switch (habit) {
            case "moves_when_looked_at" -> movesWhenLookedAt = value;
            case "keeps_metadata" -> keepsMetadata = value;
            case "filters" -> filters = value;
            case "encodes_results" -> encodesResults = value;
            case "says_has_more" -> saysHasMore = value;
            default -> throw new IllegalArgumentException("no such habit: " + habit);
        }
    }
}
