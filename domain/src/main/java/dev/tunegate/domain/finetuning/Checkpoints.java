package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;

/** The checkpoints of all jobs. */
@OutboundPort
public interface Checkpoints {

    /** Adds checkpoints; one whose step the job has already is passed over. */
    void add(JobId job, List<Checkpoint> checkpoints);

    /**
     * One page of a job's checkpoints, the latest step first; {@code after} is a checkpoint's id.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is none of the job's
     */
    Listing<Checkpoint> list(JobId job, ListQuery query);

    Optional<Checkpoint> find(CheckpointId id);
}
