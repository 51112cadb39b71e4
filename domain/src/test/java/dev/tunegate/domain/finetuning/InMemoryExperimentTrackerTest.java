package dev.tunegate.domain.finetuning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The fake passes the contract. */
final class InMemoryExperimentTrackerTest implements ExperimentTrackerContract {

    private final InMemoryExperimentTracker tracker = new InMemoryExperimentTracker();

    @Override
    public ExperimentTracker tracker() {
        return tracker;
    }

    @Override
    public List<BigDecimal> losses() {
        return tracker.rows(RUN).stream().map(it -> it.figures().get("train_loss")).toList();
    }

    @Override
    public Optional<Integer> exitCode() {
        return tracker.ending(RUN).map(it -> it.status() == JobStatus.SUCCEEDED ? 0 : 1);
    }
}
