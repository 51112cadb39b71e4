package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tracked runs for as long as a test runs. */
public final class InMemoryTrackedRuns implements TrackedRuns, Undoable {

    private final InMemoryTable<TrackedRunId, TrackedRun> rows = new InMemoryTable<>();

    @Override
    public void add(TrackedRun run) {
        rows.addIfAbsent(run.id(), run);
    }

    @Override
    public List<TrackedRun> of(JobId job) {
        return rows.where(it -> it.job().equals(job))
                .sorted(Comparator.comparing(it -> it.id().value()))
                .toList();
    }

    @Override
    public Optional<TrackedRun> change(TrackedRunId id, UnaryOperator<TrackedRun> change) {
        return rows.change(id, change);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
