package dev.tunegate.domain.inference;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;

/** All tuned models and checkpoints that can be called. */
@OutboundPort
public interface ServedModels {

    /** Adds a model; one whose name is there already is passed over. */
    void add(ServedModel model);

    /** The model, if it is one that the caller sees, or that is shared with a team of theirs. */
    Optional<ServedModel> visibleTo(Caller caller, ModelName name);

    /**
     * The tuned models that the caller sees, without checkpoints, and whatever is shared with teams
     * of theirs, newest first; at most 10,000.
     */
    List<ServedModel> list(Caller caller);

    /** All that came out of a job, its checkpoints first. */
    List<ServedModel> of(JobId job);

    /** Removes a tuned model together with its job's checkpoints; false if there is none. */
    boolean remove(ModelName name);
}
