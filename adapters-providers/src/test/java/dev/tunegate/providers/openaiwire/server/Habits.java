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

    /** Azure: a file is pending and running before it is processed, one step a look. */
    volatile boolean processesFilesSlowly;

    /** Portkey: what it does with ids and answers of Bedrock. */
    volatile boolean speaksOfBedrock;

    /** Portkey 1.15.2 on Node 20: lists, cancellations and contents end in a 500. */
    volatile boolean failsOnNode20;

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
            case "processes_files_slowly" -> processesFilesSlowly = value;
            case "speaks_of_bedrock" -> speaksOfBedrock = value;
            case "fails_on_node_20" -> failsOnNode20 = value;
            default -> throw new IllegalArgumentException("no such habit: " + habit);
        }
    }
}
