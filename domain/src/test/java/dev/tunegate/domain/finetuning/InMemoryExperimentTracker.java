package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.provider.ProviderFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tracker in memory, which can be told to fail or to be without an account. */
public final class InMemoryExperimentTracker implements ExperimentTracker {

    private final Map<TrackedRunId, List<Row>> rows = new HashMap<>();
    private final Map<TrackedRunId, Experiment> experiments = new HashMap<>();
    private final Map<TrackedRunId, Ending> endings = new HashMap<>();
    private boolean ready = true;
    private @Nullable ProviderFailure failure;

    /** From now on there is no account. */
    public void withoutAccount() {
        ready = false;
    }

    /** From now on it takes nothing. */
    public void failWith(ProviderFailure other) {
        failure = other;
    }

    /** It takes everything again. */
    public void recover() {
        failure = null;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public synchronized TrackedRun.Place begin(Experiment experiment) {
        requireHealth();
        experiments.put(experiment.id(), experiment);
        rows.putIfAbsent(experiment.id(), new ArrayList<>());
        return new TrackedRun.Place(experiment.entity().orElse("staff"), experiment.project());
    }

    @Override
    public synchronized void log(
            TrackedRun.Place at, TrackedRunId run, long first, List<Row> more) {
        requireHealth();
        var all = rows.getOrDefault(run, new ArrayList<>());
        for (int i = 0; i < more.size(); i++) {
            int place = (int) first + i;
            if (place < all.size()) {
                all.set(place, more.get(i));
            } else {
                all.add(more.get(i));
            }
        }
    }

    @Override
    public synchronized void finish(TrackedRun.Place at, TrackedRunId run, Ending ending) {
        requireHealth();
        endings.put(run, ending);
    }

    private void requireHealth() {
        if (failure != null) {
            throw failure;
        }
    }

    public synchronized List<Row> rows(TrackedRunId run) {
        return List.copyOf(rows.getOrDefault(run, List.of()));
    }

    public synchronized Optional<Experiment> experiment(TrackedRunId run) {
        return Optional.ofNullable(experiments.get(run));
    }

    public synchronized Optional<Ending> ending(TrackedRunId run) {
        return Optional.ofNullable(endings.get(run));
    }
}
