package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The runs that the gateway keeps at experiment trackers. */
@OutboundPort
public interface TrackedRuns {

    /** Adds a run; one that is there already stays as it is. */
    void add(TrackedRun run);

    /** The job's runs, in the order of their ids. */
    List<TrackedRun> of(JobId job);

    /** Reads the run under lock, applies the change and stores it; empty if there is none. */
    Optional<TrackedRun> change(TrackedRunId id, UnaryOperator<TrackedRun> change);
}
