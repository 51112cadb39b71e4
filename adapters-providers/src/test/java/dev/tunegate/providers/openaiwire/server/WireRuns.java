package dev.tunegate.providers.openaiwire.server;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The jobs that the server runs. */
final class WireRuns {

    private static final String TABLE =
            "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n"
                    + "1,3.0,0.5,,\n6,0.5,0.9,,\n";

    private final Map<String, WireRun> runs = new LinkedHashMap<>();
    private final WireFiles files;
    private final Clock clock;

    WireRuns(WireFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    synchronized WireRun add(JsonNode asked) {
        var id = "ftjob-wire" + String.format("%020d", runs.size() + 1);
        var run = new WireRun(id, asked, now());
        runs.put(id, run);
        return run;
    }

    synchronized Optional<WireRun> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** The newest first. */
    synchronized List<WireRun> all() {
        return new ArrayList<>(runs.values()).reversed();
    }

    synchronized void move(WireRun run, String status, String results) {
        run.become(status, now());
        finish(run, results);
    }

    synchronized void advance(WireRun run, String results) {
        run.advance(now());
        finish(run, results);
    }

    private void finish(WireRun run, String results) {
        if (run.status().equals("succeeded")) {
            run.wroteResults(files.addResults("step_metrics.csv", results).id());
        }
    }

    static String table() {
        return TABLE;
    }

    synchronized Map<String, Long> byMarker() {
        return runs.values().stream()
                .collect(
                        Collectors.groupingBy(
                                WireRun::marker, TreeMap::new, Collectors.counting()));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
