package dev.tunegate.bootstrap.story.contract;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What came of many calls. */
final class Outcome {

    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final Set<String> well = new HashSet<>();

    void add(Call call, HttpResponse<byte[]> answer, List<String> found) {
        int status = answer.statusCode();
        var shown = "\n  " + call + "\n  -> " + status + " " + Judge.text(answer);
        statuses.merge(status, 1, Integer::sum);
        found.forEach(it -> faults.add(it + shown));
        if (call.isPlain() && status < 300) {
            well.add(call.operation().id());
        } else if (call.isPlain() && status != 401) {
            refusals.put(call.operation().id(), shown);
        }
    }

    void add(Outcome other) {
        faults.addAll(other.faults);
        other.statuses.forEach((status, count) -> statuses.merge(status, count, Integer::sum));
        refusals.putAll(other.refusals);
        well.addAll(other.well);
    }

    List<String> faults() {
        return faults;
    }

    Map<Integer, Integer> statuses() {
        return statuses;
    }

    int calls() {
        return statuses.values().stream().mapToInt(it -> it).sum();
    }

    /** Operations that were refused each time, with one refusal of each. */
    Map<String, String> refusedAlone() {
        var alone = new TreeMap<>(refusals);
        alone.keySet().removeAll(well);
        return alone;
    }
}
