package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Jobs' checkpoints for as long as a test runs. */
public final class InMemoryCheckpoints implements Checkpoints, Undoable {

    private final InMemoryTable<CheckpointId, Entry> rows = new InMemoryTable<>();

    private record Entry(JobId job, Checkpoint checkpoint) {

        private boolean isAt(JobId other, long step) {
            return job.equals(other) && checkpoint.step() == step;
        }
    }

    @Override
    public synchronized void add(JobId job, List<Checkpoint> checkpoints) {
        for (var each : checkpoints) {
            if (rows.where(it -> it.isAt(job, each.step())).findAny().isEmpty()) {
                rows.add(each.id(), new Entry(job, each));
            }
        }
    }

    @Override
    public Listing<Checkpoint> list(JobId job, ListQuery query) {
        var byStep = Comparator.comparingLong((Entry it) -> it.checkpoint().step());
        return rows.page(query, byStep, it -> it.job().equals(job), _ -> true)
                .map(Entry::checkpoint);
    }

    @Override
    public Optional<Checkpoint> find(CheckpointId id) {
        return rows.find(id).map(Entry::checkpoint);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
