package dev.tunegate.providers.vertex.server;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The tuning jobs that the server runs. */
final class TuningJobs {

    private final Map<String, WireTuningJob> jobs = new LinkedHashMap<>();
    private final Clock clock;

    TuningJobs(Clock clock) {
        this.clock = clock;
    }

    synchronized WireTuningJob add(String parent, ObjectNode asked) {
        var id = String.format("9%018d", jobs.size() + 1);
        var job = new WireTuningJob(parent, id, asked, clock.instant());
        jobs.put(id, job);
        return job;
    }

    synchronized Optional<WireTuningJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** A job as it is when it is looked at. */
    synchronized Optional<ObjectNode> look(String id, Habits habits) {
        var job = Optional.ofNullable(jobs.get(id));
        job.ifPresent(
                it -> {
                    if (habits.secondsPerState > 0) {
                        it.age(habits.secondsPerState, clock.instant());
                    }
                });
        var json = job.map(WireTuningJob::json);
        job.filter(it -> habits.movesWhenLookedAt || it.state().equals("JOB_STATE_CANCELLING"))
                .ifPresent(it -> it.advance(clock.instant()));
        return json;
    }

    synchronized void move(String id, String state) {
        find(id).orElseThrow().become(state, clock.instant());
    }

    /** The newest first. */
    synchronized List<WireTuningJob> all() {
        return new ArrayList<>(jobs.values()).reversed();
    }

    synchronized long running() {
        return jobs.values().stream().filter(it -> !it.hasEnded()).count();
    }

    synchronized Map<String, Long> byLabel(String key) {
        return jobs.values().stream()
                .collect(
                        Collectors.groupingBy(
                                it -> it.label(key), TreeMap::new, Collectors.counting()));
    }
}
